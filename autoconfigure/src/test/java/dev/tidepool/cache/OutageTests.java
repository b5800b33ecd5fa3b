package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what the cache does when the database cannot be reached.
 */
class OutageTests {

	private static final String QUERY = CacheFixture.QUERY;

	private static final String OTHER = "select name from product where id = 2";

	@Test
	void withThePoolExhaustedAndTheDatabaseStoppedCachedReadsKeepAnswering() throws Exception {
		CacheRule rule = new CacheRule(Set.of("product"), null, Duration.ofMinutes(1), Duration.ofMinutes(10), null);
		EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
		config.setMaximumPoolSize(1);
		config.setConnectionTimeout(250);
		try (CacheFixture fixture = CacheFixture.with(1 << 20, config, rule)) {
			fixture.warm();
			fixture.query(OTHER);
			AtomicInteger sent = new AtomicInteger();
			fixture.below.set((execution, chain) -> {
				sent.incrementAndGet();
				return chain.proceed(execution);
			});
			try (Connection only = fixture.transaction()) {
				CacheFixture.update(only, "update person set name = 'Bob'");
				server.close();
				sent.set(0);
				for (int i = 0; i < 100; i++) {
					assertThat(fixture.query(QUERY)).containsExactly("tea");
				}
				assertThat(sent).as("hits reach no pool").hasValue(0);
				fixture.ticker.advance(Duration.ofMinutes(2));
				assertThat(fixture.query(QUERY)).containsExactly("tea");
				assertThat(sent).hasValue(1);
				assertThat(fixture.cache.statistics().stale()).isEqualTo(1);
				assertThat(fixture.query(OTHER)).containsExactly("milk");
				assertThat(sent).as("nobody waits for what is known").hasValue(1);
				assertThat(fixture.cache.statistics().stale()).isEqualTo(2);
				assertThatExceptionOfType(SQLException.class).as("the transaction has written")
					.isThrownBy(() -> CacheFixture.query(only, QUERY));
			}
			catch (SQLException ex) {
				// Closing what is broken
			}
			fixture.ticker.advance(Duration.ofSeconds(2));
			assertThat(fixture.query(QUERY)).containsExactly("tea");
			assertThat(sent.get()).as("somebody tries again").isGreaterThan(1);
			fixture.ticker.advance(Duration.ofMinutes(10));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> fixture.query(QUERY));
		}
		finally {
			server.close();
		}
	}

	@Test
	void whatIsKnownToHaveChangedIsNotServedInAnOutage() throws SQLException {
		CacheRule rule = new CacheRule(Set.of("product"), null, null, Duration.ofMinutes(10), null);
		try (CacheFixture fixture = CacheFixture.h2(rule)) {
			fixture.warm();
			fixture.cache.invalidate("product");
			fixture.dataSource.close();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> fixture.query(QUERY));
			assertThat(fixture.cache.statistics().stale()).isZero();
		}
	}

	@Test
	void anOutageIsToldFromARefusal() {
		assertThat(Outages.isOutage(new SQLTransientConnectionException("no connection"))).isTrue();
		assertThat(Outages.isOutage(new SQLTimeoutException("too slow"))).isTrue();
		assertThat(Outages.isOutage(new SQLException("gone", "08006"))).isTrue();
		assertThat(Outages.isOutage(new SQLException("shut down", "57P01"))).isTrue();
		assertThat(Outages.isOutage(new SQLSyntaxErrorException("what?", "42601"))).isFalse();
		assertThat(Outages.isOutage(new SQLException("too many", "53300"))).isFalse();
	}

	@Test
	void whileADatabaseCannotBeReachedOneTriesNowAndThen() {
		FakeTicker ticker = new FakeTicker();
		Outages outages = new Outages(ticker);
		assertThat(outages.isWorthTrying("a")).isTrue();
		outages.failed("a");
		assertThat(outages.isWorthTrying("a")).isFalse();
		assertThat(outages.isWorthTrying("b")).isTrue();
		ticker.advance(Duration.ofNanos(Outages.PAUSE_NANOS));
		assertThat(outages.isWorthTrying("a")).isTrue();
		assertThat(outages.isWorthTrying("a")).isFalse();
		outages.reached("a");
		assertThat(outages.isWorthTrying("a")).isTrue();
	}

	@Test
	void outagesAreBounded() {
		Outages outages = new Outages(new FakeTicker());
		for (int i = 0; i < 2 * Outages.MAX_DATA_SOURCES; i++) {
			outages.failed("database" + i);
		}
		assertThat(outages.isKnown("database" + (Outages.MAX_DATA_SOURCES - 1))).isTrue();
		assertThat(outages.isKnown("database" + Outages.MAX_DATA_SOURCES)).isFalse();
	}

}
