package dev.tidepool.boot.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Severity;
import dev.tidepool.TidepoolAlertEvent;
import dev.tidepool.TidepoolAlertEvent.State;
import dev.tidepool.jdbc.Faults;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that stand, and whom they were told to. An alert is announced when it comes,
 * when it becomes worse and when it goes, the same not more often than once in the
 * interval; one that comes back too soon is announced when the interval is over and it
 * still stands. Thread-safe; {@link #tick} is called by one thread at a time.
 */
public final class Alerts {

	/** Applications have a few pools and we a few rules. */
	private static final int MOST = 200;

	private final AlertSettings settings;

	private final List<AlertSource> sources;

	private final Consumer<TidepoolAlertEvent> announcer;

	private final Faults faults;

	/** When each was announced last, no longer ago than the interval. */
	private final Map<Announcement, Instant> announced = new HashMap<>();

	private volatile Map<Key, Standing> standing = Map.of();

	/**
	 * Watch over what some sources know.
	 * @param settings how often is told
	 * @param sources know what is the matter
	 * @param announcer told of what is new, worse or over; must not block
	 * @param faults where faults of the sources and the announcer go
	 */
	public Alerts(AlertSettings settings, List<AlertSource> sources, Consumer<TidepoolAlertEvent> announcer,
			Faults faults) {
		this.settings = settings;
		this.sources = List.copyOf(sources);
		this.announcer = announcer;
		this.faults = faults;
	}

	/**
	 * Return the alerts that stand, announced or not.
	 * @return an immutable list, the worst first, else in the order of the sources
	 */
	public List<Alert> standing() {
		List<Alert> alerts = new ArrayList<>();
		this.standing.values().forEach((each) -> alerts.add(each.alert()));
		alerts.sort((one, other) -> other.severity().compareTo(one.severity()));
		return List.copyOf(alerts);
	}

	/**
	 * Looks again. To be called about once a second.
	 * @param now the current time
	 */
	public void tick(Instant now) {
		Map<Key, Standing> before = this.standing;
		Map<Key, Standing> found = new LinkedHashMap<>();
		this.announced.values().removeIf((last) -> !now.isBefore(last.plus(this.settings.repeatInterval())));
		look(now).forEach((key, alert) -> found.put(key, told(key, alert, before.get(key), now)));
		this.standing = found;
		before.forEach((key, old) -> {
			if (!found.containsKey(key) && old.told() != null) {
				announce(State.CLEARED, old.alert());
			}
		});
	}

	private Map<Key, Alert> look(Instant now) {
		Map<Key, Alert> found = new LinkedHashMap<>();
		for (AlertSource source : this.sources) {
			this.faults.guard(source, () -> source.check(now).forEach((alert) -> {
				if (found.size() < MOST) {
					found.putIfAbsent(new Key(alert.rule(), alert.pool()), alert);
				}
			}));
		}
		return found;
	}

	private Standing told(Key key, Alert alert, @Nullable Standing before, Instant now) {
		Alert dated = (before != null) ? alert.since(before.alert().since()) : alert;
		Severity told = (before != null) ? before.told() : null;
		Announcement announcement = new Announcement(key, alert.severity());
		boolean news = told == null || alert.severity().compareTo(told) > 0;
		if (!news || this.announced.containsKey(announcement)) {
			return new Standing(dated, told);
		}
		this.announced.put(announcement, now);
		announce(State.RAISED, dated);
		return new Standing(dated, alert.severity());
	}

	private void announce(State state, Alert alert) {
		if (this.settings.announce()) {
			this.faults.guard(this.announcer, () -> this.announcer.accept(new TidepoolAlertEvent(state, alert)));
		}
	}

	private record Key(Alert.Rule rule, String pool) {

	}

	private record Announcement(Key key, Severity severity) {

	}

	/**
	 * An alert that stands.
	 *
	 * @param alert the alert
	 * @param told the severity that was announced, {@code null} if none was
	 */
	private record Standing(Alert alert, @Nullable Severity told) {

	}

}
