package dev.tidepool.pool;

import java.util.Locale;

import dev.tidepool.pool.LimitDecision.Reason;
import dev.tidepool.pool.LimitMemory.Phase;

/**
 * Looks for the knee of the database: the limit above which more sessions at work get no
 * more done. It moves the limit, measures, goes back, measures again (A-B-A), and follows
 * the elasticity of throughput, &Delta;ln X / &Delta;ln L. Steps that clearly pay off are
 * kept without going back and grow; steps that do not shrink. Only throughput and the
 * time that leases are held are used, never the time to acquire, which says nothing at
 * saturation. Nothing is tried while nobody waits.
 */
final class ElasticityLimitPolicy implements LimitPolicy {

	private static final int WARM_UP_TICKS = 3;

	private static final int WARM_UP_COMPLETIONS = 30;

	/** From this share of time with somebody waiting, throughput is what is possible. */
	private static final double SATURATED = 0.9;

	/** From this share of time with somebody waiting, demand asks for a higher limit. */
	private static final double CROWDED = 0.1;

	/**
	 * The elasticity at which the limit is right: more would still bring a little, at too
	 * many connections.
	 */
	private static final double THRESHOLD = 0.15;

	/** How far from the threshold an elasticity needs no second look. */
	private static final double CLEAR = 0.3;

	private static final double SMALLEST_STEP = 1.2;

	private static final double BIGGEST_STEP = 2;

	private static final double WIDE = 1.4;

	/** What the standard error of an elasticity shall be. */
	private static final double WANTED_ERROR = 0.2;

	private static final double LONGEST_READING = 10;

	private static final int LONGEST_SETTLING = 15;

	/** Throughput that changes more than this by itself makes a trial void. */
	private static final double STABLE = 0.15;

	private static final double SURPRISE = 0.3;

	/** The factor at which leases are held so much longer that something is wrong. */
	private static final double SLOW = 2.2;

	private static final int SLOW_TICKS = 3;

	private static final double DECREASE = 0.6;

	/** So few sessions at work are not what slows a database down. */
	private static final int FEW = 4;

	private static final int COOLING = 12;

	private static final int SHORTEST_REST = 4;

	private static final int LONGEST_REST = 30;

	/**
	 * After so many decisions without a crowd, what was measured before has to be again.
	 */
	private static final int STALE = 60;

	@Override
	public Outcome decide(PoolSnapshot now, LimitMemory before) {
		if (now.refused()) {
			int lower = clamp(now, Math.min(now.limit(), Math.max(now.open(), now.floor())) * DECREASE);
			return outcome(now, lower, Reason.REFUSED,
					before.search(1, SMALLEST_STEP, 0).patience(COOLING).enter(Phase.REST, 1));
		}
		if (before.settling() > 0) {
			return settle(now, before);
		}
		boolean saturated = now.queuedShare() >= SATURATED;
		boolean counts = saturated || before.phase() == Phase.WARM_UP || before.phase() == Phase.FREE;
		LimitMemory memory = before.measured(counts ? before.reading().plus(now) : before.reading());
		if (memory.phase() == Phase.WARM_UP) {
			return warmUp(now, memory);
		}
		if (!saturated) {
			return free(now, memory);
		}
		return switch (memory.phase()) {
			case BASE -> base(now, memory);
			case TRIAL -> trial(now, memory);
			case RETURN -> returned(now, memory);
			case REST -> rest(now, memory);
			case FREE, WARM_UP -> resume(now, memory);
		};
	}

