package dev.tidepool.sql;

import org.jspecify.annotations.Nullable;

/**
 * Tells a running parser to give up. Thread-safe.
 */
final class StopSignal {

	private boolean stopped;

	private @Nullable Runnable action;

	/**
	 * Sets what is to happen on a stop; it happens at once if the stop came before.
	 * @param action what to do, replacing the action set before
	 */
	synchronized void onStop(Runnable action) {
		this.action = action;
		if (this.stopped) {
			action.run();
		}
	}

	synchronized void stop() {
		this.stopped = true;
		if (this.action != null) {
			this.action.run();
		}
	}

	/**
	 * Forgets the action, and with it the parser that it holds.
	 */
	synchronized void release() {
		this.action = null;
	}

	synchronized boolean stopped() {
		return this.stopped;
	}

}
