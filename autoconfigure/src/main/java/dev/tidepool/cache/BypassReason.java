package dev.tidepool.cache;

/**
 * Why a query that somebody opted in was not looked up in the cache.
 */
public enum BypassReason {

	/** The text asks not to be cached. */
	OPTED_OUT,

	/**
	 * The text is not understood, not deterministic, depends on the session, takes locks,
	 * or reads no table.
	 */
	STATEMENT,

	/**
	 * A relation that it reads is not known, or what a view reads, or its rows differ by
	 * who asks; or the database was not asked yet.
	 */
	RELATIONS,

	/** Results of this template cannot be cached; {@code uncacheable} says why. */
	RESULT,

	/** The session was changed in a way that is not understood. */
	SESSION,

	/**
	 * The statement was made for something other than plain forward-only rows, or is part
	 * of a batch or an update call.
	 */
	SPECIAL_STATEMENT,

	/** A parameter is missing, or its value cannot be known exactly. */
	PARAMETERS,

	/** The isolation level, or the level together with the open transaction. */
	ISOLATION,

	/** The transaction wrote to a table that the query reads. */
	OWN_WRITES

}
