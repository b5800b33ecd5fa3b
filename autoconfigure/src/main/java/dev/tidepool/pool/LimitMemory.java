package dev.tidepool.pool;

/**
 * What the policy remembers between decisions.
 *
 * @param phase where the search stands
 * @param ticks decisions made in this phase
 * @param settling decisions to wait until a moved limit shows
 * @param reading what is being measured in this phase
 * @param base what was measured at the limit that the search stands on
 * @param trial what was measured at the limit on trial
 * @param direction the way that is tried: 1 up, -1 down
 * @param step the factor by which the limit is moved, above 1
 * @param rejections trials in a row that brought nothing
 * @param patience decisions to rest before the next trial
 * @param healthyHold what a lease took while nothing was wrong, in seconds, or 0
 * @param slowTicks decisions in a row at which leases took much longer than that
 * @param halt where the search stood when the last crowd left
 */
record LimitMemory(Phase phase, int ticks, int settling, Reading reading, Reading base, Reading trial, int direction,
		double step, int rejections, int patience, double healthyHold, int slowTicks, Halt halt) {

	/** The first step; big, because a pool that starts is as likely far from its knee. */
	static final double FIRST_STEP = 1.5;

	static final LimitMemory EMPTY = new LimitMemory(Phase.WARM_UP, 0, 0, Reading.NONE, Reading.NONE, Reading.NONE, 1,
			FIRST_STEP, 0, 0, 0, 0, Halt.NONE);

	/**
	 * One decision later.
	 */
	LimitMemory measured(Reading reading) {
		return new LimitMemory(this.phase, this.ticks + 1, 0, reading, this.base, this.trial, this.direction, this.step,
				this.rejections, Math.max(0, this.patience - 1), this.healthyHold, this.slowTicks, this.halt);
	}

	LimitMemory settled(int left) {
		return new LimitMemory(this.phase, this.ticks + 1, left, this.reading, this.base, this.trial, this.direction,
				this.step, this.rejections, this.patience, this.healthyHold, this.slowTicks, this.halt);
	}

	/**
	 * Goes to another phase with a fresh reading.
	 */
	LimitMemory enter(Phase phase, int settling) {
		return new LimitMemory(phase, 0, settling, Reading.NONE, this.base, this.trial, this.direction, this.step,
				this.rejections, this.patience, this.healthyHold, this.slowTicks, this.halt);
	}

	/**
	 * Nobody waits any more.
	 */
	LimitMemory interrupt() {
		return new LimitMemory(Phase.FREE, 0, 0, Reading.NONE, this.base, this.trial, this.direction, this.step,
				this.rejections, this.patience, this.healthyHold, this.slowTicks, new Halt(this.phase, this.reading));
	}

	/**
	 * Nobody waits still; what a crowd did before is not of this one.
	 */
	LimitMemory calm() {
		return new LimitMemory(this.phase, this.ticks, 0, Reading.NONE, this.base, this.trial, this.direction,
				this.step, this.rejections, this.patience, this.healthyHold, this.slowTicks, this.halt);
	}

	/**
	 * Goes on with what was being measured when the last crowd left.
	 */
	LimitMemory resume() {
		return new LimitMemory(this.halt.phase, 0, 1, this.halt.reading, this.base, this.trial, this.direction,
				this.step, this.rejections, this.patience, this.healthyHold, this.slowTicks, Halt.NONE);
	}

	/**
	 * Whether the last trial from the base brought nothing.
	 */
	boolean isKneeKnown() {
		return this.rejections > 0;
	}

	LimitMemory base(Reading base) {
		return new LimitMemory(this.phase, this.ticks, this.settling, this.reading, base, this.trial, this.direction,
				this.step, this.rejections, this.patience, this.healthyHold, this.slowTicks, this.halt);
	}

	LimitMemory trial(Reading trial) {
		return new LimitMemory(this.phase, this.ticks, this.settling, this.reading, this.base, trial, this.direction,
				this.step, this.rejections, this.patience, this.healthyHold, this.slowTicks, this.halt);
	}

	LimitMemory search(int direction, double step, int rejections) {
		return new LimitMemory(this.phase, this.ticks, this.settling, this.reading, this.base, this.trial, direction,
				step, rejections, this.patience, this.healthyHold, this.slowTicks, this.halt);
	}

	LimitMemory patience(int patience) {
		return new LimitMemory(this.phase, this.ticks, this.settling, this.reading, this.base, this.trial,
				this.direction, this.step, this.rejections, patience, this.healthyHold, this.slowTicks, this.halt);
	}

	LimitMemory hold(double healthy, int slow) {
		return new LimitMemory(this.phase, this.ticks, this.settling, this.reading, this.base, this.trial,
				this.direction, this.step, this.rejections, this.patience, healthy, slow, this.halt);
	}

	/**
	 * A search that waits for the next crowd.
	 *
	 * @param phase where it stood
	 * @param reading what had been measured there
	 */
	record Halt(Phase phase, Reading reading) {

		static final Halt NONE = new Halt(Phase.WARM_UP, Reading.NONE);

	}

	/**
	 * Where the search for the knee stands.
	 */
	enum Phase {

		/** Too little was measured yet. */
		WARM_UP,

		/** Nobody waits, or not all the time. */
		FREE,

		/** Measures at the limit that the search stands on (A). */
		BASE,

		/** Measures at the limit on trial (B). */
		TRIAL,

		/** Measures once more at the limit before the trial (A again). */
		RETURN,

		/** The knee is found; looks again now and then. */
		REST

	}

}
