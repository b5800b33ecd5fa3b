package dev.tidepool.nplusone;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.tidepool.jdbc.Bindings;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.Session;
import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * What an application does in one go, such as answering a request, with the statements
 * that it takes. Bounded in memory. Confined to one thread at a time.
 */
public final class UnitOfWork {

	private static final int MAX_PARENTS = 4;

	private final Kind kind;

	/** Whose it is, if it is what a thread does through connections. */
	private final @Nullable ThreadUnits home;

	private String name;

	private final UseTable uses = new UseTable();

	private int queries;

	/** Statements of templates that found no room in the table. */
	private int overflow;

	private @Nullable StatementFacts lastQuery;

	private boolean suspected;

	/** After how many statements there may be something to say. */
	private int nextNews;

	/**
	 * Only where it was begun. Else the connection knows: kept with a unit that goes on
	 * from connection to connection, each of them would be a reference from an old object
	 * to a young one, for which the collector of garbage has the processor wait, longer
	 * than all the rest takes.
	 */
	private @Nullable OpenResults open;

	private @Nullable RecentQueries recent;

	private @Nullable ParentValues @Nullable [] parents;

	private int parentCount;

	/** When the first statement began and the last one ended. */
	private long begin;

	private long end;

	/**
	 * Taken by whoever is counting, where several threads work for the unit. One that
	 * finds it taken goes uncounted: nobody waits.
	 */
	private volatile @Nullable AtomicBoolean busy;

	private boolean ended;

	/** A connection that is open has it. */
	private boolean taken = true;

	/**
	 * One that is begun.
	 */
	UnitOfWork(Kind kind, String name) {
		this(kind, name, null);
	}

	/**
	 * What a thread does through a connection, or several that follow each other.
	 * @param home the thread's units
	 */
	UnitOfWork(Kind kind, String name, @Nullable ThreadUnits home) {
		this.kind = kind;
		this.name = name;
		this.home = home;
	}

	/**
	 * The units of the thread whose it is, or {@code null} if it was begun.
	 */
	@Nullable ThreadUnits home() {
		return this.home;
	}

	Kind kind() {
		return this.kind;
	}

	String name() {
		return this.name;
	}

	void rename(String name) {
		this.name = name;
	}

	int queries() {
		return this.queries;
	}

	int overflow() {
		return this.overflow;
	}

	void counted() {
		this.queries++;
	}

	/**
	 * Notes an execution.
	 * @return the template's use, or {@code null} if the unit has no room for it
	 */
	@Nullable TemplateUse executed(SqlTemplate template, String dataSource, long nanos, long hash) {
		StatementFacts before = this.lastQuery;
		TemplateUse use = this.uses.get(template, dataSource, (before != null) ? before.template() : null);
		if (use != null) {
			use.executed(nanos, hash);
		}
		else {
			this.overflow++;
		}
		return use;
	}

	/**
	 * The result that is open while the unit goes on.
	 */
	@Nullable QueryExecution reading(Session session) {
		if (this.home != null) {
			return session.reading();
		}
		return (this.open != null) ? this.open.current() : null;
	}

	/**
	 * Notes a query, as a possible parent of later ones.
	 */
	void queried(QueryExecution execution) {
		if (this.home == null) {
			open().add(execution);
		}
		StatementFacts facts = execution.facts();
		if (this.lastQuery == facts) {
			return;
		}
		this.lastQuery = facts;
		RecentQueries recent = this.recent;
		if (recent == null) {
			recent = new RecentQueries();
			this.recent = recent;
		}
		recent.add(facts);
	}

	private OpenResults open() {
		OpenResults known = this.open;
		if (known == null) {
			known = new OpenResults();
			this.open = known;
		}
		return known;
	}

	@Nullable RecentQueries recent() {
		return this.recent;
	}

	/**
	 * Keeps the values that are read from a query, if there is room.
	 */
	@Nullable ParentValues watch(SqlTemplate template) {
		@Nullable ParentValues[] known = this.parents;
		if (known == null) {
			known = new ParentValues[MAX_PARENTS];
			this.parents = known;
		}
		for (int i = 0; i < this.parentCount; i++) {
			ParentValues each = known[i];
			if (each != null && each.template().equals(template)) {
				return each;
			}
		}
		if (this.parentCount == MAX_PARENTS) {
			return null;
		}
		ParentValues values = new ParentValues(template);
		known[this.parentCount++] = values;
		return values;
	}

	void trace(TemplateUse use, Bindings bindings) {
		if (this.parents != null && bindings.size() > 0) {
			use.trace(this.parents, this.parentCount, bindings);
		}
	}

	void timed(long begin, long end) {
		if (this.queries == 0) {
			this.begin = begin;
		}
		this.end = end;
	}

	/**
	 * Whether a statement comes soon enough after the others to belong to them, where
	 * nothing but time tells.
	 */
	boolean isNear(long now, long windowNanos) {
		return now - (this.suspected ? this.end : this.begin) <= windowNanos;
	}

	/**
	 * Whether a connection has the unit that goes on from one to the next.
	 */
	boolean isTaken() {
		return this.taken;
	}

	void taken(boolean taken) {
		this.taken = taken;
	}

	void share() {
		if (this.busy == null) {
			this.busy = new AtomicBoolean();
		}
	}

	/**
	 * Claims the unit for one statement.
	 * @return {@code false} if another thread is at it
	 */
	boolean enter() {
		AtomicBoolean known = this.busy;
		return known == null || known.compareAndSet(false, true);
	}

	void leave() {
		AtomicBoolean known = this.busy;
		if (known != null) {
			known.set(false);
		}
	}

	void suspect(TemplateUse use, Suspicion suspicion) {
		use.suspect(suspicion);
		this.suspected = true;
		this.nextNews = 0;
	}

	boolean isEnded() {
		return this.ended;
	}

	/**
	 * Ends the unit and has its suspicions judged.
	 * @return whether it had not ended before
	 */
	boolean end() {
		if (this.ended) {
			return false;
		}
		this.ended = true;
		return true;
	}

	boolean isSuspected() {
		return this.suspected;
	}

	/**
	 * Whether there may be something to say that was not said the last time.
	 */
	boolean hasNews() {
		return this.suspected && this.queries >= this.nextNews;
	}

	void conclude() {
		this.nextNews = Integer.MAX_VALUE;
		this.uses.forEach(this::conclude);
	}

	private void conclude(TemplateUse use) {
		Suspicion suspicion = use.suspicion();
		if (suspicion == null) {
			return;
		}
		if (!use.isReported(this.ended)) {
			suspicion.conclude(this, use);
		}
		// Each statement brings one use one step nearer to its next report
		this.nextNews = Math.min(this.nextNews, this.queries + use.statementsToReport());
	}

	/**
	 * What a unit of work is.
	 */
	public enum Kind {

		/** An HTTP request. */
		HTTP,

		/** A scheduled or batch job. */
		JOB,

		/** A message from a queue or topic. */
		MESSAGE,

		/** What runs asynchronously. */
		ASYNC,

		/** A chunk of a batch job. */
		CHUNK,

		/** A transaction, where nothing larger is known. */
		TRANSACTION,

		/** A connection in auto-commit, where nothing larger is known. */
		CONNECTION,

		/** Anything else that the application named. */
		OTHER

	}

}
