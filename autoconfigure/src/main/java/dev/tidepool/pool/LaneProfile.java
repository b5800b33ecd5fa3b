package dev.tidepool.pool;

import java.sql.SQLException;

import dev.tidepool.jdbc.Admission;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the sessions that begin with one statement template: how long they
 * hold their connection, and so which lane they take. What is learned may lose a sample
 * when two sessions end at once, which does not matter. Thread-safe.
 */
final class LaneProfile {

	/** The weight of the newest session. */
	private static final double NEWEST = 0.2;

	private final Lanes lanes;

	private final Admission whenShort;

	private final Admission whenLong;

	private volatile boolean isLong;

	private double holdNanos;

	private int sinceLook;

	LaneProfile(Lanes lanes, PoolAdmission pool) {
		this.lanes = lanes;
		this.whenShort = new Learning(pool);
		this.whenLong = new LongLane(pool);
	}

	/**
	 * The way in. Whoever was let in by it says there when he leaves, so that a session
	 * that turns out to be of the other kind is counted where it belongs from the next
	 * one on, and never waits again.
	 */
	Admission admission() {
		return this.isLong ? this.whenLong : this.whenShort;
	}

	private void learn(long heldNanos) {
		if (heldNanos >= 0) {
			double known = this.holdNanos;
			this.holdNanos = (known == 0) ? heldNanos : known + NEWEST * (heldNanos - known);
			this.sinceLook++;
		}
	}

	boolean isLong() {
		return this.isLong;
	}

	void isLong(boolean isLong) {
		this.isLong = isLong;
	}

	/**
	 * How long such a session holds its connection, in nanoseconds.
	 */
	double holdNanos() {
		return this.holdNanos;
	}

	/**
	 * How many such sessions ended since this was last asked.
	 */
	int look() {
		int count = this.sinceLook;
		this.sinceLook = 0;
		return count;
	}

	/**
	 * Lets a session in as any other, and learns how long it stayed.
	 */
	private class Learning implements Admission {

		final PoolAdmission pool;

		Learning(PoolAdmission pool) {
			this.pool = pool;
		}

		@Override
		public long admit(@Nullable StatementFacts first, boolean nested) throws SQLException {
			return this.pool.admit(first, nested);
		}

		@Override
		public long remainingMillis(long asked) {
			return this.pool.remainingMillis(asked);
		}

		@Override
		public void leased(long waitedNanos) {
			this.pool.leased(waitedNanos);
		}

		@Override
		public void timedOut() {
			this.pool.timedOut();
		}

		@Override
		public void release(boolean nested, long heldNanos) {
			this.pool.release(nested, heldNanos);
			learn(heldNanos);
		}

		@Override
		public int waiting() {
			return this.pool.waiting();
		}

	}

	/**
	 * Lets a session in when few enough of its kind are in.
	 */
	private final class LongLane extends Learning {

		LongLane(PoolAdmission pool) {
			super(pool);
		}

		@Override
		public long admit(@Nullable StatementFacts first, boolean nested) throws SQLException {
			if (nested) {
				return super.admit(first, true);
			}
			Gate gate = LaneProfile.this.lanes.gate();
			if (!gate.tryAcquire()) {
				return this.pool.admitAfter(gate);
			}
			try {
				return super.admit(first, false);
			}
			catch (SQLException | RuntimeException | Error ex) {
				gate.release();
				throw ex;
			}
		}

		@Override
		public void release(boolean nested, long heldNanos) {
			try {
				super.release(nested, heldNanos);
			}
			finally {
				if (!nested) {
					LaneProfile.this.lanes.gate().release();
				}
			}
		}

	}

}
