package dev.tidepool.cache;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

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

	/**
	 * Whether this one and those around it are open for all tables of another.
	 */
	boolean holdsAll(CommitWindow other) {
		Set<TableStamp> missing = new HashSet<>(Arrays.asList(other.tables));
		for (CommitWindow each = this; each != null; each = each.outer) {
			missing.removeAll(Arrays.asList(each.tables));
		}
		return missing.isEmpty();
	}

	@Nullable CommitWindow outer() {
		return this.outer;
	}

}
