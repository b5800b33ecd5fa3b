package dev.tidepool.nplusone;

import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What an application does in one go, such as answering a request, with the statements
 * that it takes. Bounded in memory. Confined to one thread at a time.
 */
public final class UnitOfWork {

	private final Kind kind;

	private String name;

	private final UseTable uses = new UseTable();

	private int queries;

	/** Statements of templates that found no room in the table. */
	private int overflow;

	private @Nullable SqlTemplate lastQuery;

	private boolean suspected;

	private boolean ended;

	UnitOfWork(Kind kind, String name) {
		this.kind = kind;
		this.name = name;
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
	@Nullable TemplateUse executed(SqlTemplate template, String dataSource, boolean query, long nanos, long hash) {
		TemplateUse use = this.uses.get(template, dataSource, this.lastQuery);
		if (use != null) {
			use.executed(nanos, hash);
		}
		else {
			this.overflow++;
		}
		if (query) {
			this.lastQuery = template;
		}
		return use;
	}

	void suspect(TemplateUse use, Suspicion suspicion) {
		use.suspect(suspicion);
		this.suspected = true;
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

	void conclude() {
		this.uses.forEach(this::conclude);
	}

	private void conclude(TemplateUse use) {
		Suspicion suspicion = use.suspicion();
		if (suspicion != null) {
			suspicion.conclude(this, use);
		}
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

		/** A transaction, where nothing larger is known. */
		TRANSACTION,

		/** A connection in auto-commit, where nothing larger is known. */
		CONNECTION,

		/** Anything else that the application named. */
		OTHER

	}

}
