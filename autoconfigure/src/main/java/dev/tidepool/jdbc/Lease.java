package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.pool.ProxyConnection;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.Trait;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A physical connection in the hands of one logical connection, with the permit for it,
 * and what has to be put back before somebody else gets it. Whoever holds a lease ends
 * it, once.
 */
final class Lease {

	/** Stands for the lease of a logical connection that is closed. */
	static final Lease OVER = over();

	private static final Logger logger = LoggerFactory.getLogger(Lease.class);

	private final Lessor lessor;

	private final PhysicalSource source;

	private final Connection connection;

	private final Admission admission;

	private final LeaseAccount account;

	private final boolean nested;

	private long since;

	/** Whether it is known exactly since when. */
	private boolean exact;

	private boolean executed;

	/** How long the like of the only execution so far take, if that is known. */
	private @Nullable Pace pace;

	/** The approximate clock's, when an execution began that was not timed. */
	private int step;

	/** What is below the pool, if the pool's connections are ours. */
	private @Nullable PhysicalConnection physical;

	private @Nullable Baseline baseline;

	Lease(Lessor lessor, PhysicalSource source, Connection connection, Admission admission, LeaseAccount account,
			boolean nested, long since, boolean exact) {
		this.lessor = lessor;
		this.source = source;
		this.connection = connection;
		this.admission = admission;
		this.account = account;
		this.nested = nested;
		this.since = since;
		this.exact = exact;
	}

