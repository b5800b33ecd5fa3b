package dev.tidepool.jdbc;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * Admits everyone at once.
 */
final class OpenAdmission implements Admission {

	@Override
	public long admit(@Nullable StatementFacts first, boolean nested) {
		return System.nanoTime();
	}

	@Override
	public long remainingMillis(long asked) {
		return 0;
	}

	@Override
	public void leased(long waitedNanos) {
	}

	@Override
	public void release(boolean nested, long heldNanos) {
	}

}
