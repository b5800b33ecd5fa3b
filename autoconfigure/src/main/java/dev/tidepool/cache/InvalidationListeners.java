package dev.tidepool.cache;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tidepool.cache.InvalidationListener.Invalidation;
import dev.tidepool.jdbc.Faults;
import org.jspecify.annotations.Nullable;

/**
 * Everyone who wants to hear of changed tables. Thread-safe.
 */
final class InvalidationListeners {

	private final List<InvalidationListener> listeners = new CopyOnWriteArrayList<>();

	private final Faults faults;

	InvalidationListeners(Faults faults) {
		this.faults = faults;
	}

	void add(InvalidationListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Tells everyone.
	 */
	void tell(TableStamp[] changed, InvalidationOrigin origin) {
		if (this.listeners.isEmpty() || changed.length == 0) {
			return;
		}
		Invalidation invalidation = new Invalidation(names(changed), origin);
		for (InvalidationListener listener : this.listeners) {
			this.faults.guard(listener, () -> listener.onInvalidation(invalidation));
		}
	}

	private static Set<String> names(TableStamp[] changed) {
		Set<String> names = new HashSet<>();
		for (TableStamp each : changed) {
			@Nullable String name = each.name();
			if (name == null) {
				return Set.of();
			}
			names.add(name);
		}
		return names;
	}

}
