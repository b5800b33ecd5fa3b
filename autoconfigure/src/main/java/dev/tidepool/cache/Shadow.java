package dev.tidepool.cache;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.cache.Dependencies.Closure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cache that answers nothing: counts what it would have answered, of queries that
 * nobody opted in too, and compares a sample with the database. Thread-safe.
 */
final class Shadow {

	private static final Logger logger = LoggerFactory.getLogger(Shadow.class);

	/** One would-be hit in so many is compared; the first one always. */
	static final int SAMPLE = 8;

	static final int MAX_GHOSTS = 10_000;

	private final Snapshots snapshots;

	private final ReadRules rules;

	private final CacheCounters counters;

	private final Ticker ticker;

	private final long begun;

	private final long maxResultBytes;

	private final AtomicLong hits = new AtomicLong();

	/** When queries were executed that nobody opted in; their results are not kept. */
	private final Cache<CacheKey, CachedRows.Fill> ghosts = Caffeine.newBuilder()
		.maximumSize(MAX_GHOSTS)
		.executor(Runnable::run)
		.build();

	Shadow(Snapshots snapshots, ReadRules rules, CacheCounters counters, Ticker ticker, long maxResultBytes) {
		this.snapshots = snapshots;
		this.rules = rules;
		this.counters = counters;
		this.ticker = ticker;
		this.begun = ticker.read();
		this.maxResultBytes = maxResultBytes;
	}

	/**
	 * How long it has watched.
	 */
	long watchedNanos() {
		return this.ticker.read() - this.begun;
	}

	long ghosts() {
		this.ghosts.cleanUp();
		return this.ghosts.estimatedSize();
	}

	/**
	 * There was a result that would have been served.
	 */
	@Nullable Object hit(Lookup lookup, CachedRows rows) throws SQLException {
		this.counters.wouldHits().increment();
		Object answer = timed(lookup, true, () -> this.snapshots.proceed(lookup.execution(), lookup.chain()));
		if (this.hits.getAndIncrement() % SAMPLE != 0 || !(answer instanceof ResultSet truth)) {
			return answer;
		}
		return new CapturingResultSet(truth, new Compared(rows, lookup.closure()), lookup.key(), lookup.plan(),
				rows.fill(), this.maxResultBytes);
	}

	/**
	 * There was none.
	 */
	@Nullable Object miss(Lookup lookup, Loader loader) throws SQLException {
		return timed(lookup, false, () -> loader.load(lookup));
	}

	/**
	 * Nobody opted the query in.
	 */
	@Nullable Object stranger(Lookup lookup) throws SQLException {
		CachedRows.Fill known = this.ghosts.getIfPresent(lookup.key());
		boolean wouldHit = known != null
				&& this.rules.isTrue(lookup.closure(), known.stamp(), this.snapshots.horizon(lookup.session()))
				&& this.ticker.read() - known.nanos() < known.ttlNanos();
		if (!wouldHit) {
			long stamp = this.snapshots.stamp(lookup.session());
			if (TableStamps.isQuiet(lookup.closure().stamps())) {
				this.ghosts.put(lookup.key(), new CachedRows.Fill(stamp, this.ticker.read(), lookup.ttlNanos()));
			}
		}
		return timed(lookup, wouldHit, () -> this.snapshots.proceed(lookup.execution(), lookup.chain()));
	}

	private static @Nullable Object timed(Lookup lookup, boolean wouldHit, Step step) throws SQLException {
		long start = System.nanoTime();
		try {
			return step.run();
		}
		finally {
			lookup.plan().template().use().executed(lookup.plan(), wouldHit, System.nanoTime() - start);
		}
	}

	/**
	 * Rows as they can be compared whatever their order is: without an order in the
	 * query, the database may give any.
	 */
	private static Map<List<@Nullable Object>, Integer> unordered(CachedRows rows) {
		Map<List<@Nullable Object>, Integer> all = new HashMap<>();
		for (int row = 0; row < rows.count(); row++) {
			List<@Nullable Object> cells = new ArrayList<>();
			for (int column = 0; column < rows.columns().count(); column++) {
				Object value = rows.cells(column).get(row);
				cells.add((value instanceof byte[] bytes) ? ByteBuffer.wrap(bytes) : value);
			}
			all.merge(cells, 1, Integer::sum);
		}
		return all;
	}

	/**
	 * Compares what would have been served with what the application read instead.
	 */
	private final class Compared implements CapturingResultSet.Target {

		private final CachedRows stored;

		private final Closure closure;

		Compared(CachedRows stored, Closure closure) {
			this.stored = stored;
			this.closure = closure;
		}

		@Override
		public void complete(CacheKey key, CachedRows truth) {
			if (!Shadow.this.rules.isTrue(this.closure, this.stored.fill().stamp(), Long.MAX_VALUE)) {
				// Changed since: both may be right
				return;
			}
			Shadow.this.counters.compared().increment();
			if (!unordered(this.stored).equals(unordered(truth))) {
				Shadow.this.counters.mismatches().increment();
				TemplateState template = truth.plan().template();
				if (template.use().firstMismatch()) {
					logger.warn(
							"The database answers otherwise than the cache would have, although nothing was "
									+ "changed through this application; somebody else may write to these tables: {}",
							template.template().text());
				}
			}
		}

		@Override
		public void abandoned(CacheKey key, CachePlan plan) {
		}

		@Override
		public void failed(CacheKey key) {
			Shadow.this.counters.captureFailures().increment();
		}

	}

	@FunctionalInterface
	private interface Step {

		@Nullable Object run() throws SQLException;

	}

}
