package dev.tidepool.sql;

/**
 * A property of a statement that matters to caching and to the return of connections.
 */
public enum Trait {

	/**
	 * Not understood, or may write what cannot be known: counts as a write to every
	 * table.
	 */
	OPAQUE,

	/**
	 * More than one statement in the text. Such a text is always {@link #OPAQUE} too.
	 */
	MULTIPLE,

	/**
	 * Calls code that is not known and may do anything to the session: a procedure, a
	 * block, a function of the user's own. Such a statement is always {@link #OPAQUE}
	 * too.
	 */
	FOREIGN_CODE,

	/**
	 * Takes row or table locks, or asks for another isolation by a table hint:
	 * {@code FOR UPDATE}, {@code FOR SHARE}, {@code LOCK IN SHARE MODE},
	 * {@code WITH (UPDLOCK)}.
	 */
	LOCKING,

	/**
	 * The result may differ between two executions on the same data: {@code now()},
	 * {@code random()}, {@code TABLESAMPLE}, system views.
	 */
	NON_DETERMINISTIC,

	/**
	 * The result depends on the session: {@code current_user}, {@code currval}, user
	 * variables.
	 */
	SESSION_DEPENDENT,

	/**
	 * Moves a sequence, or leaves behind what only the same session is told afterwards:
	 * {@code nextval}, {@code setval}, {@code SQL_CALC_FOUND_ROWS}.
	 */
	SEQUENCE,

	/**
	 * Leaves something behind in the session that changes what later statements do:
	 * {@code SET}, {@code set_config}, session locks, temporary tables, user variables.
	 */
	SESSION_CHANGING,

	/**
	 * Begins a transaction and does nothing else, except that some databases commit what
	 * is open: {@code BEGIN}, {@code START TRANSACTION}.
	 */
	TRANSACTION_BEGIN,

	/**
	 * Ends the transaction and does nothing else: {@code COMMIT}, {@code ROLLBACK}. With
	 * {@link #SAVEPOINT} it only may: {@code RELEASE} does in SQLite, if nothing is
	 * around it.
	 */
	TRANSACTION_END,

	/**
	 * Sets, goes back to or gives up a savepoint, and does nothing else.
	 */
	SAVEPOINT,

	/**
	 * A write that yields rows: {@code RETURNING}, {@code OUTPUT}, {@code FINAL TABLE}.
	 */
	RETURNING

}