	/**
	 * Goes on where the search stood when the last crowd left. Crowds come and go; a knee
	 * that was found is not looked for again with each of them.
	 */
	private Outcome resume(PoolSnapshot now, LimitMemory memory) {
		boolean stands = memory.base().limit() == now.limit() && memory.base().seconds() > 0;
		if (memory.ticks() < STALE) {
			Reading halted = memory.halt().reading();
			Phase phase = memory.halt().phase();
			if (phase == Phase.TRIAL && stands) {
				if (halted.seconds() == 0) {
					return begin(now, memory);
				}
				Reason reason = (memory.direction() > 0) ? Reason.TRIAL_UP : Reason.TRIAL_DOWN;
				return outcome(now, clamp(now, halted.limit()), reason, memory.resume());
			}
			boolean unmoved = halted.seconds() == 0 || halted.limit() == now.limit();
			if ((phase == Phase.BASE || phase == Phase.RETURN && stands) && unmoved) {
				return outcome(now, now.limit(), Reason.MEASURING, memory.resume());
			}
		}
		if (stands && memory.isKneeKnown()) {
			return outcome(now, now.limit(), found(now), memory.enter(Phase.REST, 1));
		}
		return outcome(now, now.limit(), Reason.MEASURING, memory.enter(Phase.BASE, 1));
	}

	private Outcome warmUp(PoolSnapshot now, LimitMemory memory) {
		boolean enough = memory.ticks() >= WARM_UP_TICKS && memory.reading().completions() >= WARM_UP_COMPLETIONS;
		return outcome(now, now.limit(), Reason.WARM_UP, enough ? memory.enter(Phase.BASE, 0) : memory);
	}

	/**
	 * A moved limit shows only when those who worked before have left, and when the
	 * connections for those who were let in are open.
	 */
	private Outcome settle(PoolSnapshot now, LimitMemory memory) {
		boolean moving = now.active() > now.limit() || now.open() < Math.min(now.active(), now.limit());
		int left = (moving && memory.ticks() < LONGEST_SETTLING) ? 1 : memory.settling() - 1;
		return outcome(now, now.limit(), Reason.MEASURING, memory.settled(left));
	}

	/**
	 * Throughput is what arrives, so it cannot guide; what leases take can.
	 */
	private Outcome free(PoolSnapshot now, LimitMemory memory) {
		double hold = now.meanHold();
		boolean slow = memory.healthyHold() > 0 && hold > SLOW * memory.healthyHold();
		int slowTicks = slow ? memory.slowTicks() + 1 : 0;
		LimitMemory next = (memory.phase() == Phase.FREE) ? memory : memory.interrupt();
		// Over the whole interval: how many are inside at one moment says nothing
		double inside = now.heldSeconds() / now.seconds();
		if (slowTicks >= SLOW_TICKS && inside >= FEW) {
			// Who are inside are too many, perhaps: then fewer get as much done
			Reading base = new Reading(inside, 1, now.throughput());
			LimitMemory trial = next.hold(hold, 0).base(base).search(-1, 1 / DECREASE, 0);
			return outcome(now, clamp(now, inside * DECREASE), Reason.SLOWDOWN, trial.enter(Phase.TRIAL, 1));
		}
		double healthy = (hold == 0) ? memory.healthyHold() : (memory.healthyHold() == 0) ? hold
				: slow ? memory.healthyHold() : 0.9 * memory.healthyHold() + 0.1 * hold;
		next = next.hold(healthy, slowTicks);
		if (memory.phase() == Phase.TRIAL) {
			return outcome(now, clamp(now, memory.base().limit()), Reason.ENOUGH, next);
		}
		if (now.queuedShare() < CROWDED) {
			return outcome(now, now.limit(), Reason.ENOUGH, next.calm());
		}
		boolean proved = memory.isKneeKnown() && now.limit() >= memory.base().limit();
		// A crowd that comes or goes fills a part of one interval, and says nothing
		boolean lasting = next.reading().seconds() > now.seconds();
		if (slow || proved || !lasting || next.patience() > 0) {
			return outcome(now, now.limit(), Reason.ENOUGH, next);
		}
		double wanted = Math.min(staffing(now.demand()), now.limit() * 1.25 + 1);
		return (wanted > now.limit() && now.limit() < now.highest())
				? outcome(now, clamp(now, wanted), Reason.DEMAND, next.patience(SHORTEST_REST))
				: outcome(now, now.limit(), Reason.ENOUGH, next);
	}