	@SuppressWarnings("NullAway")
	private static Lease over() {
		return new Lease(null, null, null, Admission.OPEN, new LeaseAccount(), false, 0, true);
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * Makes what was asked for while nothing was leased.
	 */
	void prepare(SessionSettings settings) throws SQLException {
		if (settings != SessionSettings.NONE) {
			settings.applyTo(this.connection, settings.changesCatalogOrSchema() ? learned() : null);
		}
	}

	/**
	 * Notes that the session has the connection from now on.
	 * @param first the statement that needs it, if it is one
	 */
	void begins(@Nullable StatementFacts first) {
		PhysicalConnection below = below();
		if (below != null) {
			below.heldBy(this.account, this.since);
			below.executes(first);
			this.physical = below;
		}
	}

	private @Nullable PhysicalConnection below() {
		try {
			return this.connection.isWrapperFor(PhysicalConnection.class)
					? this.connection.unwrap(PhysicalConnection.class) : null;
		}
		catch (SQLException ex) {
			return null;
		}
	}

	/**
	 * Notes which statement needs the connection now.
	 */
	void executes(StatementFacts facts) {
		PhysicalConnection below = this.physical;
		if (below != null) {
			below.executes(facts);
		}
	}

	/**
	 * When it began: exactly if the session had to wait, or if a statement was executed
	 * and timed by now, else to within {@link CoarseClock#STEP_NANOS}.
	 */
	long since() {
		return this.since;
	}

	/**
	 * Notes that a statement begins to execute. If it is the first, and none too late,
	 * the lease counts from there.
	 * @param now the exact time
	 * @param pace what is known of such executions, if that may speak for this one
	 */
	void executing(long now, @Nullable Pace pace) {
		if (this.executed) {
			executingAnother(now);
			return;
		}
		this.executed = true;
		this.pace = pace;
		if (!this.exact) {
			this.exact = true;
			if (now - this.since <= CoarseClock.STEP_NANOS) {
				this.since = now;
			}
		}
		if (pace != null && pace.isQuick() && isHeldHere()) {
			this.account.timing(now);
		}
	}

	/**
	 * From here on it is known exactly how long it lasts. The first execution, if it was
	 * not timed, took about as long as such a lease does.
	 */
	private void executingAnother(long now) {
		Pace first = this.pace;
		if (first != null && !this.exact && now - this.since < 2 * CoarseClock.STEP_NANOS) {
			this.since = now - first.heldNanos();
			this.exact = true;
		}
		this.pace = null;
	}

	/**
	 * Whether a statement that begins to execute need not be timed: it will be quick, is
	 * the first, and one like it is timed often enough.
	 * @param step the approximate clock's
	 */
	boolean skipsTiming(Pace pace, int step) {
		if (this.executed || this.exact || !pace.isQuick() || !isHeldHere() || !this.account.skipsTiming()) {
			return false;
		}
		this.executed = true;
		this.pace = pace;
		this.step = step;
		return true;
	}

	/**
	 * Whether the current thread took it.
	 */
	boolean isHeldHere() {
		return this.account.isOf(Thread.currentThread());
	}

	/**
	 * What is remembered of the connection's own settings.
	 */
	Baseline learned() {
		Baseline known = this.baseline;
		if (known == null) {
			known = new Baseline();
			this.baseline = known;
		}
		return known;
	}

	/**
	 * Notes that the session may now differ from a fresh one, for whoever borrows the
	 * connection next, too.
	 */
	void taint() {
		PhysicalConnection below = this.physical;
		if (below != null) {
			below.taint();
		}
		else {
			this.source.distrust();
		}
	}

	boolean isTainted() {
		PhysicalConnection below = this.physical;
		return below != null && below.isTainted();
	}

	/**
	 * Sees to it that a statement is not told what somebody else did to sequences.
	 */
	void beforeStatement(StatementFacts facts) {
		PhysicalConnection below = this.physical;
		if (below == null) {
			return;
		}
		if (Footprint.movesSequences(facts)) {
			below.movesSequences(this);
		}
		else if (facts.is(Trait.SESSION_DEPENDENT) && below.tellsSequencesOfOthers(this)) {
			this.source.forgetSequences(this.connection);
			below.movesSequences(null);
		}
	}

	/**
	 * The driver's connection, where statements are made below a pool of ours, which is
	 * told what it has to know; or the pool's.
	 */
	Connection statements() throws SQLException {
		PhysicalConnection below = underPool();
		return (below != null && !this.connection.isClosed()) ? below.delegate() : this.connection;
	}

	/**
	 * Whether statements are made where the pool does not see them, and what it is told
	 * comes to {@link PhysicalConnection}.
	 */
	boolean isAbovePhysical() {
		return underPool() != null;
	}

	private @Nullable PhysicalConnection underPool() {
		return (this.connection instanceof ProxyConnection) ? this.physical : null;
	}

	boolean hasWarnings() {
		try {
			return this.connection.getWarnings() != null;
		}
		catch (SQLException ex) {
			// A broken connection cannot tell. It goes back, or the application's next
			// statement would meet it
			return false;
		}
	}

	/**
	 * Gives connection and permit back, as they were.
	 * @param cleanse whether to see to what was changed and is not understood, by an
	 * earlier borrower, too
	 */
	void end(boolean cleanse) throws SQLException {
		try {
			PhysicalConnection below = this.physical;
			if (below != null) {
				below.givenBack();
			}
			if (this.baseline != null) {
				restore(this.baseline);
			}
			if (cleanse && below != null && below.isTainted() && this.source.cleanse(this.connection)) {
				below.cleansed();
			}
		}
		finally {
			end();
		}
	}

	/**
	 * Gives connection and permit back as they are: nothing was done with them.
	 */
	void end() throws SQLException {
		try {
			this.connection.close();
		}
		finally {
			this.lessor.release(this.admission, this.account, this.nested, this);
		}
	}

	/**
	 * For how long it lasted, now that it has ended: exactly if it is known exactly since
	 * when. Else two looks at the approximate time err in either direction and add up to
	 * what was; but for an execution that was not timed, as long as the last one that
	 * was.
	 */
	long heldNanos(CoarseClock clock) {
		Pace known = this.pace;
		if (this.exact) {
			long held = ReturnTime.of(this.connection, this.since) - this.since;
			if (known != null) {
				known.held(held);
			}
			return held;
		}
		if (known != null && known.heldNanos() > 0 && !clock.sawLong(this.since, this.step)) {
			return known.heldNanos();
		}
		return clock.now() - this.since;
	}

	/**
	 * Gives the permit back, and the connection to nobody: it is not as it has to be.
	 * @param reason what went wrong, which is to be thrown
	 */
	void giveUp(Throwable reason) {
		try {
			try {
				discard();
			}
			finally {
				end();
			}
		}
		catch (SQLException | RuntimeException ex) {
			reason.addSuppressed(ex);
		}
	}

	/**
	 * Sees to it that the connection is not used again once it is given back.
	 */
	void discard() {
		this.source.discard(this.connection);
	}

	private void restore(Baseline before) {
		try {
			if (!this.connection.isClosed()) {
				if (!this.connection.getAutoCommit()) {
					this.connection.rollback();
					// Else a transaction would begin with what is put back
					this.connection.setAutoCommit(true);
				}
				before.restore(this.connection);
			}
		}
		catch (SQLException ex) {
			logger.debug("Connection could not be put back in order and is closed", ex);
			discard();
		}
	}

}
