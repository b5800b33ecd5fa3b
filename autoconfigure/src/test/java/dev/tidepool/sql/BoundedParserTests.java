package dev.tidepool.sql;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BoundedParser} and {@link StopSignal}.
 */
class BoundedParserTests {

	private static final Analysis ANALYSIS = new Analysis(SqlTemplate.of("a"), StatementKind.SELECT, Set.of(), Set.of(),
			EnumSet.noneOf(Trait.class), false);

	@Test
	void stopsRunawayParserAfterItsCallerLeft() throws Exception {
		CountDownLatch stopped = new CountDownLatch(1);
		BoundedParser parser = new BoundedParser((shape, brackets, stop) -> {
			while (!stop.stopped()) {
				Thread.onSpinWait();
			}
			stopped.countDown();
			return null;
		}, Duration.ofMillis(1));
		BoundedParser.Parse parse = parser.start("a", false, (tables) -> ANALYSIS);
		assertThat(parse.await()).isNull();
		stopped.await();
	}

	@Test
	void refusesWhenTooManyWaitAndNeverHasMoreThanTwoThreads() {
		CountDownLatch release = new CountDownLatch(1);
		BoundedParser parser = new BoundedParser((shape, brackets, stop) -> {
			try {
				release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return null;
		}, Duration.ofMillis(1));
		BoundedParser.Parse last = parser.start("a", false, (tables) -> ANALYSIS);
		for (int i = 0; i < 300; i++) {
			last = parser.start("a", false, (tables) -> ANALYSIS);
		}
		assertThat(last.refused()).isTrue();
		assertThat(last.await()).isSameAs(ANALYSIS);
		assertThat(parser.threads()).isEqualTo(2);
		release.countDown();
	}

	@Test
	void interruptsGrammarOfExponentialCost() throws Exception {
		// Each level multiplies the work
		String sql = "select * from a where b in " + "(select b from a where b in ".repeat(25) + "(1)" + ")".repeat(25);
		StopSignal stop = new StopSignal();
		Thread thread = new Thread(() -> new SqlParser().parse(sql, false, stop));
		thread.setDaemon(true);
		thread.start();
		stop.stop();
		thread.join(Duration.ofSeconds(30).toMillis());
		assertThat(thread.isAlive()).isFalse();
	}

	@Test
	void stopActsAtOnceIfItCameFirst() {
		StopSignal stop = new StopSignal();
		StringBuilder acted = new StringBuilder();
		stop.stop();
		stop.onStop(() -> acted.append("x"));
		assertThat(acted).hasToString("x");
		stop.release();
		stop.stop();
		assertThat(acted).hasToString("x");
	}

}
