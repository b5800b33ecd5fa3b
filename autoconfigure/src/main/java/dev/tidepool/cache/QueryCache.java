package dev.tidepool.cache;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.cache.CacheStatistics.TableUsage;
import dev.tidepool.cache.WriteEffect.Scope;
import dev.tidepool.database.Catalogs;
import dev.tidepool.jdbc.ConnectionListener;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.QueryCall;
import dev.tidepool.jdbc.QueryExecution;
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

	/** For how long somebody waits for another's load of the same result. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final TableStamps stamps;

	private final CommitWindows windows;

	private final Snapshots snapshots;

	private final CacheCounters counters = new CacheCounters();

	private final CachedQueryScope scope = new CachedQueryScope();

	private final CachePlans plans;

	private final EntryStore entries;

	private final InvalidationListeners listeners;

	private final ManualInvalidations invalidations;

	private final Loader loader;

	private final Refresher refresher;

	/** {@code null} if queries are served. */
	private final @Nullable Shadow shadow;

	private final Lookups lookups;

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
		this.stamps = stamps;
		this.windows = new CommitWindows(stamps, catalogs, this.listeners);
		this.snapshots = new Snapshots(stamps, catalogs, rules);
		this.plans = new CachePlans(settings, this.stamps);
		this.entries = new EntryStore(settings.maxBytes(), ticker, new HeapAfterCollection(), new Compression(faults));
		ForgottenTexts forgotten = new ForgottenTexts();
		this.invalidations = new ManualInvalidations(stamps, this.entries, forgotten, this.listeners);
		Outages outages = new Outages(ticker);
		long largest = settings.maxBytes() / LARGEST_SHARE;
		this.loader = new Loader(stamps, this.snapshots, rules, this.entries, this.counters, ticker,
				new Loads(PATIENCE), outages, forgotten, largest, settings.mode() == CacheMode.SERVE);
		this.shadow = (settings.mode() == CacheMode.SHADOW)
				? new Shadow(this.snapshots, rules, this.counters, ticker, largest) : null;
		this.refresher = new Refresher(rules, stamps, this.entries, this.counters, outages, ticker, forgotten, largest);
		this.lookups = new Lookups(this.plans, catalogs, rules, this.snapshots, this.entries, this.counters, ticker,
				this.loader, this.refresher, this.shadow);
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
			return (this.shadow != null) ? this.lookups.observe(execution, chain, plan, this.shadow)
					: this.snapshots.proceed(execution, chain);
		}
		// What only passes through stays small, for the compiler to see through it
		return this.lookups.answer(execution, chain, plan, frame);
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
