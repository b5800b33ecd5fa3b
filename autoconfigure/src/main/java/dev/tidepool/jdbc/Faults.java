package dev.tidepool.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults in Tidepool's own code: counted, logged once per place, never passed to the
 * application. Thread-safe; the number of places is bounded by the code that reports.
 */
public final class Faults {

	private static final Logger logger = LoggerFactory.getLogger(Faults.class);

	private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

	/**
	 * Runs something that must not disturb the application.
	 * @param place where it is, for the count and the log
	 * @param action what is run
	 * @throws DeliberateException if the action throws one
	 */
	public void guard(Object place, Runnable action) {
		try {
			action.run();
		}
		catch (DeliberateException ex) {
			throw ex;
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			report(place, ex);
		}
	}

	/**
	 * Runs something in whose course nothing at all may be thrown, because what is held
	 * at that point would be lost.
	 */
	void contain(Object place, Runnable action) {
		try {
			guard(place, action);
		}
		catch (DeliberateException ex) {
			report(place, ex);
		}
	}

	/**
	 * Counts a fault and logs the first of its place.
	 * @param place where it happened; its class names it
	 * @param fault what was thrown
	 */
	public void report(Object place, Throwable fault) {
		String name = (place instanceof String text) ? text : place.getClass().getName();
		AtomicLong count = this.counts.computeIfAbsent(name, (key) -> new AtomicLong());
		if (count.getAndIncrement() == 0) {
			logger.warn("A fault in {} was contained; the application goes on without it. "
					+ "Further ones are only counted", name, fault);
		}
	}

	/**
	 * Return how many faults were contained since the start.
	 * @return the count, over all places
	 */
	public long count() {
		return this.counts.values().stream().mapToLong(AtomicLong::get).sum();
	}

}
