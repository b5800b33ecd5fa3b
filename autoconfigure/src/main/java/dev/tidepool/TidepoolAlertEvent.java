package dev.tidepool;

/**
 * An alert was raised, became worse, or is over. Published through Spring's events, on a
 * thread of its own: whoever listens may take its time. Every alert that is over was
 * raised by an event before.
 *
 * @param state what became of the alert
 * @param alert the alert; when it is over, as it was last
 */
public record TidepoolAlertEvent(State state, Alert alert) {

	/**
	 * What became of an alert.
	 */
	public enum State {

		/** It is new, or has become worse. */
		RAISED,

		/** It is over. */
		CLEARED

	}

}
