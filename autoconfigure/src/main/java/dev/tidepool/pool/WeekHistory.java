package dev.tidepool.pool;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What demand was at the same hour of earlier weeks. An hour's forecast is what nineteen
 * in twenty of its moments did not exceed. It is told only where it proved to do better
 * than the trend alone, by the loss that such a quantile minimises (R. Koenker and G.
 * Bassett, 1978): a connection too few weighs nineteen times as much as one too many.
 * Both are judged by what they said before it happened. Used by one thread at a time; of
 * a fixed size.
 */
final class WeekHistory {

	private static final int HOURS = 7 * 24;

	private static final double QUANTILE = 0.95;

	/** How many looks ahead the trend is judged. */
	private static final int AHEAD = 10;

	/** An hour of which fewer looks were taken, about one a second, says nothing. */
	private static final int FEWEST_LOOKS = 1800;

	/** Higher demand counts as this. */
	private static final int MOST = 1023;

	/** So much before an hour begins its demand is expected. */
	private static final int EARLY_SECONDS = 60;

	private final @Nullable Hour[] week = new Hour[HOURS];

	private final int[] counts = new int[MOST + 1];

	private final double[] foretold = new double[AHEAD];

	private int hour = -1;

	private int looks;

	private int position;

	private double loss;

	private double lossOfTrend;

	/**
	 * Return how many connections this hour, or the next if it is about to begin, asks
	 * for.
	 * @param now the time
	 * @return the number, or 0 if nothing is known that does better than the trend
	 */
	double forecast(Instant now) {
		return Math.max(forecast(hourOf(now)), forecast(hourOf(now.plusSeconds(EARLY_SECONDS))));
	}

	private double forecast(int hour) {
		Hour known = this.week[hour];
		return (known != null && known.proved && known.loss < known.lossOfTrend) ? known.demand : 0;
	}

	/**
	 * Takes in what demand is now, about once a second.
	 * @param now the time
	 * @param demand the connections that are asked for now
	 * @param byTrend how many are held by the trend alone
	 */
	void look(Instant now, double demand, double byTrend) {
		int current = hourOf(now);
		if (current != this.hour) {
			remember();
			this.hour = current;
		}
		Hour known = this.week[current];
		int slot = this.position;
		if (known != null) {
			this.loss += loss(Math.max(known.demand, this.foretold[slot]), demand);
			this.lossOfTrend += loss(this.foretold[slot], demand);
		}
		this.foretold[slot] = byTrend;
		this.position = (slot + 1) % AHEAD;
		this.counts[(int) Math.min(MOST, Math.ceil(Math.max(0, demand)))]++;
		this.looks++;
	}

	private static double loss(double held, double demand) {
		double missing = demand - held;
		return (missing > 0) ? QUANTILE * missing : (QUANTILE - 1) * missing;
	}

	/**
	 * The hour is over.
	 */
	private void remember() {
		if (this.looks >= FEWEST_LOOKS) {
			Hour known = this.week[this.hour];
			this.week[this.hour] = (known != null)
					? known.again(quantile(), this.loss / this.looks, this.lossOfTrend / this.looks)
					: new Hour(quantile(), 0, 0, false);
		}
		Arrays.fill(this.counts, 0);
		this.looks = 0;
		this.loss = 0;
		this.lossOfTrend = 0;
	}

	private double quantile() {
		double left = QUANTILE * this.looks;
		int demand = -1;
		while (left > 0) {
			demand++;
			left -= this.counts[demand];
		}
		return demand;
	}

	private static int hourOf(Instant now) {
		ZonedDateTime time = now.atZone(ZoneOffset.UTC);
		return (time.getDayOfWeek().getValue() - 1) * 24 + time.getHour();
	}

	/**
	 * An hour of the week.
	 *
	 * @param demand what nineteen in twenty of its moments did not exceed
	 * @param loss how far off that was a week later, together with the trend
	 * @param lossOfTrend how far off the trend alone was then
	 * @param proved whether that was judged yet
	 */
	private record Hour(double demand, double loss, double lossOfTrend, boolean proved) {

		/** The weight of the newest week. */
		private static final double NEWEST = 0.5;

		private Hour again(double demand, double loss, double lossOfTrend) {
			double weight = this.proved ? NEWEST : 1;
			return new Hour(mix(this.demand, demand, NEWEST), mix(this.loss, loss, weight),
					mix(this.lossOfTrend, lossOfTrend, weight), true);
		}

		private static double mix(double known, double fresh, double weight) {
			return known + weight * (fresh - known);
		}

	}

}
