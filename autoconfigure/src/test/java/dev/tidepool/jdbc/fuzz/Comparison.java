package dev.tidepool.jdbc.fuzz;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.cache.CacheRule;
import dev.tidepool.cache.CacheSettings;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.jdbc.AdoptedDataSource;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.Leasing;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.jdbc.QueryPath.Features;
import dev.tidepool.jdbc.TestPool;
import dev.tidepool.jdbc.WrappedDataSource;

/**
 * Runs programs on HikariCP and through Tidepool, and compares.
 */
final class Comparison {

	/** What HikariCP takes for a broken connection. */
	private static final Pattern BROKEN = Pattern.compile("(?s).*\\[(0A000|08\\d{3}|57P0\\d) -?\\d+].*");

	private static final Call CLOSING = new Call(0, 0, ProgramGenerator.method(Connection.class, "close"), List.of());

	private static final Consumer<Connection> NOTHING = (closed) -> {
	};

	private final FuzzDatabase bare;

	private final FuzzDatabase behind;

	private final QueryPath.Shared shared = new QueryPath.Shared();

	private final Map<DocumentedDifference, Integer> explained = new EnumMap<>(DocumentedDifference.class);

	private long calls;

	Comparison(FuzzDatabase bare, FuzzDatabase behind) {
		this.bare = bare;
		this.behind = behind;
	}

	/**
	 * The calls that were made both ways and compared.
	 */
	long calls() {
		return this.calls;
	}

	Map<DocumentedDifference, Integer> explained() {
		return this.explained;
	}

	/**
	 * What HikariCP makes of a program, or the driver.
	 */
	List<String> expected(Program program, Mode mode) throws SQLException {
		return mode.isPooled() ? expectedOfThePool(program) : expectedOfTheDriver(program);
	}

	private List<String> expectedOfTheDriver(Program program) throws SQLException {
		try (Connection look = this.bare.fresh()) {
			List<String> outcomes = Playback.of(program, this.bare.unpooled(), NOTHING);
			outcomes.addAll(FuzzDatabase.contents(look));
			return outcomes;
		}
	}

	private List<String> expectedOfThePool(Program program) throws SQLException {
		try (Connection look = this.bare.fresh()) {
			List<String> outcomes;
			try (HikariDataSource pool = new HikariDataSource(this.bare.config(program))) {
				// HikariCP hands what one borrower leaves in a session to the next: here
				// each gets a fresh one
				outcomes = Playback.of(program, pool, pool::evictConnection);
			}
			outcomes.addAll(FuzzDatabase.contents(look));
			return outcomes;
		}
	}

	/**
	 * What Tidepool makes of a program.
	 */
	List<String> actual(Program program, Mode mode) throws SQLException {
		try (Connection look = this.behind.fresh()) {
			List<String> outcomes = played(program, mode);
			outcomes.addAll(FuzzDatabase.contents(look));
			return outcomes;
		}
	}

	private List<String> played(Program program, Mode mode) throws SQLException {
		HikariConfig config = this.behind.config(program);
		switch (mode) {
			case WRAPPED -> {
				return Playback.of(program, new WrappedDataSource(this.behind.unpooled(), mode.path(this.shared), true),
						NOTHING);
			}
			case ADOPTED -> {
				try (HikariDataSource pool = new HikariDataSource(config)) {
					return Playback.of(program, new AdoptedDataSource(pool, (twin) -> mode.path(this.shared)), NOTHING);
				}
			}
			default -> {
				try (TestPool pool = mode.pool(this.shared).on(config)) {
					List<String> outcomes = Playback.of(program, pool.dataSource(), NOTHING);
					pool.assertAtRest();
					return outcomes;
				}
			}
		}
	}

	/**
	 * The first difference that is not documented, or {@code null}.
	 */
	String difference(Program program, List<String> expected, List<String> actual) {
		for (int i = 0; i < expected.size(); i++) {
			if (!expected.get(i).equals(actual.get(i))) {
				Call call = (i < program.calls().size()) ? program.calls().get(i) : null;
				DocumentedDifference known = explanation(program, call, expected.get(i), actual.get(i));
				if (known == null) {
					return "%s%n  HikariCP: %s%n  Tidepool: %s".formatted((call != null) ? call : "in the end",
							expected.get(i), actual.get(i));
				}
				this.explained.merge(known, 1, Integer::sum);
				if (known.isDiverging()) {
					return null;
				}
			}
			this.calls++;
			if (breaks(expected.get(i), program)) {
				// HikariCP closes it in the background: what follows is not the same
				// twice
				return null;
			}
		}
		return null;
	}

