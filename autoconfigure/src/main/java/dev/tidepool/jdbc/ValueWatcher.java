package dev.tidepool.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Is told of the values that the application reads from one result. Called on the reading
 * thread; must not block, throw or keep the values.
 */
@FunctionalInterface
public interface ValueWatcher {

	/**
	 * The application read a value.
	 * @param column the column as the application named it: its label, or its boxed
	 * number from 1
	 * @param value the value as the driver gave it
	 */
	void onValue(Object column, @Nullable Object value);

}
