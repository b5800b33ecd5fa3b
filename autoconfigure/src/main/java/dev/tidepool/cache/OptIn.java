package dev.tidepool.cache;

import java.util.concurrent.atomic.LongAdder;

/**
 * What opted a query in. Thread-safe.
 *
 * @param name the name for statistics
 * @param hits hits that it led to
 */
record OptIn(String name, LongAdder hits) {

	OptIn(String name) {
		this(name, new LongAdder());
	}

}
