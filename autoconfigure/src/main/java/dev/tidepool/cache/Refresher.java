package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.jdbc.Bindings;
import dev.tidepool.jdbc.ConnectionSource;
import dev.tidepool.jdbc.Session;
import dev.tidepool.jdbc.delegate.DelegatingStatement;

/**
 * Loads results again that are asked for shortly before they are too old, on threads and
 * connections of its own, with permits that nobody else wants. What cannot be done now is
 * left out: the next hit asks again. Thread-safe.
 */
final class Refresher implements AutoCloseable {

	/** Results that are being refreshed, or wait for it. */
	static final int MAX_PENDING = 64;

	private static final int THREADS = 2;

	private final ReadRules rules;

	private final TableStamps stamps;

	private final EntryStore entries;

	private final CacheCounters counters;

	private final Outages outages;

	private final Ticker ticker;

	private final ForgottenTexts forgotten;

	private final long maxResultBytes;

	private final Set<CacheKey> pending = ConcurrentHashMap.newKeySet();

	private final ThreadPoolExecutor executor;

	Refresher(ReadRules rules, TableStamps stamps, EntryStore entries, CacheCounters counters, Outages outages,
			Ticker ticker, ForgottenTexts forgotten, long maxResultBytes) {
		this.rules = rules;
		this.stamps = stamps;
		this.entries = entries;
		this.counters = counters;
		this.outages = outages;
		this.ticker = ticker;
		this.forgotten = forgotten;
		this.maxResultBytes = maxResultBytes;
		this.executor = new ThreadPoolExecutor(THREADS, THREADS, 5, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(MAX_PENDING), (task) -> {
					Thread thread = new Thread(task, "tidepool-refresh");
					thread.setDaemon(true);
					return thread;
				}, new ThreadPoolExecutor.AbortPolicy());
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * A result was served that is this old.
	 */
	void served(Lookup lookup, CachedRows rows, long age) {
		long life = Math.min(lookup.ttlNanos(), rows.fill().ttlNanos());
		Session session = lookup.session();
		if (life - age > Math.min(lookup.plan().refreshNanos(), life / 2) || !session.writes().isEmpty()
				|| this.pending.size() >= MAX_PENDING || this.outages.isKnown(session.dataSource())
				|| !session.hasIdlePermit() || !this.pending.add(lookup.key())) {
			return;
		}
		ConnectionSource source = session.another();
		try {
			this.executor
				.execute(() -> refresh(source, lookup.plan(), lookup.closure(), lookup.key(), lookup.ttlNanos()));
		}
		catch (RejectedExecutionException ex) {
			this.pending.remove(lookup.key());
		}
	}

	int pending() {
		return this.pending.size();
	}

	private void refresh(ConnectionSource source, CachePlan plan, Dependencies.Closure closure, CacheKey key,
			long ttl) {
		try (Connection connection = source.open()) {
			// Without auto-commit a transaction would be left behind
			if (connection instanceof Session session && session.autoCommits()) {
				refresh(connection, session, plan, closure, key, ttl);
			}
		}
		catch (SQLException ex) {
			if (Outages.isOutage(ex)) {
				this.outages.failed(key.dataSource());
			}
		}
		catch (RuntimeException | LinkageError ex) {
			this.counters.captureFailures().increment();
		}
		finally {
			this.pending.remove(key);
		}
	}

	private void refresh(Connection connection, Session session, CachePlan plan, Dependencies.Closure closure,
			CacheKey key, long ttl) throws SQLException {
		// In this order: a window that opens after the look is seen by the stamp
		CachedRows.Fill fill = new CachedRows.Fill(this.stamps.now(), this.ticker.read(), ttl);
		if (!TableStamps.isQuiet(closure.stamps())) {
			return;
		}
		try (PreparedStatement statement = connection.prepareStatement(key.sql())) {
			PreparedStatement physical = (PreparedStatement) ((DelegatingStatement) statement).delegate();
			for (int i = 0; i < key.bindings().size(); i++) {
				Bindings.bind(physical, i, key.bindings().kind(i), key.bindings().value(i));
			}
			Refreshed target = new Refreshed();
			try (ResultSet rows = new CapturingResultSet(physical.executeQuery(), target, key, plan, fill,
					this.maxResultBytes)) {
				// Only now it is known what the connection is like
				boolean kept = session.autoCommits() && this.rules.isKept(session)
						&& this.rules.refusal(session, statement, closure) == null;
				while (kept && !target.over && rows.next()) {
					// Rows are copied as they are left
				}
			}
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	private final class Refreshed implements CapturingResultSet.Target {

		private boolean over;

		@Override
		public void complete(CacheKey key, CachedRows rows) {
			this.over = true;
			Refresher.this.entries.put(key, rows, Refresher.this.forgotten);
			Refresher.this.counters.refreshed().increment();
		}

		@Override
		public void abandoned(CacheKey key, CachePlan plan) {
			this.over = true;
			Refresher.this.counters.rejectedFills().increment();
		}

		@Override
		public void failed(CacheKey key) {
			this.over = true;
			Refresher.this.counters.captureFailures().increment();
		}

	}

}