	private Outcome base(PoolSnapshot now, LimitMemory memory) {
		if (!isComplete(memory, now)) {
			return outcome(now, now.limit(), Reason.MEASURING, memory);
		}
		double surprise = surprise(memory, memory.reading());
		LimitMemory measured = memory.base(memory.reading());
		return (surprise != 0) ? begin(now, startled(measured, surprise)) : begin(now, measured);
	}

	/**
	 * How much throughput moved at an unmoved limit, if that is more than chance.
	 * @return the change as a logarithm, or 0
	 */
	private static double surprise(LimitMemory memory, Reading fresh) {
		Reading known = memory.base();
		if (known.seconds() == 0 || known.limit() != fresh.limit()) {
			return 0;
		}
		double change = known.changeTo(fresh);
		return (Math.abs(change) > SURPRISE + 3 * Math.hypot(fresh.error(), known.error())) ? change : 0;
	}

	/**
	 * The knee may have moved: looks for it with wide steps, downwards if less gets done.
	 */
	private static LimitMemory startled(LimitMemory memory, double surprise) {
		return (surprise < 0) ? memory.search(-1, 1 / DECREASE, 0) : memory.search(1, LimitMemory.FIRST_STEP, 0);
	}

	/**
	 * Begins a trial from the base, in the direction remembered if there is room.
	 */
	private Outcome begin(PoolSnapshot now, LimitMemory memory) {
		int from = now.limit();
		int direction = memory.direction();
		double step = memory.step();
		int to = moved(now, direction, step);
		if (to == from) {
			// No room: the other way, and not far, since nothing speaks for it
			direction = -direction;
			step = SMALLEST_STEP;
			to = moved(now, direction, step);
		}
		if (to == from) {
			return outcome(now, from, Reason.AT_CEILING, memory.patience(LONGEST_REST).enter(Phase.REST, 0));
		}
		return outcome(now, to, (direction > 0) ? Reason.TRIAL_UP : Reason.TRIAL_DOWN,
				memory.search(direction, step, memory.rejections()).enter(Phase.TRIAL, 1));
	}

	private static int moved(PoolSnapshot now, int direction, double step) {
		int from = now.limit();
		return clamp(now, (direction > 0) ? Math.max(from + 1, from * step) : Math.min(from - 1, from / step));
	}

	private Outcome trial(PoolSnapshot now, LimitMemory memory) {
		if (!isComplete(memory, now)) {
			return outcome(now, now.limit(), Reason.MEASURING, memory);
		}
		LimitMemory tried = memory.trial(memory.reading());
		double elasticity = tried.base().elasticityTo(tried.trial());
		double up = (elasticity - THRESHOLD) * tried.direction();
		if (up > CLEAR) {
			return keepGoing(now, tried);
		}
		int back = clamp(now, tried.base().limit());
		// Even a clear loss may be the machine's: the way back tells
		return outcome(now, back, Reason.MEASURING, tried.enter(Phase.RETURN, 1));
	}

	/**
	 * The step paid off beyond doubt: the next one, wider, starts here.
	 */
	private Outcome keepGoing(PoolSnapshot now, LimitMemory memory) {
		double wider = Math.min(BIGGEST_STEP, memory.step() * memory.step());
		Outcome next = begin(now, memory.base(memory.trial()).search(memory.direction(), wider, 0));
		LimitDecision decision = next.decision();
		boolean turned = (decision.to() - decision.from()) * memory.direction() <= 0;
		return turned ? outcome(now, now.limit(), Reason.GAIN,
				memory.base(memory.trial())
					.search(memory.direction(), SMALLEST_STEP, 1)
					.patience(LONGEST_REST)
					.enter(Phase.REST, 0))
				: next;
	}

