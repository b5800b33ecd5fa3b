package dev.tidepool.pool;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link RecentTimes}.
 */
class RecentTimesTests {

	private static final long SECOND = 1_000_000_000L;

	private final PoolCounters counters = new PoolCounters();

	private final RecentTimes times = new RecentTimes();

	private long now = Long.MAX_VALUE - 10 * SECOND;

	private long executed;

	@Test
	void tellsWhatTheLastMinuteWasSpentOn() {
		for (int i = 0; i <= 200; i++) {
			look();
			this.counters.leased(SECOND / 10);
			this.counters.completed(SECOND / 2);
			this.executed += SECOND / 4;
		}
		SessionTimes recent = this.times.recent();
		assertThat(recent.seconds()).isEqualTo(60);
		assertThat(recent.sessions()).isEqualTo(60);
		assertThat(recent.waited()).isCloseTo(6, within(1e-9));
		assertThat(recent.held()).isEqualTo(30);
		assertThat(recent.executed()).isEqualTo(15);
		assertThat(recent.others()).isEqualTo(15);
		assertThat(recent.waitingShare()).isCloseTo(1.0 / 6, within(1e-9));
	}

	@Test
	void whoeverLooksAllTheTimeGetsAShorterWindow() {
		for (int i = 0; i < 10_000; i++) {
			this.now += SECOND / 1000;
			this.times.look(this.now, this.counters, OptionalLong.empty());
		}
		assertThat(this.times.recent().seconds()).isCloseTo(0.099, within(1e-9));
	}

	@Test
	void doesNotMakeUpForHowLongStatementsExecuted() {
		this.times.look(this.now, this.counters, OptionalLong.empty());
		look();
		assertThat(this.times.recent().executed()).isNull();
		assertThat(this.times.recent().others()).isNull();
	}

	@Test
	void opensAreCounted() {
		look();
		this.counters.created.increment();
		this.counters.creationNanos.add(SECOND / 5);
		look();
		assertThat(this.times.recent().opened()).isOne();
		assertThat(this.times.recent().opening()).isEqualTo(0.2);
	}

	private void look() {
		this.now += SECOND;
		this.times.look(this.now, this.counters, OptionalLong.of(this.executed));
	}

}
