package dev.tidepool.boot.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Severity;
import dev.tidepool.TidepoolAlertEvent;
import dev.tidepool.TidepoolAlertEvent.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs alerts, and publishes them from a thread of its own, which is there only while
 * there is something to publish: a listener that writes to the database must not hold up
 * what looks after the pools. Thread-safe.
 */
public final class Announcer implements Consumer<TidepoolAlertEvent>, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Announcer.class);

	private static final int QUEUE = 100;

	private final Consumer<TidepoolAlertEvent> publisher;

	private final Clock clock;

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(QUEUE), Announcer::thread, new ThreadPoolExecutor.DiscardOldestPolicy());

	/**
	 * Announce by the log and a publisher.
	 * @param publisher told of every alert; may block and throw
	 * @param clock tells how long an alert stood
	 */
	public Announcer(Consumer<TidepoolAlertEvent> publisher, Clock clock) {
		this.publisher = publisher;
		this.clock = clock;
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "tidepool-alerts");
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public void accept(TidepoolAlertEvent event) {
		log(event);
		this.executor.execute(() -> publish(event));
	}

	private void log(TidepoolAlertEvent event) {
		Alert alert = event.alert();
		if (event.state() == State.CLEARED) {
			Duration lasted = Duration.between(alert.since(), this.clock.instant());
			logger.info("Alert over on {} after {} s: {}", alert.pool(), Math.max(0, lasted.toSeconds()),
					oneLine(alert.message()));
		}
		else if (alert.severity() == Severity.CRITICAL) {
			logger.error("Alert on {}: {}. What to do: {}", alert.pool(), oneLine(alert.message()),
					alert.recommendation());
		}
		else {
			logger.warn("Alert on {}: {}. What to do: {}", alert.pool(), oneLine(alert.message()),
					alert.recommendation());
		}
	}

	/**
	 * A message may quote what a driver said.
	 */
	private static String oneLine(String text) {
		return text.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", " ");
	}

	private void publish(TidepoolAlertEvent event) {
		try {
			this.publisher.accept(event);
		}
		catch (RuntimeException | LinkageError | AssertionError ex) {
			logger.warn("A listener failed for {}", event, ex);
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
