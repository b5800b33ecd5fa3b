package dev.tidepool.insight;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many more templates may be kept, over all data sources. Thread-safe.
 */
final class Room {

	private final AtomicInteger left;

	Room(int size) {
		this.left = new AtomicInteger(size);
	}

	boolean take() {
		// Read first: when the room is full, every unknown template asks
		return this.left.get() > 0 && takeNow();
	}

	private boolean takeNow() {
		if (this.left.getAndDecrement() > 0) {
			return true;
		}
		this.left.getAndIncrement();
		return false;
	}

	void giveBack() {
		this.left.getAndIncrement();
	}

}
