package dev.tidepool.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidepool.benchmarks.interleaved.Contestant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One row of five columns by key: from the cache, from the database, and from a map.
 */
@State(Scope.Benchmark)
public class CacheHitBenchmark extends Contestant {

	static final int ROWS = 100_000;

	private static final String SQL = "select id, name, price, stock, sold from item where id = ?";

	/** {@code TIDEPOOL}, which answers from its cache, {@code HIKARI}, or neither. */
	@Param("HIKARI")
	public Variant variant;

	/** How many keys are asked for. */
	@Param("1")
	public int keys;

	private static final String SCHEMA = "public";

	private final Cache<Key, Object[]> map = Caffeine.newBuilder().maximumSize(2 * ROWS).build();

	private final Cache<KeyOfOneQuery, Object[]> mapOfOneQuery = Caffeine.newBuilder().maximumSize(2 * ROWS).build();

	private SkewedKeys order;

	private DataSource dataSource;

	private JdbcTemplate template;

	/**
	 * Opens the pool and asks for every key once.
	 * @throws SQLException if the database cannot be asked
	 */
	@Setup(Level.Trial)
	public void open() throws SQLException {
		this.order = new SkewedKeys(this.keys);
		this.dataSource = (this.variant == Variant.TIDEPOOL) ? BootPools.caching(Database.POSTGRESQL)
				: this.variant.open(Database.POSTGRESQL);
		this.template = new JdbcTemplate(this.dataSource);
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(SQL)) {
			for (long key = 0; key < this.keys; key++) {
				statement.setLong(1, key);
				try (ResultSet rows = statement.executeQuery()) {
					while (rows.next()) {
						Object[] row = { rows.getLong(1), rows.getString(2), rows.getBigDecimal(3), rows.getInt(4),
								rows.getBoolean(5) };
						this.map.put(key(key), row);
						this.mapOfOneQuery.put(new KeyOfOneQuery(SQL, key), row);
					}
				}
			}
		}
	}

	/**
	 * Borrow, prepare, execute, read one row of five columns, close.
	 * @param blackhole takes what was read
	 * @throws SQLException never
	 */
	@Benchmark
	public void jdbc(Blackhole blackhole) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(SQL)) {
			statement.setLong(1, this.order.next());
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					blackhole.consume(rows.getLong(1));
					blackhole.consume(rows.getString(2));
					blackhole.consume(rows.getBigDecimal(3));
					blackhole.consume(rows.getInt(4));
					blackhole.consume(rows.getBoolean(5));
				}
			}
		}
	}

	/**
	 * The same with Spring's template.
	 * @return the row
	 */
	@Benchmark
	public Item template() {
		return this.template.queryForObject(SQL, (rows, number) -> new Item(rows.getLong(1), rows.getString(2),
				rows.getBigDecimal(3), rows.getInt(4), rows.getBoolean(5)), this.order.next());
	}

	/**
	 * The floor: build a typed key, look it up, read five columns.
	 * @param blackhole takes what was read
	 */
	@Benchmark
	public void floor(Blackhole blackhole) {
		read(this.map.getIfPresent(key(this.order.next())), blackhole);
	}

	/**
	 * The same where the map knows a single query with a single number.
	 * @param blackhole takes what was read
	 */
	@Benchmark
	public void floorOfOneQuery(Blackhole blackhole) {
		read(this.mapOfOneQuery.getIfPresent(new KeyOfOneQuery(SQL, this.order.next())), blackhole);
	}

	private Key key(long value) {
		return new Key(this.variant.name(), SCHEMA, SQL, List.of(value), 0);
	}

	private static void read(Object[] row, Blackhole blackhole) {
		if (row == null) {
			throw new IllegalStateException("Every key must be there");
		}
		blackhole.consume((long) row[0]);
		blackhole.consume(row[1]);
		blackhole.consume(row[2]);
		blackhole.consume((int) row[3]);
		blackhole.consume((boolean) row[4]);
	}

	/**
	 * The least that tells one result from another, for any query: its parameters are of
	 * any number and type.
	 */
	record Key(String dataSource, String schema, String sql, List<Object> parameters, int maxRows) {
	}

	record KeyOfOneQuery(String sql, Long value) {
	}

	/**
	 * What a row is made into.
	 *
	 * @param id the key
	 * @param name the name
	 * @param price the price
	 * @param stock how many there are
	 * @param sold whether it is sold
	 */
	public record Item(long id, String name, BigDecimal price, int stock, boolean sold) {
	}

}
