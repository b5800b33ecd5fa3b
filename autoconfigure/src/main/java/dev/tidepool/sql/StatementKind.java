package dev.tidepool.sql;

/**
 * What a statement does, by its main verb.
 */
public enum StatementKind {

	/**
	 * A query: {@code SELECT}, {@code VALUES}, {@code TABLE}, also with leading CTEs.
	 */
	SELECT,

	/**
	 * {@code INSERT}, {@code REPLACE INTO} or {@code UPSERT}.
	 */
	INSERT,

	/**
	 * {@code UPDATE}.
	 */
	UPDATE,

	/**
	 * {@code DELETE}.
	 */
	DELETE,

	/**
	 * {@code MERGE}.
	 */
	MERGE,

	/**
	 * {@code TRUNCATE}.
	 */
	TRUNCATE,

	/**
	 * A change of the schema, of rights, or maintenance of storage.
	 */
	DDL,

	/**
	 * A procedure call or an anonymous block.
	 */
	CALL,

	/**
	 * A change of session state.
	 */
	SET,

	/**
	 * Transaction control sent as SQL text.
	 */
	TRANSACTION,

	/**
	 * Everything else: {@code EXPLAIN}, {@code SHOW}, and what is not understood.
	 */
	OTHER;

	/**
	 * Whether statements of this kind change rows of a named table.
	 * @return {@code true} for {@code INSERT}, {@code UPDATE}, {@code DELETE},
	 * {@code MERGE} and {@code TRUNCATE}
	 */
	public boolean writesRows() {
		return this == INSERT || this == UPDATE || this == DELETE || this == MERGE || this == TRUNCATE;
	}

}
