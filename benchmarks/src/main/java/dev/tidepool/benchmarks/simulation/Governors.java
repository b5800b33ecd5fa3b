package dev.tidepool.benchmarks.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.VegasLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import dev.tidepool.pool.LimitDecision;
import dev.tidepool.pool.LimitSearch;
import dev.tidepool.pool.PoolSnapshot;

/**
 * Tidepool's policy and those it is compared with.
 */
final class Governors {

	/** Where every governor that moves starts: HikariCP's default size. */
	static final int START = 10;

	/** The highest limit that a governor may choose. */
	static final int HIGHEST = 100;

	private Governors() {
	}

	static Governor fixed(int limit) {
		return () -> limit;
	}

	static Governor tidepool() {
		return new Tidepool();
	}

	/**
	 * The peers, each with the settings that its authors ship.
	 */
	static Map<String, Supplier<Governor>> peers() {
		Map<String, Supplier<Governor>> peers = new LinkedHashMap<>();
		peers.put("AIMD",
				() -> new Peer(AIMDLimit.newBuilder()
					.initialLimit(START)
					.minLimit(1)
					.maxLimit(HIGHEST)
					.timeout(5, TimeUnit.SECONDS)
					.build()));
		peers.put("Gradient2", () -> new Peer(
				windowed(Gradient2Limit.newBuilder().initialLimit(START).minLimit(2).maxConcurrency(HIGHEST).build())));
		peers.put("Vegas",
				() -> new Peer(windowed(VegasLimit.newBuilder().initialLimit(START).maxConcurrency(HIGHEST).build())));
		peers.put("fixed 10", () -> fixed(START));
		return peers;
	}

	/**
	 * One sample a second, the mean of what was measured, as the authors do it too:
	 * single times of very different work tell these laws little.
	 */
	private static Limit windowed(Limit law) {
		return WindowedLimit.newBuilder()
			.minWindowTime(1, TimeUnit.SECONDS)
			.maxWindowTime(1, TimeUnit.SECONDS)
			.build(law);
	}

	private static final class Tidepool implements Governor {

		private final LimitSearch search = new LimitSearch();

		private int limit = START;

		@Override
		public int limit() {
			return this.limit;
		}

		@Override
		public void tick(PoolSnapshot now) {
			LimitDecision decision = this.search.decide(now);
			this.limit = decision.to();
		}

	}

	private record Peer(Limit law) implements Governor {

		@Override
		public int limit() {
			return Math.max(1, Math.min(HIGHEST, this.law.getLimit()));
		}

		@Override
		public void completed(double now, double held, double waited, int inflight) {
			this.law.onSample((long) ((now - held) * 1e9), (long) (held * 1e9), inflight, false);
		}

	}

}
