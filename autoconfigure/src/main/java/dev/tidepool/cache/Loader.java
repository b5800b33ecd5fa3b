package dev.tidepool.cache;

import java.sql.ResultSet;
import java.sql.SQLException;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.jdbc.Session;
import org.jspecify.annotations.Nullable;

/**
 * Gets what the cache does not hold from the database, once for all who ask for it at the
 * same time. Thread-safe.
 * <p>
 * Who joins a load takes its result under the rule of every hit: nothing that the query
 * read was changed since the load began. So nobody is shown less than a query of their
 * own would have shown, and a commit while they wait makes them load again. Nobody waits
 * who holds a connection, because the load may need it.
 */
final class Loader {

	/** How often somebody joins before executing the query on their own. */
	private static final int ROUNDS = 3;

	private final TableStamps stamps;

	private final Snapshots snapshots;

	private final ReadRules rules;

	private final EntryStore entries;

	private final CacheCounters counters;

	private final Ticker ticker;

	private final Loads loads;

	private final Outages outages;

	private final ForgottenTexts forgotten;

	private final long maxResultBytes;

	/** Not so in shadow mode, where the database answers everything. */
	private final boolean serves;

	Loader(TableStamps stamps, Snapshots snapshots, ReadRules rules, EntryStore entries, CacheCounters counters,
			Ticker ticker, Loads loads, Outages outages, ForgottenTexts forgotten, long maxResultBytes,
			boolean serves) {
		this.serves = serves;
		this.stamps = stamps;
		this.snapshots = snapshots;
		this.rules = rules;
		this.entries = entries;
		this.counters = counters;
		this.ticker = ticker;
		this.loads = loads;
		this.outages = outages;
		this.forgotten = forgotten;
		this.maxResultBytes = maxResultBytes;
	}

	/**
	 * The threads that wait for others' loads now.
	 */
	int waiting() {
		return this.loads.waiting();
	}

	/**
	 * The loads that others may wait for now.
	 */
	long loading() {
		return this.loads.size();
	}

	@Nullable Object load(Lookup lookup) throws SQLException {
		for (int i = 0; i < ROUNDS; i++) {
			// In this order: a window that opens after the look is seen by the stamp
			Load own = begin(lookup);
			boolean quiet = TableStamps.isQuiet(lookup.closure().stamps());
			if (!quiet || !isShared(lookup.session())) {
				return fill(lookup, own, quiet);
			}
			Load leading = this.loads.lead(lookup.key(), own);
			if (leading == own) {
				return lead(lookup, own);
			}
			if (!TableStamps.isUnchanged(lookup.closure().stamps(), leading.fill().stamp())) {
				this.loads.supersede(lookup.key(), leading, own);
				return fill(lookup, own, true);
			}
			CachedRows loaded = await(lookup, leading);
			CachedRows joined = acceptable(loaded, lookup);
			if (joined != null) {
				return join(lookup, joined);
			}
			if (loaded == null) {
				break;
			}
		}
		Load own = begin(lookup);
		return fill(lookup, own, TableStamps.isQuiet(lookup.closure().stamps()));
	}

	/**
	 * Loads for everyone who comes meanwhile, unless the result was stored between the
	 * look there and taking the lead. Whatever fails, nobody waits for a load that nobody
	 * does.
	 */
	private @Nullable Object lead(Lookup lookup, Load own) throws SQLException {
		try {
			CachedRows stored = acceptable(this.entries.get(lookup.key()), lookup);
			if (stored == null) {
				return fill(lookup, own, true);
			}
			this.loads.end(lookup.key(), own, stored);
			return join(lookup, stored);
		}
		catch (SQLException | RuntimeException | Error ex) {
			this.loads.end(lookup.key(), own, null);
			throw ex;
		}
	}

	private Load begin(Lookup lookup) {
		long stamp = this.snapshots.stamp(lookup.session());
		return new Load(new CachedRows.Fill(stamp, this.ticker.read(), lookup.ttlNanos()));
	}

	/**
	 * Whether what the session reads now is what others would read, and the other way
	 * round.
	 */
	private boolean isShared(Session session) {
		return this.serves && this.rules.isKept(session) && this.snapshots.horizon(session) == Long.MAX_VALUE;
	}

	private @Nullable CachedRows await(Lookup lookup, Load leading) {
		TemplateState template = lookup.plan().template();
		if (lookup.session().isLeased() || lookup.session().isThreadLeasing() || !template.isReadToEnd()) {
			return null;
		}
		if (!this.loads.await(lookup.key(), leading)) {
			template.readToEnd(false);
			return null;
		}
		return leading.rows();
	}

