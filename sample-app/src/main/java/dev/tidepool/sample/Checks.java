package dev.tidepool.sample;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Checks of request parameters.
 */
public final class Checks {

	private Checks() {
	}

	/**
	 * Answers the request with 400 unless the value is in range.
	 * @param name the name of the request parameter
	 * @param value its value
	 * @param min the least value allowed
	 * @param max the greatest value allowed
	 */
	public static void between(String name, int value, int min, int max) {
		if (value < min || value > max) {
			throw badRequest("'%s' must be between %d and %d, but was %d".formatted(name, min, max, value));
		}
	}

	/**
	 * Answers the request with 400 if the value is blank or too long.
	 * @param name the name of the request parameter
	 * @param value its value
	 * @param max the greatest number of characters allowed
	 */
	public static void length(String name, String value, int max) {
		if (value.isBlank() || value.length() > max) {
			throw badRequest("'%s' must have between 1 and %d characters".formatted(name, max));
		}
	}

	private static ResponseStatusException badRequest(String detail) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
	}

}
