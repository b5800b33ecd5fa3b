package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.database.Catalogs;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.CreationListener;
import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.jdbc.QueryInterceptor;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.jdbc.WrappedDataSource;
import dev.tidepool.sql.ParseLimits;
import dev.tidepool.sql.StatementAnalyzer;

/**
 * A database with tables {@code product} and {@code person}, reached through a cache that
 * may keep queries of {@code product} and {@code category}.
 */
final class CacheFixture implements AutoCloseable {

	static final String QUERY = "select name from product where id = 1";

	final FakeTicker ticker = new FakeTicker();

	final QueryCache cache;

	final TidepoolDataSource dataSource;

	/** Stands between the cache and the driver. */
	final AtomicReference<QueryInterceptor> below = new AtomicReference<>(
			(execution, chain) -> chain.proceed(execution));

	private final Admission admission;

	final List<Source> sources = new CopyOnWriteArrayList<>();

	private CacheFixture(CacheSettings settings, HikariConfig config, Catalogs catalogs, Admission admission) {
		this(settings, config, catalogs, admission, new ReadRules());
	}

	private CacheFixture(CacheSettings settings, HikariConfig config, Catalogs catalogs, Admission admission,
			ReadRules rules) {
		this.admission = admission;
		this.cache = new QueryCache(settings, this.ticker, catalogs, new TableStamps(), rules);
		this.dataSource = dataSource(config, "test");
	}

	TidepoolDataSource dataSource(HikariConfig config, String name) {
		return new TidepoolDataSource(config, CreationListener.NONE, (source) -> path(name));
	}

	WrappedDataSource wrapped(DataSource target, String name) {
		return new WrappedDataSource(target, path(name));
	}

	private QueryPath path(String name) {
		QueryInterceptor probe = (execution, chain) -> this.below.get().intercept(execution, chain);
		return new QueryPath(name, shared(), new QueryPath.Features(List.of(this.cache, probe),
				List.of((execution) -> this.sources.add(execution.source())), List.of(this.cache), this.admission));
	}

	/**
	 * With all the time in the world for the parser: what it does not finish counts as a
	 * write to everything.
	 */
	private static QueryPath.Shared shared() {
		QueryPath.Shared usual = new QueryPath.Shared();
		ParseLimits patient = new ParseLimits(ParseLimits.DEFAULT.maxLength(), ParseLimits.DEFAULT.maxDepth(),
				Duration.ofMinutes(1));
		return new QueryPath.Shared(new StatementAnalyzer(2_000, patient), usual.ledger(), usual.faults());
	}

	static CacheFixture h2() throws SQLException {
		return h2(new CacheRule(Set.of("product", "category"), null, null));
	}

	static CacheFixture h2(CacheRule... rules) throws SQLException {
		return h2(1 << 20, rules);
	}

	static CacheFixture h2(long maxBytes, CacheRule... rules) throws SQLException {
		return with(maxBytes, h2Config("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"), rules);
	}

	/**
	 * With a cache that serves nothing.
	 */
	static CacheFixture shadow(String url, CacheRule... rules) throws SQLException {
		CacheSettings settings = new CacheSettings(1 << 20, Duration.ofMinutes(5), List.of(rules), CacheMode.SHADOW);
		return new CacheFixture(settings, h2Config(url), Catalogs.LITERAL, Admission.OPEN).withTables();
	}

	/**
	 * With rules that a test may break.
	 */
	static CacheFixture ruled(ReadRules rules) throws SQLException {
		return new CacheFixture(settings(1 << 20, new CacheRule(Set.of("product"), null, null)),
				h2Config("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"), Catalogs.LITERAL, Admission.OPEN,
				rules)
			.withTables();
	}

	static HikariConfig h2Config(String url) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setMaximumPoolSize(8);
		config.setMinimumIdle(1);
		return config;
	}

	static CacheFixture with(long maxBytes, HikariConfig config, CacheRule... rules) throws SQLException {
		return with(maxBytes, config, Admission.OPEN, rules);
	}

	static CacheFixture with(long maxBytes, HikariConfig config, Admission admission, CacheRule... rules)
			throws SQLException {
		return new CacheFixture(settings(maxBytes, rules), config, Catalogs.LITERAL, admission).withTables();
	}

	private CacheFixture withTables() throws SQLException {
		update("create table category (id int primary key, title varchar(50))");
		update("create table product (id int primary key, name varchar(50), price numeric(10, 2), "
				+ "stock bigint, sold boolean, added date, changed timestamp)");
		update("create table person (id int primary key, name varchar(50))");
		update("insert into product values (1, 'tea', 2.50, 7, true, date '2024-02-29', "
				+ "timestamp '2024-02-29 12:30:45.123'), (2, 'milk', null, null, null, null, null)");
		update("insert into person values (1, 'Ann')");
		return this;
	}

	/**
	 * Without tables.
	 */
	static CacheFixture empty(Catalogs catalogs, long maxBytes, HikariConfig config, CacheRule... rules) {
		return new CacheFixture(settings(maxBytes, rules), config, catalogs, Admission.OPEN);
	}

	private static CacheSettings settings(long maxBytes, CacheRule... rules) {
		return new CacheSettings(maxBytes, Duration.ofMinutes(5), List.of(rules));
	}

	Connection connection() throws SQLException {
		return this.dataSource.getConnection();
	}

	Connection transaction() throws SQLException {
		Connection connection = connection();
		connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
		connection.setAutoCommit(false);
		return connection;
	}

	void update(String sql) throws SQLException {
		try (Connection connection = connection()) {
			update(connection, sql);
		}
	}

	static void update(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate(sql);
		}
	}

	/**
	 * The first column of all rows, in a connection of its own.
	 */
	List<Object> query(String sql, Object... values) throws SQLException {
		try (Connection connection = connection()) {
			return query(connection, sql, values);
		}
	}

	static List<Object> query(Connection connection, String sql, Object... values) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			try (ResultSet rows = statement.executeQuery()) {
				return column(rows);
			}
		}
	}

	static List<Object> column(ResultSet rows) throws SQLException {
		List<Object> values = new ArrayList<>();
		while (rows.next()) {
			values.add(rows.getObject(1));
		}
		return values;
	}

	/**
	 * Asks again and says whether the cache answered.
	 */
	boolean hits(Connection connection, String sql, Object... values) throws SQLException {
		long before = this.cache.statistics().hits();
		query(connection, sql, values);
		return this.cache.statistics().hits() > before;
	}

	boolean hits(String sql, Object... values) throws SQLException {
		try (Connection connection = connection()) {
			return hits(connection, sql, values);
		}
	}

	/**
	 * Fills the cache with the result of {@link #QUERY} and makes sure that it is served.
	 */
	void warm() throws SQLException {
		query(QUERY);
		if (!hits(QUERY)) {
			throw new AssertionError("not served: " + this.cache.statistics());
		}
	}

	@Override
	public void close() {
		this.cache.close();
		this.dataSource.close();
	}

}