	/**
	 * The rows if they may be given to who asks, at this moment.
	 */
	private @Nullable CachedRows acceptable(@Nullable CachedRows rows, Lookup lookup) throws SQLException {
		if (rows == null || !rows.isComplete()
				|| !this.rules.isTrue(lookup.closure(), rows.fill().stamp(), Long.MAX_VALUE)
				|| this.forgotten.contain(lookup.key().sql(), rows.fill().stamp())) {
			return null;
		}
		long age = this.ticker.read() - rows.fill().nanos();
		boolean young = age < Math.min(lookup.ttlNanos(), rows.fill().ttlNanos());
		return (young && !lookup.execution().statement().isClosed()) ? rows : null;
	}

	private ResultSet join(Lookup lookup, CachedRows rows) {
		lookup.optIn().hits().increment();
		this.counters.joined().increment();
		return lookup.answer(rows, this.counters.fallbacks());
	}

	private @Nullable Object fill(Lookup lookup, Load load, boolean quiet) throws SQLException {
		this.counters.misses().increment();
		boolean handedOver = false;
		String dataSource = lookup.key().dataSource();
		try {
			CachedRows spare = spare(lookup);
			if (spare != null && !this.outages.isWorthTrying(dataSource)) {
				return serveStale(lookup, spare);
			}
			Object answer;
			try {
				answer = this.snapshots.proceed(lookup.execution(), lookup.chain());
			}
			catch (SQLException ex) {
				if (!Outages.isOutage(ex)) {
					throw ex;
				}
				this.outages.failed(dataSource);
				if (spare == null) {
					throw ex;
				}
				return serveStale(lookup, spare);
			}
			this.outages.reached(dataSource);
			// Only now it is known which connection it was, and what it is like
			if (!quiet || !isKept(lookup, load)) {
				this.counters.rejectedFills().increment();
				return answer;
			}
			ResultSet rows = null;
			if (answer instanceof ResultSet known) {
				rows = known;
			}
			else if (Boolean.TRUE.equals(answer)) {
				rows = lookup.execution().statement().getResultSet();
			}
			if (rows == null) {
				return answer;
			}
			handedOver = true;
			return new CapturingResultSet(rows, new Captured(load), lookup.key(), lookup.plan(), load.fill(),
					this.maxResultBytes);
		}
		finally {
			if (!handedOver) {
				this.loads.end(lookup.key(), load, null);
			}
		}
	}

	/**
	 * A result past its time that the rule lets be served in an outage: never one that
	 * may have been changed through here, and never in a transaction that has begun.
	 */
	private @Nullable CachedRows spare(Lookup lookup) {
		long extra = lookup.plan().staleNanos();
		Session session = lookup.session();
		if (extra == 0 || !session.writes().isEmpty() || !isShared(session)
				|| (!session.autoCommits() && session.isLeased())) {
			return null;
		}
		CachedRows rows = this.entries.get(lookup.key());
		if (rows == null || !rows.isComplete()
				|| !this.rules.isTrue(lookup.closure(), rows.fill().stamp(), Long.MAX_VALUE)
				|| this.forgotten.contain(lookup.key().sql(), rows.fill().stamp())) {
			return null;
		}
		long age = this.ticker.read() - rows.fill().nanos();
		return (age - extra < Math.min(lookup.ttlNanos(), rows.fill().ttlNanos())) ? rows : null;
	}

	private ResultSet serveStale(Lookup lookup, CachedRows spare) {
		this.counters.stale().increment();
		return lookup.answer(spare, this.counters.fallbacks());
	}

	private boolean isKept(Lookup lookup, Load load) {
		Session session = lookup.session();
		return this.rules.isKept(session)
				&& this.rules.refusal(session, lookup.execution().statement(), lookup.closure()) == null
				&& this.snapshots.stamp(session) >= load.fill().stamp();
	}

	/**
	 * What becomes of the rows that the application reads.
	 */
	private final class Captured implements CapturingResultSet.Target {

		private final Load load;

		Captured(Load load) {
			this.load = load;
		}

		@Override
		public void complete(CacheKey key, CachedRows rows) {
			Loader.this.entries.put(key, rows, Loader.this.forgotten);
			Loader.this.counters.fills().increment();
			rows.plan().template().readToEnd(true);
			Loader.this.loads.end(key, this.load, rows);
		}

		@Override
		public void abandoned(CacheKey key, CachePlan plan) {
			Loader.this.counters.rejectedFills().increment();
			plan.template().readToEnd(false);
			Loader.this.loads.end(key, this.load, null);
		}

		@Override
		public void failed(CacheKey key) {
			Loader.this.counters.captureFailures().increment();
			Loader.this.loads.end(key, this.load, null);
		}

	}

}
