package dev.tidepool.nplusone;

import dev.tidepool.jdbc.DeliberateException;

/**
 * A query ran once for each row of another, where that is to fail.
 */
public final class NPlusOneException extends DeliberateException {

	private static final long serialVersionUID = 1L;

	NPlusOneException(String message) {
		super(message);
	}

}
