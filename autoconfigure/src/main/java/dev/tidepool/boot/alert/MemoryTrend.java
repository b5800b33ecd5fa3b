package dev.tidepool.boot.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Rule;
import dev.tidepool.Alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Whether what survives collections fills the old generation, or is about to: it has
 * grown from each of the last collections to the next, and would reach the end within the
 * hour if it went on like that (least squares through the last collections). Thread-safe.
 */
public final class MemoryTrend implements AlertSource {

	private static final int POINTS = 8;

	private static final Duration HORIZON = Duration.ofHours(1);

	/** From when growth is worth a word. */
	private static final double HALF = 0.5;

	private final double threshold;

	private final Supplier<@Nullable Occupancy> source;

	private final Deque<Point> points = new ArrayDeque<>();

	/**
	 * Watch the heap.
	 * @param threshold the share of the old generation from which is warned
	 * @param source tells what is in use after the last collection, or {@code null} if
	 * there was none
	 */
	public MemoryTrend(double threshold, Supplier<@Nullable Occupancy> source) {
		this.threshold = threshold;
		this.source = source;
	}

	@Override
	public synchronized List<Alert> check(Instant now) {
		Occupancy last = this.source.get();
		if (last == null || last.max() <= 0) {
			return List.of();
		}
		Point newest = this.points.peekLast();
		// The same figure again is the same collection again
		if (newest == null || newest.occupancy().used() != last.used()) {
			this.points.addLast(new Point(now, last));
			if (this.points.size() > POINTS) {
				this.points.removeFirst();
			}
		}
		String message = message(last);
		return (message == null) ? List.of()
				: List.of(new Alert(Severity.WARNING, "heap", message,
						"Give the JVM more heap (-Xmx) or lower tidepool.cache.max-size; if it keeps growing, "
								+ "look at a heap dump (jcmd PID GC.heap_dump FILE)",
						Rule.MEMORY, now));
	}

	private @Nullable String message(Occupancy last) {
		double share = (double) last.used() / last.max();
		if (share >= this.threshold) {
			return "%.0f %% of the old generation is in use after a collection".formatted(100 * share);
		}
		Duration left = (share >= HALF && this.points.size() == POINTS && grows()) ? untilFull(last) : null;
		return (left == null || left.compareTo(HORIZON) > 0) ? null
				: "What survives collections has grown %d times in a row to %.0f %% of the old generation, and would fill it in %d minutes"
					.formatted(POINTS - 1, 100 * share, Math.max(1, left.toMinutes()));
	}

	private boolean grows() {
		long before = -1;
		for (Point point : this.points) {
			if (point.occupancy().used() <= before) {
				return false;
			}
			before = point.occupancy().used();
		}
		return true;
	}

	private @Nullable Duration untilFull(Occupancy last) {
		Instant origin = this.points.getFirst().at();
		double n = this.points.size();
		double x = 0;
		double y = 0;
		double xx = 0;
		double xy = 0;
		for (Point point : this.points) {
			double seconds = Duration.between(origin, point.at()).toMillis() / 1e3;
			double used = point.occupancy().used();
			x += seconds;
			y += used;
			xx += seconds * seconds;
			xy += seconds * used;
		}
		double slope = (n * xy - x * y) / (n * xx - x * x);
		return (slope > 0) ? Duration.ofSeconds((long) ((last.max() - last.used()) / slope)) : null;
	}

	/**
	 * How full the old generation was after a collection, in bytes.
	 *
	 * @param used in use
	 * @param max the most that may be in use, negative if there is no bound
	 */
	public record Occupancy(long used, long max) {

	}

	private record Point(Instant at, Occupancy occupancy) {

	}

}
