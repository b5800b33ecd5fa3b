package dev.tidepool.nplusone;

import java.util.List;

/**
 * How the detector judges and what it does. Immutable.
 *
 * @param enabled whether it looks at all
 * @param threshold how often a query must run in one unit of work to be suspicious
 * @param action what to do about a finding
 * @param basePackages the application's packages, preferred when a call site is looked
 * for; may be empty
 */
public record NPlusOneSettings(boolean enabled, int threshold, Action action, List<String> basePackages) {

	/** Enabled, from five times on, logging. */
	public static final NPlusOneSettings DEFAULT = new NPlusOneSettings(true, 5, Action.LOG, List.of());

	/**
	 * Check the settings.
	 * @throws IllegalArgumentException if {@code threshold} is less than 2
	 */
	public NPlusOneSettings {
		if (threshold < 2) {
			throw new IllegalArgumentException("threshold (" + threshold + ") must be >= 2");
		}
		basePackages = List.copyOf(basePackages);
	}

	/**
	 * What to do about a finding. It is kept in any case.
	 */
	public enum Action {

		/** Log it, once. */
		LOG,

		/** Fail the statement that reached the threshold; meant for tests. */
		THROW,

		/** Nothing. */
		NONE

	}

}
