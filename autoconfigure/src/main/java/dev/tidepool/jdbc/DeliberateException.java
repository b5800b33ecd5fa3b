package dev.tidepool.jdbc;

/**
 * An exception that a feature means to reach the application, such as a finding that is
 * configured to fail a test. Everything else that a feature throws is a
 * {@linkplain Faults fault} and does not.
 */
public abstract class DeliberateException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param message what was found
	 */
	protected DeliberateException(String message) {
		super(message);
	}

}
