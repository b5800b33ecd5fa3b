package dev.tidepool.boot;

/**
 * A property of Tidepool has a value that cannot be.
 */
final class InvalidPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String remedy;

	/**
	 * Create the exception.
	 * @param message names the property and what is wrong with it
	 * @param remedy what to do
	 */
	InvalidPropertyException(String message, String remedy) {
		super(message);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

	static void check(boolean condition, String message, String remedy) {
		if (!condition) {
			throw new InvalidPropertyException(message, remedy);
		}
	}

}
