package dev.tidepool.boot;

import java.util.List;

import dev.tidepool.jdbc.CloseReason;
import dev.tidepool.pool.LimitDecision;
import dev.tidepool.pool.PoolListener;

/**
 * Passes on what happens at a pool.
 */
final class CompositePoolListener implements PoolListener {

	private final PoolListener[] listeners;

	CompositePoolListener(List<PoolListener> listeners) {
		this.listeners = listeners.toArray(PoolListener[]::new);
	}

	@Override
	public void timedOut() {
		for (PoolListener listener : this.listeners) {
			listener.timedOut();
		}
	}

	@Override
	public void established(long nanos) {
		for (PoolListener listener : this.listeners) {
			listener.established(nanos);
		}
	}

	@Override
	public void closed(CloseReason reason) {
		for (PoolListener listener : this.listeners) {
			listener.closed(reason);
		}
	}

	@Override
	public void resized(LimitDecision decision) {
		for (PoolListener listener : this.listeners) {
			listener.resized(decision);
		}
	}

}
