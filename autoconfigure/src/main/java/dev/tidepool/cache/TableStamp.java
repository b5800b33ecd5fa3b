package dev.tidepool.cache;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import org.jspecify.annotations.Nullable;

/**
 * When one table was changed, in logical time. Thread-safe.
 */
final class TableStamp {

	private static final AtomicIntegerFieldUpdater<TableStamp> COMMITTING = AtomicIntegerFieldUpdater
		.newUpdater(TableStamp.class, "committing");

	private static final AtomicLongFieldUpdater<TableStamp> MODIFIED = AtomicLongFieldUpdater
		.newUpdater(TableStamp.class, "modified");

	private final @Nullable String name;

	/** Commits on their way that may change the table. */
	private volatile int committing;

	/** The last time at which the table was, or was about to be, changed. */
	private volatile long modified;

	/** One of the commits on their way is of unknown fate. Guarded by TableStamps. */
	private boolean held;

	/**
	 * Create the stamp of many tables.
	 */
	TableStamp() {
		this(null);
	}

	TableStamp(@Nullable String name) {
		this.name = name;
	}

	/**
	 * The table, or {@code null} if it stands for many.
	 */
	@Nullable String name() {
		return this.name;
	}

	boolean isQuiet() {
		return this.committing == 0;
	}

	/**
	 * Whether what was read at the stamp is still true. The order matters: a commit that
	 * ended between the two reads has raised the modification time before it ended.
	 */
	boolean isUnchangedSince(long stamp) {
		return this.committing == 0 && this.modified <= stamp;
	}

	void enter() {
		COMMITTING.incrementAndGet(this);
	}

	void leave() {
		COMMITTING.decrementAndGet(this);
	}

	/**
	 * Raises the modification time, never lowers it: of two writers the one with the
	 * earlier time may come later.
	 */
	void raise(long time) {
		long known = this.modified;
		while (known < time && !MODIFIED.compareAndSet(this, known, time)) {
			known = this.modified;
		}
	}

	boolean isHeld() {
		return this.held;
	}

	void held(boolean value) {
		this.held = value;
	}

}
