package dev.tidepool.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidepool.jdbc.CoarseClock;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts executions that took too long, remembers the last fifty and logs them, each
 * template at most once a minute. Bound values are neither kept nor logged. Thread-safe.
 */
public final class SlowQueries {

	private static final Logger logger = LoggerFactory.getLogger(SlowQueries.class);

	private static final int RECENT = 50;

	private static final int MAX_LOGGED_LENGTH = 500;

	private final Clock clock;

	private final QueryListener listener;

	private final LongAdder slow = new LongAdder();

	private final LongAdder critical = new LongAdder();

	private final RecentExecutions recent = new RecentExecutions(RECENT);

	private final Cache<SqlTemplate, Boolean> logged;

	/**
	 * Judge by two thresholds.
	 * @param slow from which duration an execution is slow
	 * @param critical from which duration it is critical
	 * @param clock tells when an execution ended, and when a minute is over
	 * @throws IllegalArgumentException if {@code slow} is negative or above
	 * {@code critical}
	 */
	public SlowQueries(Duration slow, Duration critical, Clock clock) {
		this.clock = clock;
		this.logged = Caffeine.newBuilder()
			.maximumSize(1000)
			.expireAfterWrite(Duration.ofMinutes(1))
			.ticker(() -> clock.millis() * 1_000_000)
			.executor(Runnable::run)
			.build();
		this.listener = withThresholds(slow, critical);
	}

	/**
	 * Return a listener with thresholds of its own, for a data source that has some. It
	 * feeds the same counters.
	 * @param slow from which duration an execution is slow
	 * @param critical from which duration it is critical
	 * @return the listener
	 * @throws IllegalArgumentException if {@code slow} is negative or above
	 * {@code critical}
	 */
	public QueryListener withThresholds(Duration slow, Duration critical) {
		if (slow.isNegative()) {
			throw new IllegalArgumentException("slow (" + slow + ") must be >= 0");
		}
		if (critical.compareTo(slow) < 0) {
			throw new IllegalArgumentException("critical (" + critical + ") must be >= slow (" + slow + ")");
		}
		return new Thresholds(slow.toNanos(), critical.toNanos());
	}

	/**
	 * Return the listener with the common thresholds.
	 * @return the listener
	 */
	public QueryListener listener() {
		return this.listener;
	}

	void judged(SqlTemplate template, String dataSource, long nanos, long criticalNanos, boolean failed) {
		Severity severity = (nanos >= criticalNanos) ? Severity.CRITICAL : Severity.SLOW;
		counter(severity).increment();
		this.recent.add(new SlowExecution(template.id(), template.text(), dataSource, Duration.ofNanos(nanos),
				Instant.ofEpochMilli(this.clock.millis()), severity, failed));
		if (logger.isWarnEnabled() && this.logged.asMap().putIfAbsent(template, Boolean.TRUE) == null) {
			logger.warn(message(template, dataSource, nanos, criticalNanos));
		}
	}

	private static String message(SqlTemplate template, String dataSource, long nanos, long criticalNanos) {
		String text = template.text();
		if (text.length() > MAX_LOGGED_LENGTH) {
			text = text.substring(0, MAX_LOGGED_LENGTH) + "...";
		}
		return String.format(Locale.ROOT, "Slow query on %s: %,d ms (critical above %,d ms): %s", dataSource,
				nanos / 1_000_000, criticalNanos / 1_000_000, text.replaceAll("\\p{Cntrl}", " "));
	}

	private LongAdder counter(Severity severity) {
		return (severity == Severity.CRITICAL) ? this.critical : this.slow;
	}

	/**
	 * Return how many executions there were of a severity.
	 * @param severity the severity; a critical execution does not count as slow too
	 * @return the count since the start
	 */
	public long count(Severity severity) {
		return counter(severity).sum();
	}

	/**
	 * Return the last slow executions.
	 * @return an immutable list, at most 50, the latest first
	 */
	public List<SlowExecution> recent() {
		return this.recent.list();
	}

	/**
	 * How slow an execution was.
	 */
	public enum Severity {

		/** Above the first threshold. */
		SLOW,

		/** Above the second threshold. */
		CRITICAL

	}

	private final class Thresholds implements QueryListener {

		private final long slowNanos;

		private final long criticalNanos;

		Thresholds(long slowNanos, long criticalNanos) {
			this.slowNanos = slowNanos;
			this.criticalNanos = criticalNanos;
		}

		@Override
		public boolean hearsOfHits() {
			return false;
		}

		@Override
		public boolean takesEstimates() {
			return this.slowNanos >= CoarseClock.CERTAIN_NANOS;
		}

		@Override
		public void onQuery(QueryExecution execution) {
			long nanos = execution.nanos();
			if (nanos >= this.slowNanos && execution.facts().kind() != StatementKind.DDL) {
				judged(execution.facts().template(), execution.session().dataSource(), nanos, this.criticalNanos,
						execution.failure() != null);
			}
		}

	}

}
