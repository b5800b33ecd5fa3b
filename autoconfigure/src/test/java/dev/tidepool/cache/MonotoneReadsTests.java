package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random transactions against H2: a read that begins after a commit returned must see it.
 */
class MonotoneReadsTests {

	private static final String QUERY = "select stock from product where id = ?";

	private static final int COMMITS = 80;

	@Test
	void aReadThatBeginsAfterACommitSeesIt() throws Exception {
		try (CacheFixture fixture = CacheFixture.h2(new CacheRule(Set.of("product"), null, null))) {
			fixture.update("update product set stock = 0 where id = 1");
			AtomicInteger committed = new AtomicInteger();
			AtomicBoolean done = new AtomicBoolean();
			ExecutorService threads = Executors.newFixedThreadPool(4);
			try {
				List<Future<?>> readers = new ArrayList<>();
				for (int i = 0; i < 3; i++) {
					Random random = new Random(42 + i);
					readers.add(threads.submit(() -> {
						read(fixture, committed, done, random);
						return null;
					}));
				}
				write(fixture, committed, new Random(7));
				done.set(true);
				for (Future<?> reader : readers) {
					reader.get();
				}
			}
			finally {
				done.set(true);
				threads.shutdownNow();
			}
			CacheStatistics statistics = fixture.cache.statistics();
			assertThat(committed).hasValue(COMMITS);
			assertThat(statistics.hits()).isGreaterThan((statistics.hits() + statistics.misses()) * 3 / 10);
			assertThat(statistics.unknownOutcomes()).isZero();
		}
	}

	private static void write(CacheFixture fixture, AtomicInteger committed, Random random) throws SQLException {
		for (int k = 1; k <= COMMITS; k++) {
			if (random.nextBoolean()) {
				fixture.update("update product set stock = " + k + " where id = 1");
			}
			else {
				try (Connection connection = fixture.transaction()) {
					CacheFixture.update(connection, "update product set stock = -1 where id = 1");
					if (random.nextInt(4) == 0) {
						connection.rollback();
					}
					assertThat(CacheFixture.query(connection, "select count(*) from product where id > ?", 1))
						.containsExactly(1L);
					CacheFixture.update(connection, "update product set stock = " + k + " where id = 1");
					assertThat(CacheFixture.query(connection, QUERY, 1)).containsExactly((long) k);
					connection.commit();
				}
			}
			committed.set(k);
			// As many reads as it takes for some to be hits
			long enough = fixture.cache.statistics().hits() + fixture.cache.statistics().misses() + 20;
			while (fixture.cache.statistics().hits() + fixture.cache.statistics().misses() < enough) {
				Thread.yield();
			}
		}
	}

	private static void read(CacheFixture fixture, AtomicInteger committed, AtomicBoolean done, Random random)
			throws SQLException {
		long last = 0;
		while (!done.get()) {
			boolean transaction = random.nextInt(3) == 0;
			try (Connection connection = transaction ? fixture.transaction() : fixture.connection()) {
				for (int i = 0; i < 1 + random.nextInt(3); i++) {
					int atLeast = committed.get();
					long seen = (Long) CacheFixture.query(connection, QUERY, 1).get(0);
					assertThat(seen).isGreaterThanOrEqualTo(atLeast).isGreaterThanOrEqualTo(last);
					last = seen;
				}
				if (transaction) {
					connection.commit();
				}
			}
		}
	}

}
