package dev.tidepool.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.tidepool.nplusone.NPlusOneFinding.Verdict;

/**
 * Counts what was found against what should have been.
 */
final class Scoreboard {

	private final Map<String, int[]> counts = new LinkedHashMap<>();

	private final List<String> mistakes = new ArrayList<>();

	private int positives;

	private int found;

	private int negatives;

	private int falseConfirmed;

	private int falseLikely;

	/**
	 * Notes one unit.
	 * @param expected the strongest verdict on what the unit is labelled with, if any
	 * @param other the strongest verdict on anything else, if any
	 */
	void add(CorpusUnit unit, Verdict expected, Verdict other, String details) {
		int[] row = this.counts.computeIfAbsent(unit.library() + " / " + unit.host().name().toLowerCase(Locale.ROOT),
				(key) -> new int[6]);
		if (unit.positive()) {
			this.positives++;
			row[0]++;
			if (expected != null) {
				this.found++;
				row[(expected == Verdict.CONFIRMED) ? 1 : 2]++;
			}
			else {
				this.mistakes.add("missed " + unit);
			}
		}
		else {
			this.negatives++;
			row[3]++;
			if (other == Verdict.CONFIRMED) {
				this.falseConfirmed++;
				row[4]++;
			}
			else if (other == Verdict.LIKELY) {
				this.falseLikely++;
				row[5]++;
			}
			if (other != null) {
				this.mistakes.add("false " + other.name().toLowerCase(Locale.ROOT) + " " + unit + " " + details);
			}
		}
	}

	int positives() {
		return this.positives;
	}

	int negatives() {
		return this.negatives;
	}

	double recall() {
		return (this.positives > 0) ? (double) this.found / this.positives : 1;
	}

	int falseConfirmed() {
		return this.falseConfirmed;
	}

	double falseLikely() {
		return (this.negatives > 0) ? (double) this.falseLikely / this.negatives : 0;
	}

	List<String> mistakes() {
		return this.mistakes;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(String.format("%-24s %9s %9s %6s %6s | %9s %9s %6s%n", "", "positive",
				"confirmed", "likely", "missed", "negative", "confirmed", "likely"));
		this.counts.forEach((name, row) -> text.append(String.format("%-24s %9d %9d %6d %6d | %9d %9d %6d%n", name,
				row[0], row[1], row[2], row[0] - row[1] - row[2], row[3], row[4], row[5])));
		this.mistakes.forEach((mistake) -> text.append(mistake).append(System.lineSeparator()));
		return text.append(
				String.format("nplusone-corpus: positives=%d found=%d negatives=%d falseConfirmed=%d falseLikely=%d",
						this.positives, this.found, this.negatives, this.falseConfirmed, this.falseLikely))
			.toString();
	}

}
