package dev.tidepool.cache;

import java.sql.SQLException;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.cache.Dependencies.Closure;
import dev.tidepool.database.Catalog;
import dev.tidepool.database.Catalogs;
import dev.tidepool.jdbc.Bindings;
import dev.tidepool.jdbc.QueryCall;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.jdbc.QueryInterceptor.Chain;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the results of queries that were opted in: whether the cache may answer at
 * all, whether it holds a result that is true and young enough, and who gets one if it
 * does not. Thread-safe.
 */
final class Lookups {

	/** How late the approximate time may be, in a process that gets too little done. */
	private static final long DOUBT_NANOS = Duration.ofSeconds(1).toNanos();

	private final CachePlans plans;

	private final Catalogs catalogs;

	private final ReadRules rules;

	private final Snapshots snapshots;

	private final EntryStore entries;

	private final CacheCounters counters;

	private final Ticker ticker;

	private final Loader loader;

	private final Refresher refresher;

	/** {@code null} if queries are served. */
	private final @Nullable Shadow shadow;

	Lookups(CachePlans plans, Catalogs catalogs, ReadRules rules, Snapshots snapshots, EntryStore entries,
			CacheCounters counters, Ticker ticker, Loader loader, Refresher refresher, @Nullable Shadow shadow) {
		this.plans = plans;
		this.catalogs = catalogs;
		this.rules = rules;
		this.snapshots = snapshots;
		this.entries = entries;
		this.counters = counters;
		this.ticker = ticker;
		this.loader = loader;
		this.refresher = refresher;
		this.shadow = shadow;
	}

	/**
	 * Serves a query that was opted in, or has its result stored.
	 * @param frame the annotation that opts it in, if one does
	 */
	@Nullable Object answer(QueryExecution execution, Chain chain, CachePlan plan, CachedQueryScope.@Nullable Frame frame)
			throws SQLException {
		BypassReason reason = bypass(execution, plan);
		Closure closure = plan.dependencies().in((reason != null) ? Catalog.UNKNOWN : catalog(execution));
		if (reason == null) {
			reason = refusal(execution, closure);
		}
		if (reason != null) {
			this.counters.bypass(reason);
			if (this.shadow != null) {
				plan.template().use().refused(reason);
			}
			return this.snapshots.proceed(execution, chain);
		}
		CacheKey key = CacheKey.of(execution.session(), execution.facts().sql(), execution.bindings());
		boolean scoped = frame != null && !plan.firm();
		long ttl = (frame != null && scoped && frame.ttlNanos() > 0) ? frame.ttlNanos() : plan.ttlNanos();
		CachedRows rows = this.entries.get(key);
		OptIn optIn = optIn(plan, scoped);
		if (rows != null && rows.isComplete() && isTrue(rows, closure, key, this.snapshots.horizon(execution.session()))
				&& isYoung(rows, ttl, execution) && !execution.statement().isClosed()) {
			if (this.shadow != null) {
				return this.shadow.hit(new Lookup(execution, chain, plan, closure, key, ttl, optIn), rows);
			}
			execution.answeredBy(Source.FIRST_LEVEL);
			if (plan.refreshNanos() > 0) {
				this.refresher.served(new Lookup(execution, chain, plan, closure, key, ttl, optIn), rows,
						this.ticker.read() - rows.fill().nanos());
			}
			optIn.hits().increment();
			return new CachedAnswer(rows, key, execution, chain, this.counters.fallbacks()).resultSet();
		}
		Lookup lookup = new Lookup(execution, chain, plan, closure, key, ttl, optIn);
		return (this.shadow != null) ? this.shadow.miss(lookup, this.loader) : this.loader.load(lookup);
	}

	private OptIn optIn(CachePlan plan, boolean scoped) {
		OptIn own = plan.optIn();
		return (scoped || own == null) ? this.plans.annotation() : own;
	}

	/**
	 * Lets a query pass that nobody opted in, and notes what opting in would bring.
	 */
	@Nullable Object observe(QueryExecution execution, Chain chain, CachePlan plan, Shadow shadow) throws SQLException {
		BypassReason reason = bypass(execution, plan);
		if (reason == null) {
			Closure closure = plan.dependencies().in(catalog(execution));
			reason = refusal(execution, closure);
			if (reason == null) {
				CacheKey key = CacheKey.of(execution.session(), execution.facts().sql(), execution.bindings());
				return shadow.stranger(
						new Lookup(execution, chain, plan, closure, key, plan.ttlNanos(), this.plans.annotation()));
			}
		}
		plan.template().use().refused(reason);
		return this.snapshots.proceed(execution, chain);
	}

	private Catalog catalog(QueryExecution execution) {
		return this.catalogs.await(execution.session(), execution.startNanos());
	}

	private @Nullable BypassReason refusal(QueryExecution execution, Closure closure) {
		return closure.known() ? this.rules.refusal(execution.session(), execution.statement(), closure)
				: BypassReason.RELATIONS;
	}

	private boolean isTrue(CachedRows rows, Closure closure, CacheKey key, long horizon) {
		if (!this.rules.isTrue(closure, rows.fill().stamp(), horizon)) {
			// What is too new for one is not too old for others
			if (horizon == Long.MAX_VALUE && TableStamps.isQuiet(closure.stamps())) {
				this.entries.remove(key, rows);
			}
			return false;
		}
		return true;
	}

	/**
	 * Whether the rows are not too old; they may have been stored for someone who takes
	 * older ones. A look at the clock takes longer than the look into the cache, so the
	 * exact time is asked for only where it may matter.
	 */
	private boolean isYoung(CachedRows rows, long ttl, QueryExecution execution) {
		long limit = Math.min(ttl, rows.fill().ttlNanos());
		boolean exact = this.ticker != Ticker.systemTicker();
		return (!exact && execution.startNanos() - rows.fill().nanos() < limit - DOUBT_NANOS)
				|| this.ticker.read() - rows.fill().nanos() < limit;
	}

	/**
	 * Why an execution can neither be answered nor its result be kept.
	 */
	private @Nullable BypassReason bypass(QueryExecution execution, CachePlan plan) {
		if (plan.optedOut()) {
			return BypassReason.OPTED_OUT;
		}
		if (!plan.cacheable()) {
			return BypassReason.STATEMENT;
		}
		if (plan.template().refusal() != null) {
			return BypassReason.RESULT;
		}
		QueryCall call = execution.call();
		if ((call != QueryCall.QUERY && call != QueryCall.EXECUTE) || !execution.isPlain()) {
			return BypassReason.SPECIAL_STATEMENT;
		}
		Bindings bindings = execution.bindings();
		if (bindings.size() != execution.facts().parameters() || !bindings.isComplete()) {
			return BypassReason.PARAMETERS;
		}
		return null;
	}

}
