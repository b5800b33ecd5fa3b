package dev.tidepool.pool;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import dev.tidepool.database.LiveCapacity;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.CreationListener;
import dev.tidepool.jdbc.Holder;
import dev.tidepool.measure.LatencyHistogram;
import dev.tidepool.measure.Times;
import dev.tidepool.measure.Total;
import org.jspecify.annotations.Nullable;

/**
 * One pool under Tidepool's care: its gate, its limit, and what is known of it.
 * Thread-safe.
 */
public final class ManagedPool {

	/** A person looks at the first few. */
	private static final int HOLDERS = 20;

	private static final LiveCapacity.Answer UNASKED = new LiveCapacity.Answer(null,
			"the pool opens its connections by itself");

	private final String name;

	private final PoolSettings settings;

	private final Gate gate;

	private final PoolCounters counters = new PoolCounters();

	private final PoolAdmission admission;

	private final CreationMonitor creation;

	private final LimitController controller;

	private final @Nullable Lanes lanes;

	private long ticked = System.nanoTime();

	private final RecentTimes times = new RecentTimes();

	private final WeekHistory weeks = new WeekHistory();

	private final Clock clock;

	private volatile HeldPolicy.Memory demand = HeldPolicy.Memory.EMPTY;

	private volatile IntConsumer keeper = (idle) -> {
	};

	private volatile Supplier<PoolState> source = () -> PoolState.NONE;

	private volatile IntFunction<List<Holder>> holders = (most) -> List.of();

	private volatile Supplier<Times> executions = () -> Times.NONE;

	private volatile Supplier<OptionalLong> executed = OptionalLong::empty;

	private volatile Supplier<LiveCapacity.Answer> server = () -> UNASKED;

	/**
	 * Take a pool into care.
	 * @param name the resolved name
	 * @param settings how it is to be governed
	 * @param listener hears what happens
	 * @param clock dates the decisions, and tells the hour of the week
	 */
	public ManagedPool(String name, PoolSettings settings, PoolListener listener, Clock clock) {
		this.name = name;
		this.settings = settings;
		this.clock = clock;
		this.gate = new Gate(settings.firstLimit());
		CreationPacer pacer = new CreationPacer(settings.creationRate(), System.nanoTime());
		this.creation = new CreationMonitor(this.counters, listener, pacer, settings.acquireTimeout());
		this.admission = new PoolAdmission(name, this.gate, settings, this.counters, listener, this::state,
				this.creation);
		boolean divided = settings.mode() == PoolSettings.Mode.ADAPTIVE && settings.lanes().enabled();
		this.lanes = divided ? this.admission.divide(settings.lanes()) : null;
		this.controller = new LimitController(settings, this.gate, this.counters, new ElasticityLimitPolicy(), listener,
				this.creation::open, clock);
	}

	/**
	 * Return the resolved name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return how the pool is governed.
	 * @return the settings
	 */
	public PoolSettings settings() {
		return this.settings;
	}

	/**
	 * Return what admits sessions to this pool. In mode {@code fixed} nothing is held
	 * back, the pool's own size is the limit.
	 * @return the admission
	 */
	public Admission admission() {
		return this.admission;
	}

	/**
	 * Return what is to hear of the pool's physical connections.
	 * @return the listener
	 */
	public CreationListener creationListener() {
		return this.creation;
	}

	/**
	 * States where the numbers of the running pool are to be had.
	 * @param source gives the current state; must not block
	 */
	public void observe(Supplier<PoolState> source) {
		this.source = source;
	}

	/**
	 * States who knows which sessions have a connection.
	 * @param holders gives so many of those who have had theirs for longest; must not
	 * block
	 */
	public void observeHolders(IntFunction<List<Holder>> holders) {
		this.holders = holders;
	}

	/**
	 * States who knows how long statements take.
	 * @param executions gives the times of those that the database answered; must not
	 * block
	 */
	public void observeExecutions(Supplier<Times> executions) {
		this.executions = executions;
	}

	/**
	 * States who keeps connections ready.
	 * @param keeper is told about once a second how many are to lie idle; must not block
	 */
	public void keepIdle(IntConsumer keeper) {
		this.keeper = keeper;
	}

	/**
	 * States where the time is to be had for which statements executed. To be called
	 * before the first {@link #tick()}.
	 * @param executed gives the nanoseconds since the start, added up over all
	 * statements, without waiting for a connection; empty if that is not known; must not
	 * block
	 */
	public void executed(Supplier<OptionalLong> executed) {
		this.executed = executed;
		// What comes before the first tick counts, too
		this.times.look(System.nanoTime(), this.counters, executed.get());
	}

	/**
	 * States where it is to be had what the server allows.
	 * @param server gives what is known; must not block
	 */
	public void server(Supplier<LiveCapacity.Answer> server) {
		this.server = server;
	}

	/**
	 * Return the connections of the pool now.
	 * @return the state
	 */
	public PoolState state() {
		return this.source.get();
	}

	/**
	 * Looks at what was measured since the last call and moves the limit. To be called
	 * about once a second, by one thread at a time.
	 */
	public void tick() {
		tick(System.nanoTime());
	}

	void tick(long now) {
		this.times.look(now, this.counters, this.executed.get());
		PoolSnapshot snapshot = this.controller.tick(now);
		if (snapshot != null) {
			hold(snapshot);
		}
		if (this.lanes != null && now > this.ticked) {
			this.lanes.look(this.gate.limit(), (now - this.ticked) / 1e9);
		}
		this.ticked = now;
	}

