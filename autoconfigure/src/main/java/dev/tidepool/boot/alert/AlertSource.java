package dev.tidepool.boot.alert;

import java.time.Instant;
import java.util.List;

import dev.tidepool.Alert;

/**
 * A part that knows when a person should look. Asked about once a second, by one thread
 * at a time; must not block.
 */
@FunctionalInterface
public interface AlertSource {

	/**
	 * Look at what there is.
	 * @param now the current time
	 * @return what is the matter, at most one alert for each rule and pool
	 */
	List<Alert> check(Instant now);

}
