package dev.tidepool.cache;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.cache.CacheStatistics.TableUsage;
import dev.tidepool.cache.Dependencies.Closure;
import dev.tidepool.cache.WriteEffect.Scope;
import dev.tidepool.database.Catalog;
import dev.tidepool.database.Catalogs;
import dev.tidepool.jdbc.Bindings;
import dev.tidepool.jdbc.ConnectionListener;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.QueryCall;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.jdbc.QueryInterceptor;
import dev.tidepool.jdbc.Session;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The query-result cache of an application, a step on the way of every query of all its
 * data sources: one cache for all, because two pools may lead to one database, and then
 * writes through the one must be known to the other. Thread-safe.
 * <p>
 * It serves what was opted in, as long as nothing that the query read was changed through
 * any of these data sources. Writes from elsewhere are not seen; the time to live bounds
 * how long a result can outlive those.
 */
public final class QueryCache implements QueryInterceptor, ConnectionListener, AutoCloseable {

	/** A result larger than this part of the whole is not kept. */
	private static final int LARGEST_SHARE = 16;

	/** How late the approximate time may be, in a process that gets too little done. */
	private static final long DOUBT_NANOS = Duration.ofSeconds(1).toNanos();

	/** For how long somebody waits for another's load of the same result. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final TableStamps stamps;

	private final CommitWindows windows;

	private final Snapshots snapshots;

	private final Catalogs catalogs;

	private final ReadRules rules;

	private final CacheCounters counters = new CacheCounters();

	private final CachedQueryScope scope = new CachedQueryScope();

	private final CachePlans plans;

	private final EntryStore entries;

	private final InvalidationListeners listeners;

	private final ManualInvalidations invalidations;

	private final Ticker ticker;

	private final Loader loader;

	private final Refresher refresher;

	/** {@code null} if queries are served. */
	private final @Nullable Shadow shadow;

	/**
	 * Create a cache that ages by the system's clock and takes every name for a table.
	 * @param settings how it is set up
	 */
	public QueryCache(CacheSettings settings) {
		this(settings, Ticker.systemTicker(), Catalogs.LITERAL, new Faults());
	}

	/**
	 * Create a cache that knows which tables queries and writes really touch.
	 * @param settings how it is set up
	 * @param ticker the clock by which entries age
	 * @param catalogs the catalogs of the data sources
	 * @param faults where faults of its own are reported, and of those who listen to it
	 */
	public QueryCache(CacheSettings settings, Ticker ticker, Catalogs catalogs, Faults faults) {
		this(settings, ticker, catalogs, new TableStamps(), new ReadRules(), faults);
	}

	QueryCache(CacheSettings settings, Ticker ticker, Catalogs catalogs, TableStamps stamps, ReadRules rules) {
		this(settings, ticker, catalogs, stamps, rules, new Faults());
	}

	private QueryCache(CacheSettings settings, Ticker ticker, Catalogs catalogs, TableStamps stamps, ReadRules rules,
			Faults faults) {
		this.listeners = new InvalidationListeners(faults);
		this.catalogs = catalogs;
		this.stamps = stamps;
		this.windows = new CommitWindows(stamps, catalogs, this.listeners);
		this.snapshots = new Snapshots(stamps, catalogs, rules);
		this.rules = rules;
		this.plans = new CachePlans(settings, this.stamps);
		this.entries = new EntryStore(settings.maxBytes(), ticker, new HeapAfterCollection(), new Compression(faults));
		ForgottenTexts forgotten = new ForgottenTexts();
		this.invalidations = new ManualInvalidations(stamps, this.entries, forgotten, this.listeners);
		this.ticker = ticker;
		Outages outages = new Outages(ticker);
		long largest = settings.maxBytes() / LARGEST_SHARE;
		this.loader = new Loader(stamps, this.snapshots, rules, this.entries, this.counters, ticker,
				new Loads(PATIENCE), outages, forgotten, largest, settings.mode() == CacheMode.SERVE);
		this.shadow = (settings.mode() == CacheMode.SHADOW)
				? new Shadow(this.snapshots, rules, this.counters, ticker, largest) : null;
		this.refresher = new Refresher(rules, stamps, this.entries, this.counters, outages, ticker, forgotten, largest);
	}

	/**
	 * Return where {@link CachedQuery} methods announce themselves.
	 * @return the scope
	 */
	public CachedQueryScope scope() {
		return this.scope;
	}

	// The way of a query

	@Override
	public boolean mayAnswer(StatementFacts facts) {
		return this.shadow == null && covers(facts);
	}

	/**
	 * Whether the cache keeps results of such a statement, here and now.
	 * @param facts what is known of the statement
	 * @return {@code true} if something opts it in and nothing is against it
	 */
	public boolean covers(StatementFacts facts) {
		CachePlan plan = this.plans.of(facts);
		return (plan.optIn() != null || this.scope.isActive()) && plan.cacheable() && !plan.optedOut()
				&& plan.template().refusal() == null;
	}

