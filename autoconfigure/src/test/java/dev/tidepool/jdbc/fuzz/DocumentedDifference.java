package dev.tidepool.jdbc.fuzz;

import java.sql.Connection;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a program may tell a difference: the list of {@code docs/differences.md}, as the
 * fuzzer needs it. Nothing else may differ.
 */
enum DocumentedDifference {

	/** See the words. */
	SETTINGS_ARE_MADE_WITH_THE_LEASE(
			"A setting that the database refuses is refused by the first call that needs the database.", true,
			(call, bare, tidepool) -> call.is("setSchema", "setCatalog", "setTransactionIsolation", "setReadOnly")
					&& isException(bare) && tidepool.equals("null")),

	/** See the words. */
	WHAT_THE_CACHE_MAY_ANSWER_IS_PREPARED_WHEN_IT_IS_EXECUTED(
			"A text that the cache may answer is prepared when it is executed, and refused then.", true,
			(call, bare, tidepool) -> call.is("prepareStatement") && isException(bare)
					&& tidepool.equals("a PreparedStatement")),

	/** See the words. */
	ITS_TEXT_IS_ALL_THAT_IT_TELLS("Until then, its text is all that it tells of itself.", false,
			(call, bare,
					tidepool) -> call.is("text") && (tidepool.equals("String nothing yet")
							|| bare.contains(tidepool.substring("String ".length())))),

	/** See the words. */
	A_CURSOR_LEADS_BACK("Rows that a cursor yields lead back to the application's connection, not to the driver's own.",
			false,
			(call, bare, tidepool) -> call.is("getConnection") && bare.equals("a Connection that nobody knows")
					&& tidepool.startsWith("a Connection, the one of #")),

	/** See the words. */
	STATEMENTS_OF_THE_DRIVER_ARE_ITS_OWN(
			"A statement that the driver made by itself may be known again on the driver, but not on a pool.", true,
			(call, bare, tidepool) -> call.is("getStatement")
					&& (bare + tidepool).matches("(a \\w*Statement(, the one of #\\d+| that nobody knows)){2}")),

	/** See the words. */
	CLIENT_INFO_OF_A_CLOSED_CONNECTION_IS_REFUSED_IN_ORDER(
			"Client info of a closed connection is refused with the exception that JDBC declares, which HikariCP does not.",
			false,
			(call, bare, tidepool) -> call.is("setClientInfo") && bare.contains("UndeclaredThrowableException")
					&& tidepool.startsWith("java.sql.SQLClientInfoException: Connection is closed")),

	/** See the words. */
	A_BROKEN_CONNECTION_IS_REPLACED(
			"A physical connection that broke is replaced once nothing is pending on it; HikariCP's stays closed.",
			true,
			(call, bare, tidepool) -> bare.equals("java.sql.SQLException: Connection is closed [null 0]")
					|| (call.is("isClosed") && call.isOn(Connection.class) && bare.equals("Boolean true"))),

	/** See the words. */
	A_QUERY_TIMEOUT_ENDS_WITH_ITS_STATEMENT(
			"A query timeout ends with its statement, also where the driver keeps it for the statements that follow.",
			false, (call, bare, tidepool) -> call.is("getQueryTimeout") && tidepool.equals("Integer 0")),

	/** See the words. */
	CANCELLING_A_CLOSED_STATEMENT_DOES_NOTHING("Cancelling a closed statement does nothing.", false,
			(call, bare, tidepool) -> call.is("cancel") && isException(bare) && tidepool.equals("null")),

	/** See the words. */
	CANCELLING_A_CLOSED_STATEMENT_INTERRUPTS_NOTHING(
			"SQLite's driver interrupts what its connection runs next when a closed statement is cancelled.", true,
			(call, bare, tidepool) -> bare.contains("[SQLITE_INTERRUPT]")),

	/** H2's driver does nothing when it is told to abort. */
	A_CLOSED_CONNECTION_IS_CLOSED(
			"A connection that was closed, or aborted before it reached the database, is closed for whatever is asked of it.",
			true, (call, bare, tidepool) -> false),

	/** Nothing of Tidepool's: the oracle closes what was given back, a pool does not. */
	METADATA_OF_A_CLOSED_CONNECTION(
			"Metadata, large objects and warnings may go on telling when their connection is closed.", true,
			(call, bare, tidepool) -> false),

	/** See the words. */
	CLOSING_A_CHANGED_SESSION_IS_SILENT(
			"Where the session was changed, nothing that fails while the connection is given back reaches the application.",
			false,
			(call, bare, tidepool) -> call.is("close") && call.isOn(Connection.class) && isException(bare)
					&& tidepool.matches("null|closed")),

	/** See the words. */
	CLOSED_BEFORE_IT_REACHED_THE_DATABASE(
			"What was closed before it reached the database says so in Tidepool's words, not in the driver's.", false,
			(call, bare,
					tidepool) -> (isException(bare) || call.is("enquoteLiteral", "enquoteIdentifier",
							"isSimpleIdentifier", "enquoteNCharLiteral"))
							&& tidepool.matches(
									"java\\.sql\\.SQL(ClientInfo)?Exception: (Connection|Statement) is closed .*")),

	/** It could meet somebody else; known by the program, not by what came of it. */
	A_CLOSED_STATEMENT_IS_REFUSED("A closed statement is refused, also where the driver would run it all the same.",
			true, (call, bare, tidepool) -> false),

	/** See the words. */
	THE_LAST_STATEMENT_IS_THE_PHYSICAL_CONNECTIONS(
			"What a database tells of the last statement of a session is told of the physical connection.", false,
			(call, bare, tidepool) -> isOfLastStatement(bare) && isOfLastStatement(tidepool)),

	/** Known by the program. */
	WHAT_NOBODY_COMMITTED_IS_ROLLED_BACK(
			"HikariCP does not hear of executeLargeUpdate and executeLargeBatch, and commits what they did at close().",
			false, (call, bare, tidepool) -> false),

	/** Known by the program: SQLite's driver asks the session for it. */
	WHAT_CHANGES_NO_ROWS_COUNTS_THOSE_OF_THE_LAST_STATEMENT(
			"What changes no rows is told to have changed as many as the last statement of the physical connection.",
			false, (call, bare, tidepool) -> false),

	/**
	 * Known by the program: SQLite's driver has one for all, and does not make another.
	 */
	THE_STATEMENT_OF_METADATA_STAYS_CLOSED(
			"Who closes the statement behind rows of metadata closes it for all who borrow the physical connection.",
			true, (call, bare, tidepool) -> false);

	private final String sentence;

	private final boolean diverging;

	private final Test test;

	DocumentedDifference(String sentence, boolean diverging, Test test) {
		this.sentence = sentence;
		this.diverging = diverging;
		this.test = test;
	}

	static Optional<DocumentedDifference> between(Call call, String bare, String tidepool) {
		return Arrays.stream(values()).filter((known) -> known.test.explains(call, bare, tidepool)).findFirst();
	}

	/**
	 * Whether the two go different ways from here on.
	 */
	boolean isDiverging() {
		return this.diverging;
	}

	static boolean isException(String outcome) {
		return outcome.matches("(?s)[a-z0-9.]+\\.\\w+(Exception|Error): .*");
	}

	private static boolean isOfLastStatement(String outcome) {
		return outcome.matches("(?s)String (found_rows|row_count|total_changes|changes)\\(\\) .*");
	}

	@Override
	public String toString() {
		return this.sentence;
	}

	@FunctionalInterface
	private interface Test {

		boolean explains(Call call, String bare, String tidepool);

	}

}
