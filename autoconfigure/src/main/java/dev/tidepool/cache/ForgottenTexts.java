package dev.tidepool.cache;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Patterns of texts whose results were thrown away, and when, so that a result that was
 * on its way then is thrown away too. Of those too many to remember, every result counts
 * as meant. Thread-safe.
 */
final class ForgottenTexts {

	static final int MAX_PATTERNS = 16;

	private final Deque<Mark> marks = new ArrayDeque<>();

	/** The latest time of a pattern that is not remembered any more. */
	private long lost = -1;

	/** Spares the lock until there is a first one. */
	private volatile boolean any;

	/**
	 * Remembers a pattern.
	 * @param before a logical time after that of every fill that is meant
	 */
	synchronized void add(TextSearch sql, long before) {
		if (this.marks.size() == MAX_PATTERNS) {
			this.lost = Math.max(this.lost, this.marks.remove().before());
		}
		this.marks.add(new Mark(sql, before));
		this.any = true;
	}

	/**
	 * Whether what was read of a text at the stamp was thrown away.
	 */
	boolean contain(String sql, long stamp) {
		return this.any && isContained(sql, stamp);
	}

	private synchronized boolean isContained(String sql, long stamp) {
		return stamp < this.lost
				|| this.marks.stream().anyMatch((mark) -> stamp < mark.before() && mark.sql().finds(sql));
	}

	private record Mark(TextSearch sql, long before) {
	}

}
