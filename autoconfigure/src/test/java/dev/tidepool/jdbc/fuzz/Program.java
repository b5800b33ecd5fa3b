package dev.tidepool.jdbc.fuzz;

import java.sql.DatabaseMetaData;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls in the order in which they are made.
 *
 * @param seed what it was generated from
 * @param autoCommit the mode that the pool is configured with
 * @param calls the calls
 */
record Program(long seed, boolean autoCommit, List<Call> calls) {

	/**
	 * Whether the pool shall keep a connection after it could not do something. HikariCP
	 * closes it otherwise, and the program is over.
	 */
	boolean isTolerant() {
		return this.seed % 4 != 0;
	}

	/**
	 * Whether something was done before to the connection that a call belongs to.
	 */
	boolean isAfter(String method, Call call) {
		return isCalled(method, borrowedBy(call), call);
	}

	/**
	 * Whether a transaction may be left open of which HikariCP knows of no execution: it
	 * does not hear of large updates.
	 */
	boolean leavesUnheardOf() {
		return this.calls.stream()
			.anyMatch((each) -> each.is("executeLargeUpdate", "executeLargeBatch") && isUnheardOf(each));
	}

	private boolean isUnheardOf(Call large) {
		boolean heard = false;
		for (Call each : this.calls) {
			if (borrowedBy(each) == borrowedBy(large)) {
				boolean ends = each.number() < large.number() && each.is("commit", "rollback", "setAutoCommit");
				heard = !ends && (heard || each.is("execute", "executeQuery", "executeUpdate", "executeBatch"));
			}
		}
		return !heard;
	}

	/**
	 * Which call borrowed the connection that a call is about.
	 */
	private int borrowedBy(Call call) {
		List<Call> origin = origin(call);
		return origin.get(origin.size() - 1).number();
	}

	/**
	 * Whether an object was closed before a call.
	 */
	boolean isClosed(int target, Call call) {
		return isCalled("close", target, call);
	}

	private boolean isCalled(String method, int target, Call before) {
		return this.calls.stream()
			.anyMatch((each) -> each.number() < before.number() && each.target() == target && each.is(method));
	}

	/**
	 * Whether what a call is made on was had from an object of a type.
	 */
	boolean comesFrom(Class<?> type, Call call) {
		return origin(call).stream().anyMatch((each) -> each.isOn(type));
	}

	/**
	 * Whether what the statement of a call executed last is no text that changes rows.
	 */
	boolean isOfNoRows(Call call) {
		String text = null;
		for (Call each : this.calls) {
			boolean given = each.number() == call.target() || (each.target() == call.target()
					&& each.is("execute", "executeUpdate", "executeLargeUpdate", "executeQuery", "addBatch"));
			if (each.number() < call.number() && given && !each.arguments().isEmpty()) {
				text = each.arguments().get(0).text();
			}
		}
		return text != null && !text.matches("(?is)\"\\s*(insert|update|delete|replace|merge|with)\\b.*");
	}

	/**
	 * Whether a statement behind rows of metadata was closed before a call, on whatever
	 * connection.
	 */
	boolean isAfterStatementOfMetadata(Call call) {
		return this.calls.stream()
			.anyMatch((each) -> each.number() < call.number() && each.is("close") && each.isOn(Statement.class)
					&& comesFrom(DatabaseMetaData.class, each));
	}

	private List<Call> origin(Call call) {
		Map<Integer, Call> made = new HashMap<>();
		this.calls.forEach((each) -> made.put(each.number(), each));
		List<Call> origin = new ArrayList<>();
		for (Call each = call; each != null; each = made.get(each.target())) {
			origin.add(each);
		}
		return origin;
	}

	Program with(List<Call> other) {
		return new Program(this.seed, this.autoCommit, other);
	}

}