	private void hold(PoolSnapshot now) {
		double create = PoolCounters.meanMillis(this.counters.creationNanos, this.counters.created) / 1e3;
		Instant time = this.clock.instant();
		HeldPolicy.Decision decision = HeldPolicy.decide(now, create, this.weeks.forecast(time), this.demand);
		this.demand = decision.memory();
		this.weeks.look(time, Math.min(now.limit(), now.demand()), decision.byTrend());
		if (this.settings.mode() == PoolSettings.Mode.ADAPTIVE) {
			this.keeper.accept(decision.idle());
		}
	}

	/**
	 * Holds the limit where a person wants it, until it is released.
	 * @param limit the limit, or {@code null} to let the policy decide again
	 * @throws IllegalArgumentException if the limit is not between 1 and the highest
	 * limit
	 */
	public void pin(@Nullable Integer limit) {
		this.controller.pin(limit);
	}

	/**
	 * Whether a person holds the limit.
	 * @return {@code true} until it is released
	 */
	public boolean isPinned() {
		return this.controller.isPinned();
	}

	/**
	 * Return the limit in force.
	 * @return the most sessions that may work at once
	 */
	public int limit() {
		return this.gate.limit();
	}

	/**
	 * Return the sessions that wait, at the gate or in the pool.
	 * @return the number
	 */
	public int waiting() {
		return this.admission.waiting() + state().waiting();
	}

	/**
	 * Return the sessions that hold a connection, nested ones included.
	 * @return the number
	 */
	public int active() {
		return this.gate.active() + this.admission.nested();
	}

	/**
	 * Return the share of the limit that is in use.
	 * @return between 0 and 1
	 */
	public double utilization() {
		return Math.min(1.0, (double) this.gate.active() / this.gate.limit());
	}

	/**
	 * Return everything that is known, for a person to read. Has the server asked what it
	 * allows, if that was not done lately.
	 * @return a view of this moment
	 */
	public PoolView view() {
		PoolState now = state();
		PoolCounters counted = this.counters;
		return new PoolView(this.name, this.settings.mode(), limit(), this.controller.isPinned(), this.settings.floor(),
				this.settings.ceiling(), now.total(), active(), now.idle(), waiting(), this.admission.nested(),
				utilization(), waitTimes(), Times.of(counted.holds.snapshot(), counted.longestHold.get()),
				this.executions.get(), counted.timeouts.sum(),
				new PoolView.Connections(counted.created.sum(), counted.closed.sum(), counted.creationFailures.sum(),
						PoolCounters.meanMillis(counted.creationNanos, counted.created)),
				(this.lanes != null) ? this.lanes.view() : null, this.holders.apply(HOLDERS), control(), diagnosis(),
				sizing(), decisions());
	}

	private Sizing sizing() {
		return Sizing.of(this.demand.level(), this.controller.memory().knee(), this.settings, this.server.get());
	}

	/**
	 * Return where the time of the pool's sessions goes.
	 * @return the diagnosis of the last minute
	 */
	public Diagnosis diagnosis() {
		Strategies.Memory memory = this.controller.memory();
		return Diagnostician.diagnose(this.times.recent(),
				new Diagnostician.Standing(limit(), this.settings.highestLimit(), this.settings.ceiling(),
						this.settings.mode(), this.controller.isPinned(), memory.knee() != null, active()));
	}

	private PoolView.Control control() {
		Strategies.Memory memory = this.controller.memory();
		double level = this.demand.level();
		Integer littlesLaw = (this.settings.mode() != PoolSettings.Mode.ADAPTIVE) ? null
				: Integer.valueOf((int) ElasticityLimitPolicy.staffing(level));
		return new PoolView.Control(memory.strategy(), memory.why(), memory.knee(), littlesLaw);
	}

	/**
	 * Return the last decisions, newest first.
	 * @return a bounded list
	 */
	public List<DatedDecision> decisions() {
		return this.controller.history();
	}

	/**
	 * Return how long sessions waited for permit and connection, in vain or not.
	 * @return the total since the start
	 */
	public Total waits() {
		return new Total(leases() + timeouts(), this.counters.waits.nanos());
	}

	private Times waitTimes() {
		LatencyHistogram.Snapshot waits = this.counters.waits.snapshot();
		long atOnce = Math.max(0, leases() + timeouts() - waits.total());
		return Times.of(waits.withZeros(atOnce), this.counters.longestWait.get());
	}

	/**
	 * Sessions that got a connection: those that gave it back, and those that have it.
	 */
	private long leases() {
		return this.counters.holds.count() + active();
	}

	/**
	 * Return the longest wait for permit and connection since the last call.
	 * @return the wait in nanoseconds, 0 if nobody waited
	 */
	public long takeLongestWait() {
		return this.counters.recentWait.getThenReset();
	}

	/**
	 * Return how long sessions held their connection.
	 * @return the total since the start
	 */
	public Total holds() {
		return this.counters.holds.total();
	}

	/**
	 * Return how long it took to open physical connections.
	 * @return the total since the start
	 */
	public Total creations() {
		return new Total(this.counters.created.sum(), this.counters.creationNanos.sum());
	}

	/**
	 * Return how many sessions got no connection in time.
	 * @return the number since the start
	 */
	public long timeouts() {
		return this.counters.timeouts.sum();
	}

	/**
	 * Return how many attempts to open a connection failed.
	 * @return the number since the start
	 */
	public long creationFailures() {
		return this.counters.creationFailures.sum();
	}

	/**
	 * Return what the last attempt to open a connection threw.
	 * @return the failure, or {@code null} if the last attempt succeeded
	 */
	public @Nullable Throwable lastFailure() {
		return this.creation.lastFailure();
	}

}
