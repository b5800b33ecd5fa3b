package dev.tidepool.jdbc;

import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * What the steps on the way of a query may know of the application's connection. Asking
 * never reaches the database. Confined to the thread that uses the connection.
 */
public interface Session {

	/** The isolation level is not known. */
	int UNKNOWN_ISOLATION = -1;

	/**
	 * Return the resolved name of the data source.
	 * @return the name
	 */
	String dataSource();

	/**
	 * Return the user that the connection was asked for.
	 * @return the user, or {@code null} for the data source's own
	 */
	@Nullable String user();

	/**
	 * Whether each statement commits by itself.
	 * @return {@code false} also where it is not known
	 */
	boolean autoCommits();

	/**
	 * Return the isolation level as {@link java.sql.Connection} numbers it.
	 * @return the level, or {@link #UNKNOWN_ISOLATION}
	 */
	int isolation();

	/**
	 * Whether everything that was done to the session is understood: no unknown setting,
	 * no transaction control in SQL text, no access to the driver's own objects.
	 * @return {@code true} if it is
	 */
	boolean isUnderstood();

	/**
	 * Whether a transaction that SQL text began in auto-commit may still be open. No pool
	 * ends it when the connection goes back.
	 * @return {@code true} if one may be
	 */
	default boolean leavesTransaction() {
		return false;
	}

	/**
	 * Return what the open transaction wrote so far.
	 * @return the live set, empty in auto-commit
	 */
	WriteSet writes();

	/**
	 * Whether a physical connection is leased now. Without one no transaction is open in
	 * the database.
	 * @return {@code true} if it is
	 */
	boolean isLeased();

	/**
	 * Whether nothing else is open on the physical connection: no other statement, and
	 * nothing that may hold one.
	 * @param statement a statement of this session, which does not count
	 * @return {@code true} also if there is no physical connection now
	 */
	boolean isAlone(Statement statement);

	/**
	 * Whether the current thread holds a physical connection, of this session or any
	 * other, of whatever pool.
	 * @return {@code true} if it does; it had better not wait for others then
	 */
	boolean isThreadLeasing();

	/**
	 * Whether a session more could have a connection at once, and nobody waits for one.
	 * @return {@code true} if so, at this moment
	 */
	boolean hasIdlePermit();

	/**
	 * Return where sessions like this one come from: of the same data source and user,
	 * fresh, and admitted as any other.
	 * @return the source, which outlives the session; what it opens is a {@link Session}
	 * too
	 */
	ConnectionSource another();

	/**
	 * Return where connections come from that belong to no session, for questions to the
	 * same database.
	 * @return the source, which outlives the session
	 */
	ConnectionSource beside();

	/**
	 * Return the execution in whose rows the application stands, with more to come; of
	 * several the one that began last. Only the statements that were made last are looked
	 * at.
	 * @return the execution, or {@code null} if there is none
	 */
	@Nullable QueryExecution reading();

	/**
	 * Return what somebody keeps with this session.
	 * @param owner who keeps it, told by identity
	 * @return what was attached, or {@code null} if nothing was
	 */
	@Nullable Object attachment(Object owner);

	/**
	 * Keeps something with this session, until it is closed, in place of what its owner
	 * kept before.
	 * @param owner who keeps it
	 * @param value what is kept, {@code null} for nothing any more
	 */
	void attach(Object owner, @Nullable Object value);

}
