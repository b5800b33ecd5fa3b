package dev.tidepool.benchmarks.history;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.cache.CacheRule;
import dev.tidepool.cache.CacheSettings;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.ConnectionListener;
import dev.tidepool.jdbc.CreationListener;
import dev.tidepool.jdbc.Leasing;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.jdbc.QueryInterceptor;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.jdbc.Session;
import dev.tidepool.jdbc.TidepoolDataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a history is made with: a pool with a cache above it, or a bare pool. Now and then
 * it dawdles where a race has its chance: around statements and commits.
 */
final class Subject implements AutoCloseable {

	private static final int CONNECTIONS = 10;

	private final HikariDataSource dataSource;

	private final AtomicInteger openWindows = new AtomicInteger();

	private final ThreadLocal<@Nullable Source> last = new ThreadLocal<>();

	private Subject(HikariConfig config) {
		this.dataSource = new HikariDataSource(config);
	}

	private Subject(HikariConfig config, QueryCache cache) {
		QueryPath path = new QueryPath("history", new QueryPath.Shared(),
				new QueryPath.Features(List.of(cache, new Below()),
						List.of((execution) -> this.last.set(execution.source())), List.of(new Commits(cache)),
						Admission.OPEN, Leasing.TRANSACTION));
		this.dataSource = new TidepoolDataSource(config, CreationListener.NONE, (source) -> path);
	}

	static Subject bare(Server.Running server) {
		return new Subject(configuration(server));
	}

	static Subject cached(Server.Running server, QueryCache cache) {
		return new Subject(configuration(server), cache);
	}

	/**
	 * Settings under which all tables of the history are cached.
	 */
	static CacheSettings settings() {
		Set<String> tables = IntStream.range(0, Rows.TABLES).mapToObj(Rows::table).collect(Collectors.toSet());
		return new CacheSettings(64L << 20, Duration.ofMinutes(10), List.of(new CacheRule(tables, null, null)));
	}

	private static HikariConfig configuration(Server.Running server) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(server.url());
		config.setUsername(server.user());
		config.setPassword("");
		config.setMaximumPoolSize(CONNECTIONS);
		return config;
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * Whether the cache answered the current thread's last statement.
	 */
	boolean wasHit() {
		return this.last.get() == Source.FIRST_LEVEL;
	}

	boolean isCommitting() {
		return this.openWindows.get() > 0;
	}

	/**
	 * Opens other connections: what was done to one past everything would be held against
	 * whoever gets it next.
	 */
	void renew() {
		this.dataSource.getHikariPoolMXBean().softEvictConnections();
	}

	@Override
	public void close() {
		this.dataSource.close();
	}

	private static void dawdle() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		if (random.nextInt(16) == 0) {
			LockSupport.parkNanos(random.nextInt(400_000));
		}
	}

	/**
	 * Stands between the cache and the driver.
	 */
	private final class Below implements QueryInterceptor {

		@Override
		public @Nullable Object intercept(QueryExecution execution, Chain chain) throws SQLException {
			boolean window = execution.session().autoCommits() && !execution.facts().writes().isEmpty();
			if (window) {
				Subject.this.openWindows.incrementAndGet();
			}
			try {
				dawdle();
				Object answer = chain.proceed(execution);
				dawdle();
				return answer;
			}
			finally {
				if (window) {
					Subject.this.openWindows.decrementAndGet();
				}
			}
		}

	}

	/**
	 * Stands between the cache and the transactions.
	 */
	private final class Commits implements ConnectionListener {

		private final QueryCache cache;

		Commits(QueryCache cache) {
			this.cache = cache;
		}

		@Override
		public void beforeCommit(Session session) {
			this.cache.beforeCommit(session);
			Subject.this.openWindows.incrementAndGet();
			dawdle();
		}

		@Override
		public void afterCommit(Session session, CommitOutcome outcome) {
			dawdle();
			Subject.this.openWindows.decrementAndGet();
			this.cache.afterCommit(session, outcome);
		}

		@Override
		public void afterRollback(Session session) {
			this.cache.afterRollback(session);
		}

		@Override
		public void afterPartialRollback(Session session) {
			this.cache.afterPartialRollback(session);
		}

		@Override
		public void onClose(Session session) {
			this.cache.onClose(session);
		}

	}

}