	private DocumentedDifference explanation(Program program, Call call, String bare, String tidepool) {
		if (call == null) {
			boolean unheardOf = !bare.equals("closed") && !tidepool.equals("closed") && program.leavesUnheardOf();
			return unheardOf ? DocumentedDifference.WHAT_NOBODY_COMMITTED_IS_ROLLED_BACK
					: DocumentedDifference.between(CLOSING, bare, tidepool).orElse(null);
		}
		boolean other = !call.isOn(Connection.class) && !call.isOn(Statement.class) && !call.isOn(ResultSet.class);
		boolean told = other || program.comesFrom(DatabaseMetaData.class, call)
				|| (call.is("getWarnings") && bare.endsWith("Connection is closed [08000 1220]"));
		if (told && program.isAfter("close", call)) {
			return DocumentedDifference.METADATA_OF_A_CLOSED_CONNECTION;
		}
		if ((tidepool.startsWith("java.sql.SQLException: Connection is closed") || call.is("isClosed"))
				&& (program.isAfter("abort", call)
						|| (program.isAfter("close", call) && !DocumentedDifference.isException(bare)))) {
			return DocumentedDifference.A_CLOSED_CONNECTION_IS_CLOSED;
		}
		// Run all the same, it may also come to a connection that is gone
		boolean ran = !DocumentedDifference.isException(bare) || bare.endsWith("[08006 0]");
		if (call.isOn(Statement.class) && ran && DocumentedDifference.isException(tidepool)
				&& (program.isClosed(call.target(), call) || program.isAfter("close", call))) {
			return DocumentedDifference.A_CLOSED_STATEMENT_IS_REFUSED;
		}
		if (this.bare instanceof FuzzDatabase.Sqlite) {
			if (call.is("getUpdateCount", "getLargeUpdateCount", "executeBatch", "executeLargeBatch")
					&& program.isOfNoRows(call)) {
				return DocumentedDifference.WHAT_CHANGES_NO_ROWS_COUNTS_THOSE_OF_THE_LAST_STATEMENT;
			}
			if ((bare + tidepool).contains("statement is not executing") && program.isAfterStatementOfMetadata(call)) {
				return DocumentedDifference.THE_STATEMENT_OF_METADATA_STAYS_CLOSED;
			}
		}
		return DocumentedDifference.between(call, bare, tidepool).orElse(null);
	}

	private static boolean breaks(String outcome, Program program) {
		Matcher broken = BROKEN.matcher(outcome);
		return broken.matches()
				&& !(program.isTolerant() && broken.group(1).equals(FuzzDatabase.Tolerance.UNSUPPORTED));
	}

	/**
	 * Takes calls away as long as the program fails, and tells what is left.
	 * @param difference how it failed
	 */
	String shrink(Program program, Mode mode, String difference) throws SQLException {
		List<Call> calls = new ArrayList<>(program.calls());
		for (int chunk = Math.max(1, calls.size() / 2); chunk >= 1; chunk /= 2) {
			for (int from = calls.size() - chunk; from >= 0; from -= chunk) {
				List<Call> fewer = new ArrayList<>(calls);
				fewer.subList(from, from + chunk).clear();
				Program candidate = program.with(fewer);
				String found = difference(candidate, expected(candidate, mode), actual(candidate, mode));
				if (found != null) {
					difference = found;
					calls = fewer;
					from = Math.min(from, calls.size());
				}
			}
		}
		Program shrunk = program.with(calls);
		List<String> expected = expected(shrunk, mode);
		StringBuilder text = new StringBuilder();
		text.append("seed ").append(program.seed()).append(", ").append(mode);
		text.append(", pool with auto-commit=").append(program.autoCommit()).append('\n');
		for (int i = 0; i < calls.size(); i++) {
			text.append("  ").append(calls.get(i)).append("  ->  ").append(expected.get(i)).append('\n');
		}
		return text.append(difference).toString();
	}

	/**
	 * A way to set up Tidepool.
	 */
	enum Mode {

		/** Connections are leased late and given back early. */
		TRANSACTION(Leasing.TRANSACTION, false),

		/** Connections are kept. */
		CONNECTION(Leasing.CONNECTION, false),

		/** What can be cached is cached. */
		CACHED(Leasing.TRANSACTION, true),

		/** A pool that was found running. */
		ADOPTED(Leasing.TRANSACTION, false),

		/** A data source that is no pool, with everything that can be had of one. */
		WRAPPED(Leasing.CONNECTION, true);

		private final Leasing leasing;

		private final boolean cached;

		Mode(Leasing leasing, boolean cached) {
			this.leasing = leasing;
			this.cached = cached;
		}

		boolean isPooled() {
			return this != WRAPPED;
		}

		TestPool.Builder pool(QueryPath.Shared shared) {
			TestPool.Builder builder = TestPool.with().shared(shared).leasing(this.leasing);
			if (this.cached) {
				QueryCache cache = cache();
				builder.interceptors(cache).connectionListeners(cache);
			}
			return builder;
		}

		QueryPath path(QueryPath.Shared shared) {
			QueryCache cache = cache();
			return new QueryPath("test", shared,
					this.cached ? new Features(List.of(cache), List.of(), List.of(cache), Admission.OPEN, this.leasing)
							: new Features(List.of(), List.of(), List.of(), Admission.OPEN, this.leasing));
		}

		private static QueryCache cache() {
			CacheRule rule = new CacheRule(Set.of("item", "category", "scratch", "t1"), null, null);
			return new QueryCache(new CacheSettings(1 << 20, Duration.ofMinutes(5), List.of(rule)));
		}

	}

}
