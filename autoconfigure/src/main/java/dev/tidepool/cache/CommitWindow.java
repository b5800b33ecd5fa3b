package dev.tidepool.cache;

import org.jspecify.annotations.Nullable;

/**
 * The time from before a commit is sent until its outcome is known. Confined to the
 * thread that commits.
 */
final class CommitWindow {

	private final TableStamp[] tables;

	/** The window that was open on the same session when this one opened. */
	private final @Nullable CommitWindow outer;

	CommitWindow(TableStamp[] tables, @Nullable CommitWindow outer) {
		this.tables = tables;
		this.outer = outer;
	}

	TableStamp[] tables() {
		return this.tables;
	}

	@Nullable CommitWindow outer() {
		return this.outer;
	}

}
