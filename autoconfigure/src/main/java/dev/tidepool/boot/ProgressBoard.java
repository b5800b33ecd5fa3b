package dev.tidepool.boot;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tidepool.TidepoolProgressEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Remembers how far the last twenty long tasks are. Thread-safe.
 */
public final class ProgressBoard implements ApplicationListener<PayloadApplicationEvent<TidepoolProgressEvent>> {

	private static final int MOST = 20;

	private final Clock clock;

	private final Map<String, Task> tasks = new LinkedHashMap<>();

	ProgressBoard(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<TidepoolProgressEvent> event) {
		TidepoolProgressEvent progress = event.getPayload();
		Instant now = this.clock.instant();
		synchronized (this.tasks) {
			Task known = this.tasks.remove(progress.task());
			this.tasks.put(progress.task(),
					Task.of(progress, (known != null && known.goesOn()) ? known.since() : now, now));
			if (this.tasks.size() > MOST) {
				this.tasks.remove(this.tasks.keySet().iterator().next());
			}
		}
	}

	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

	/**
	 * Return the last tasks.
	 * @return an immutable list, the one that was heard of last first
	 */
	List<Task> tasks() {
		synchronized (this.tasks) {
			List<Task> all = new ArrayList<>(this.tasks.values());
			Collections.reverse(all);
			return List.copyOf(all);
		}
	}

	/**
	 * A task as a person reads it.
	 *
	 * @param task what is being done
	 * @param state whether it goes on
	 * @param done how much is done
	 * @param total how much there is to do, {@code null} if it is not known
	 * @param unit what is counted
	 * @param since when it began
	 * @param heard when it was heard of last
	 */
	public record Task(String task, TidepoolProgressEvent.State state, long done, @Nullable Long total, String unit,
			Instant since, Instant heard) {

		private boolean goesOn() {
			return this.state == TidepoolProgressEvent.State.RUNNING;
		}

		private static Task of(TidepoolProgressEvent event, Instant since, Instant heard) {
			return new Task(event.task(), event.state(), event.done(), (event.total() > 0) ? event.total() : null,
					event.unit(), since, heard);
		}

	}

}
