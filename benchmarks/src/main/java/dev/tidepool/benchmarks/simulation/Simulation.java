package dev.tidepool.benchmarks.simulation;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;

import dev.tidepool.pool.PoolSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * One scenario under one governor. Sessions wait for a permit in the order of their
 * arrival, then for a connection if none is idle (one is opened at a time, as HikariCP
 * does it), hold it while they think and while the database works for them, and give both
 * back. All jobs in the database share it; its law says how they slow one another down.
 */
final class Simulation {

	/** HikariCP sleeps so long after each connection that it opened. */
	private static final double CREATION_PAUSE = 0.03;

	private static final double TIMEOUT = 30;

	private static final int FLOOR = 2;

	private final Scenario scenario;

	private final Governor governor;

	private final Random random;

	/** Apart from all others, so that the database has the same moods for everyone. */
	private final Random moods;

	private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingDouble(Event::at));

	/**
	 * By the work that the database will have done for each job when this one is ready.
	 */
	private final PriorityQueue<Session> jobs = new PriorityQueue<>(
			Comparator.comparingDouble((session) -> session.ready));

	private final Deque<Session> waiting = new ArrayDeque<>();

	private final Deque<Session> unconnected = new ArrayDeque<>();

	private final Run run;

	private double now;

	/** How much the database did for each job that is there since the start. */
	private double done;

	private ServiceLaw law;

	private double mood;

	private int active;

	private int open;

	private int idle;

	private boolean creating;

	private double queuedSince;

	private double queued;

	private double held;

	private double waited;

	private int completions;

	Simulation(Scenario scenario, Governor governor, long seed) {
		this.scenario = scenario;
		this.governor = governor;
		this.random = new Random(seed);
		this.moods = new Random(~seed);
		this.law = scenario.phases().get(0).law();
		this.run = new Run(scenario.seconds());
		this.open = Math.min(governor.limit(), Governors.START);
		this.idle = this.open;
	}

	Run run() {
		for (int i = 0; i < this.scenario.clients(); i++) {
			schedule(this.random.nextDouble() * 0.1, Kind.ARRIVAL, null);
		}
		if (this.scenario.clients() == 0) {
			scheduleArrival();
		}
		schedule(1, Kind.TICK, null);
		while (this.now < this.scenario.seconds()) {
			Session next = this.jobs.peek();
			double ready = (next != null) ? this.now + (next.ready - this.done) * this.law.slowdown(this.jobs.size())
					: Double.MAX_VALUE;
			Event event = this.events.peek();
			if (next != null && ready <= event.at()) {
				advance(ready);
				this.done = next.ready;
				complete(this.jobs.remove());
			}
			else {
				advance(this.events.remove().at());
				happen(event);
			}
		}
		return this.run;
	}

	private void advance(double to) {
		if (!this.jobs.isEmpty()) {
			this.done += (to - this.now) / this.law.slowdown(this.jobs.size());
		}
		this.now = to;
	}

	private void happen(Event event) {
		switch (event.kind()) {
			case ARRIVAL -> {
				if (this.scenario.clients() == 0) {
					scheduleArrival();
				}
				arrive();
			}
			case THOUGHT -> work(Objects.requireNonNull(event.session()));
			case CREATED -> created();
			case TICK -> tick();
		}
	}

	private void scheduleArrival() {
		double rate = Math.max(1e-3, this.scenario.at(this.now).arrivals().applyAsDouble(this.now));
		schedule(this.now - Math.log(1 - this.random.nextDouble()) / rate, Kind.ARRIVAL, null);
	}

	private void arrive() {
		Session session = new Session(this.now);
		if (this.waiting.isEmpty()) {
			this.queuedSince = this.now;
		}
		this.waiting.add(session);
		admit();
	}

	private void admit() {
		boolean before = !this.waiting.isEmpty();
		while (!this.waiting.isEmpty() && this.active < this.governor.limit()) {
			Session session = this.waiting.remove();
			this.active++;
			session.admitted = this.now;
			if (this.idle > 0) {
				this.idle--;
				connected(session);
			}
			else {
				this.unconnected.add(session);
				create();
			}
		}
		if (before && this.waiting.isEmpty()) {
			this.queued += this.now - this.queuedSince;
		}
	}

	private void create() {
		if (!this.creating && this.open < Governors.HIGHEST && !this.unconnected.isEmpty()) {
			this.creating = true;
			schedule(this.now + this.scenario.createSeconds() + CREATION_PAUSE, Kind.CREATED, null);
		}
	}

	private void created() {
		this.creating = false;
		this.open++;
		free();
		create();
	}

	private void free() {
		if (this.unconnected.isEmpty()) {
			this.idle++;
		}
		else {
			connected(this.unconnected.remove());
		}
	}

	private void connected(Session session) {
		session.connected = this.now;
		this.waited += this.now - session.asked;
		double think = this.scenario.work().drawThink(this.random);
		if (think > 0) {
			schedule(this.now + think, Kind.THOUGHT, session);
		}
		else {
			work(session);
		}
	}

	private void work(Session session) {
		session.ready = this.done + this.scenario.work().draw(this.random);
		this.jobs.add(session);
	}

	private void complete(Session session) {
		int inflight = this.active;
		this.active--;
		free();
		this.completions++;
		this.held += this.now - session.connected;
		this.run.completed(this.now, this.now - session.asked);
		this.governor.completed(this.now, this.now - session.admitted, session.admitted - session.asked, inflight);
		again();
		admit();
	}

	private void again() {
		if (this.scenario.clients() > 0) {
			schedule(this.now + this.scenario.breaks().left(this.now), Kind.ARRIVAL, null);
		}
	}

	private void tick() {
		while (!this.waiting.isEmpty() && this.now - this.waiting.peek().asked > TIMEOUT) {
			this.waiting.remove();
			this.run.timedOut();
			again();
			if (this.waiting.isEmpty()) {
				this.queued += this.now - this.queuedSince;
			}
		}
		if (!this.waiting.isEmpty()) {
			this.queued += this.now - this.queuedSince;
			this.queuedSince = this.now;
		}
		this.run.limit(this.now, this.governor.limit());
		this.governor.tick(new PoolSnapshot(1, this.governor.limit(), FLOOR, Governors.HIGHEST, this.active,
				this.waiting.size(), this.completions, this.held, this.waited, this.queued, this.open, false));
		this.completions = 0;
		this.held = 0;
		this.waited = 0;
		this.queued = 0;
		this.law = this.scenario.at(this.now).law();
		if (this.scenario.moods() > 0) {
			this.mood = 0.7 * this.mood + this.scenario.moods() * this.moods.nextGaussian();
			this.law = this.law.times(Math.exp(this.mood));
		}
		admit();
		schedule(this.now + 1, Kind.TICK, null);
	}

	private void schedule(double at, Kind kind, @Nullable Session session) {
		this.events.add(new Event(at, kind, session));
	}

	private enum Kind {

		ARRIVAL, THOUGHT, CREATED, TICK

	}

	private record Event(double at, Kind kind, @Nullable Session session) {

	}

	private static final class Session {

		private final double asked;

		private double admitted;

		private double connected;

		private double ready;

		Session(double asked) {
			this.asked = asked;
		}

	}

}
