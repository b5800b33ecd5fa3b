package dev.tidepool.nplusone;

import java.time.Instant;

import dev.tidepool.nplusone.NPlusOneFinding.Cost;
import org.jspecify.annotations.Nullable;

/**
 * A finding that units of work go on to show. Those that bring nothing but their cost are
 * added up, until somebody asks for the finding. Thread-safe.
 */
final class KnownFinding {

	private NPlusOneFinding finding;

	/** What was added since, and when last. */
	private int units;

	private int lastStatements;

	private int maxStatements;

	private long nanos;

	private long savedNanos;

	private long lastMillis;

	private volatile boolean gone;

	KnownFinding(NPlusOneFinding finding) {
		this.finding = finding;
	}

	/**
	 * Return the finding as it was judged last, whatever was added.
	 */
	synchronized NPlusOneFinding judged() {
		return this.finding;
	}

	/**
	 * Return the finding with all that was added.
	 */
	synchronized NPlusOneFinding finding() {
		if (this.units > 0) {
			this.finding = this.finding.plus(
					new Cost(this.lastStatements, this.maxStatements, this.units, this.nanos, this.savedNanos),
					Instant.ofEpochMilli(this.lastMillis));
			this.units = 0;
			this.maxStatements = 0;
			this.nanos = 0;
			this.savedNanos = 0;
		}
		return this.finding;
	}

	/**
	 * Adds what was judged anew.
	 * @param reported what was reported of the same unit of work before
	 */
	synchronized void again(NPlusOneFinding seen, @Nullable Cost reported) {
		this.finding = finding().again(seen, reported);
	}

	/**
	 * Adds a unit of work of which there is nothing else to say.
	 * @return {@code false} if the finding gave way to others
	 */
	synchronized boolean again(int statements, long nanos, long nowMillis) {
		if (this.gone) {
			return false;
		}
		this.units++;
		this.lastStatements = statements;
		this.maxStatements = Math.max(this.maxStatements, statements);
		this.nanos += nanos;
		this.savedNanos += Cost.saved(statements, nanos);
		this.lastMillis = nowMillis;
		return true;
	}

	synchronized void acknowledge() {
		this.finding = finding().acknowledge();
	}

	synchronized void giveWay() {
		this.gone = true;
	}

	/**
	 * Whether the finding gave way to others.
	 */
	boolean isGone() {
		return this.gone;
	}

}