	private Outcome returned(PoolSnapshot now, LimitMemory memory) {
		if (!isComplete(memory, now)) {
			return outcome(now, now.limit(), Reason.MEASURING, memory);
		}
		Reading again = memory.reading();
		double error = Math.hypot(memory.base().error(), again.error());
		if (Math.abs(memory.base().changeTo(again)) > STABLE + 2 * error) {
			double surprise = surprise(memory, again);
			LimitMemory next = (surprise != 0) ? startled(memory, surprise) : memory;
			return outcome(now, now.limit(), Reason.UNSTABLE, next.base(again).enter(Phase.BASE, 0));
		}
		Reading both = memory.base().and(again);
		double elasticity = both.elasticityTo(memory.trial());
		if ((elasticity - THRESHOLD) * memory.direction() <= 0) {
			return reject(now, memory.base(again));
		}
		LimitMemory next = memory.base(memory.trial()).search(memory.direction(), memory.step(), 0);
		return outcome(now, clamp(now, memory.trial().limit()), Reason.GAIN, next.enter(Phase.BASE, 1));
	}

	private Outcome reject(PoolSnapshot now, LimitMemory memory) {
		int rejections = memory.rejections() + 1;
		// The first time, hardly more is known of the other way
		double power = (rejections == 1 && memory.direction() > 0) ? 0.8 : 0.5;
		double narrower = Math.max(SMALLEST_STEP, Math.pow(memory.step(), power));
		LimitMemory next = memory.search(-memory.direction(), narrower, rejections);
		if (rejections < 2 || memory.step() > SMALLEST_STEP * 1.01) {
			return begin(now, next);
		}
		int rest = Math.min(LONGEST_REST, SHORTEST_REST << Math.min(3, rejections - 2));
		return outcome(now, now.limit(), found(now), next.patience(rest).enter(Phase.REST, 0));
	}

	private static Reason found(PoolSnapshot now) {
		return (now.limit() == now.highest()) ? Reason.AT_CEILING : Reason.DB_BOUND;
	}

	/**
	 * At the knee. A surprise ends the rest: if much less gets done, fewer are let in to
	 * see whether that helps, because the knee may have moved.
	 */
	private Outcome rest(PoolSnapshot now, LimitMemory memory) {
		Reading fresh = new Reading(now.limit(), now.seconds(), now.completions());
		double surprise = surprise(memory, fresh);
		if (surprise != 0) {
			return outcome(now, now.limit(), (surprise < 0) ? Reason.SLOWDOWN : Reason.MEASURING,
					startled(memory.base(fresh), surprise).enter(Phase.BASE, 0));
		}
		if (memory.patience() > 0) {
			return outcome(now, now.limit(), found(now), memory);
		}
		return begin(now, memory.base(memory.reading()));
	}

	/**
	 * Whether enough was measured for the step that is on trial: a small one needs more
	 * to be told from chance, and long leases need longer to show.
	 */
	private static boolean isComplete(LimitMemory memory, PoolSnapshot now) {
		Reading reading = memory.reading();
		double wanted = 2 / Math.pow(WANTED_ERROR * Math.log(memory.step()), 2);
		// A machine has moods that no number of completions shows
		double shortest = (memory.step() < WIDE) ? 3 : 2;
		return reading.seconds() >= LONGEST_READING || (reading.completions() >= wanted
				&& reading.seconds() >= Math.max(shortest, Math.min(4, 2 * now.meanHold())));
	}

	/**
	 * Square-root staffing: the mean demand and three times its root for chance (Halfin
	 * and Whitt, 1981).
	 */
	static double staffing(double demand) {
		return Math.ceil(demand + 3 * Math.sqrt(demand)) + 1;
	}

	private static int clamp(PoolSnapshot now, double limit) {
		return (int) Math.max(now.floor(), Math.min(now.highest(), Math.round(limit)));
	}

	private static Outcome outcome(PoolSnapshot now, int to, Reason reason, LimitMemory memory) {
		String signal = String.format(Locale.ROOT, "demand %.1f, %.1f waiting, %.0f/s, held %.1f ms", now.demand(),
				now.meanWaiting(), now.throughput(), now.meanHold() * 1e3);
		return new Outcome(new LimitDecision(now.limit(), to, reason, signal), memory);
	}

}