	@Override
	public @Nullable Object intercept(QueryExecution execution, Chain chain) throws SQLException {
		StatementFacts facts = execution.facts();
		CachePlan plan = this.plans.of(facts);
		if (plan.effect().scope() != Scope.NOTHING || execution.call() == QueryCall.BATCH) {
			return this.windows.proceed(execution, (next) -> this.snapshots.proceed(next, chain), plan.effect());
		}
		CachedQueryScope.Frame frame = this.scope.frame();
		if (plan.optIn() == null && frame == null) {
			return (this.shadow != null) ? observe(execution, chain, plan, this.shadow)
					: this.snapshots.proceed(execution, chain);
		}
		return answer(execution, chain, plan, frame);
	}

	/**
	 * Serves a query that was opted in, or has its result stored. On its own: what only
	 * passes through must stay small enough for the just-in-time compiler to see through.
	 */
	private @Nullable Object answer(QueryExecution execution, Chain chain, CachePlan plan,
			CachedQueryScope.@Nullable Frame frame) throws SQLException {
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
	private @Nullable Object observe(QueryExecution execution, Chain chain, CachePlan plan, Shadow shadow)
			throws SQLException {
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

	// Transactions

	@Override
	public void beforeCommit(Session session) {
		this.windows.beforeCommit(session);
	}

	@Override
	public void afterCommit(Session session, CommitOutcome outcome) {
		this.snapshots.afterCommit(session, outcome);
		this.windows.afterCommit(session, outcome);
	}

	@Override
	public void afterRollback(Session session) {
		this.snapshots.afterRollback(session);
		this.windows.afterRollback(session);
	}

	@Override
	public void afterPartialRollback(Session session) {
		this.snapshots.afterPartialRollback(session);
	}

	@Override
	public void onClose(Session session) {
		this.windows.onClose(session);
	}

	// Operation

	/**
	 * Marks a table as changed, for writes that did not come through here.
	 * @param table the name; schema, quotes and case do not count
	 */
	public void invalidate(String table) {
		this.invalidations.table(table);
	}

	/**
	 * Drops the results of every query in whose text a pattern is found, and those that
	 * are on their way.
	 * @param sql found anywhere in the text, unless it is anchored; if it takes too long
	 * to look for it, every result is dropped
	 * @return how many results were dropped
	 */
	public long invalidate(Pattern sql) {
		return this.invalidations.texts(sql);
	}

	/**
	 * Marks every table as changed and drops all entries.
	 */
	public void invalidateAll() {
		this.invalidations.everything();
	}

	/**
	 * Executes queries, so that those which are opted in are answered from the cache from
	 * then on. A query that fails does not keep the others from being executed.
	 * @param dataSource where they are executed: one that this cache stands before
	 * @param queries their texts, exactly as the application asks them, without
	 * parameters
	 * @return what became of each
	 */
	public Map<String, WarmUpOutcome> warm(DataSource dataSource, List<String> queries) {
		return WarmUp.run(dataSource, queries);
	}

	/**
	 * Tells somebody of every table that is marked as changed from now on.
	 * @param listener who is told, for as long as there is a cache
	 */
	public void addListener(InvalidationListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * States that no commit of unknown outcome is on its way any more, because the
	 * sessions in question are known to be gone. What they may have written counts as
	 * changed now, and their tables are served again.
	 * @return how many commits there were
	 */
	public long settle() {
		return this.stamps.settle();
	}

	@Override
	public void close() {
		this.refresher.close();
	}

	long ghosts() {
		return (this.shadow != null) ? this.shadow.ghosts() : 0;
	}

	int refreshing() {
		return this.refresher.pending();
	}

	int waiting() {
		return this.loader.waiting();
	}

	long loading() {
		return this.loader.loading();
	}

	/**
	 * Return the commits and writes of unknown outcome that are not settled.
	 * @return how many there are
	 */
	public long unknownOutcomes() {
		return this.stamps.unknown();
	}

	/**
	 * Return what the cache did and holds.
	 * @return a snapshot
	 */
	public CacheStatistics statistics() {
		return CacheStatistics.of(this.plans, this.counters, this.entries, this.windows, this.invalidations,
				this.stamps.unknown());
	}

	/**
	 * Return what would pay, and what does not pay and why. Known in shadow mode only.
	 * @return suggestions from what was seen since the start
	 */
	public Suggestions suggestions() {
		Shadow watching = this.shadow;
		return (watching != null) ? Suggestions.of(this.plans.observations(), watching.watchedNanos())
				: Suggestions.NONE;
	}

	/**
	 * Return what the cache holds by table. Goes through all entries.
	 * @return usage by unqualified lower-case name; an entry counts for every table it
	 * read
	 */
	public Map<String, TableUsage> tables() {
		return this.entries.tables();
	}

}
