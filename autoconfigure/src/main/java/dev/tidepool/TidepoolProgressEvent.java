package dev.tidepool;

/**
 * How far a long task is. Published through Spring's events by whoever does the work,
 * Tidepool or the application; the last tasks are shown by the endpoint {@code tidepool}.
 *
 * @param task what is being done, the same text in every event of the task
 * @param state whether it goes on
 * @param done how much is done
 * @param total how much there is to do, or 0 if it is not known
 * @param unit what is counted, such as {@code rows}
 * @throws IllegalArgumentException if {@code done} or {@code total} is negative
 */
public record TidepoolProgressEvent(String task, State state, long done, long total, String unit) {

	public TidepoolProgressEvent {
		if (done < 0) {
			throw new IllegalArgumentException("done (" + done + ") must be >= 0");
		}
		if (total < 0) {
			throw new IllegalArgumentException("total (" + total + ") must be >= 0");
		}
	}

	/**
	 * State how far a task is.
	 * @param task what is being done
	 * @param done how much is done
	 * @param total how much there is to do, or 0 if it is not known
	 * @param unit what is counted
	 * @return the event
	 */
	public static TidepoolProgressEvent running(String task, long done, long total, String unit) {
		return new TidepoolProgressEvent(task, State.RUNNING, done, total, unit);
	}

	/**
	 * State that a task is complete.
	 * @param task what was done
	 * @param done how much that was
	 * @param unit what is counted
	 * @return the event
	 */
	public static TidepoolProgressEvent finished(String task, long done, String unit) {
		return new TidepoolProgressEvent(task, State.FINISHED, done, done, unit);
	}

	/**
	 * Whether a task goes on.
	 */
	public enum State {

		/** It goes on. */
		RUNNING,

		/** It is complete. */
		FINISHED,

		/** It was given up. */
		FAILED

	}

}
