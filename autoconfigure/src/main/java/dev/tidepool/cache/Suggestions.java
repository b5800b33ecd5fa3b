package dev.tidepool.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What shadow mode makes of its observations. Immutable; {@link #of} decides, and asks
 * nothing but what it is given.
 *
 * @param rules rules that would pay, and those there are, by the time that they save
 * @param notCached hot templates that are not cached, with the reason
 */
public record Suggestions(List<Rule> rules, List<NotCached> notCached) {

	/** Nothing was observed. */
	public static final Suggestions NONE = new Suggestions(List.of(), List.of());

	static final int MAX_LISTED = 20;

	/** A rule that would be hit more rarely is no good advice. */
	static final double LEAST_HIT_RATE = 0.5;

	/** With fewer hits, the rate says nothing. */
	static final long LEAST_HITS = 10;

	private static final double NANOS_PER_HOUR = 3_600e9;

	private static final double NANOS_PER_MILLI = 1e6;

	/**
	 * Create the suggestions.
	 */
	public Suggestions {
		rules = List.copyOf(rules);
		notCached = List.copyOf(notCached);
	}

	/**
	 * Decides.
	 * @param observations what was seen, by template
	 * @param nanos for how long
	 */
	static Suggestions of(List<Observation> observations, long nanos) {
		if (nanos <= 0) {
			return NONE;
		}
		double perHour = NANOS_PER_HOUR / nanos / NANOS_PER_MILLI;
		Map<String, Group> groups = new TreeMap<>();
		for (Observation each : observations) {
			if (!each.tables().isEmpty() && each.executions() > 0) {
				groups
					.computeIfAbsent(new TreeSet<>(each.tables()) + String.valueOf(each.optIn()),
							(key) -> new Group(each.tables(), each.optIn()))
					.add(each);
			}
		}
		List<Rule> rules = new ArrayList<>();
		groups.values().forEach((group) -> {
			if (group.optIn != null || group.isWorthwhile()) {
				rules.add(group.rule(perHour));
			}
		});
		rules.sort(Comparator.comparingDouble(Rule::savedMillisPerHour).reversed());
		List<NotCached> notCached = new ArrayList<>();
		observations.stream().sorted(Comparator.comparingLong(Observation::weight).reversed()).forEach((each) -> {
			String reason = each.whyNot();
			if (reason != null) {
				notCached.add(new NotCached(each.sql(), each.executions() + each.refused(), reason));
			}
		});
		return new Suggestions(first(rules), first(notCached));
	}

	private static <T> List<T> first(List<T> all) {
		return all.subList(0, Math.min(MAX_LISTED, all.size()));
	}

	/**
	 * What was seen of one template.
	 *
	 * @param sql its text
	 * @param tables the tables it names
	 * @param optIn what opts it in, or {@code null}
	 * @param executions how often the cache could have been asked
	 * @param wouldHits how often it could have answered
	 * @param nanos the time of the executions
	 * @param reason why it could not be asked, or {@code null} if it always could
	 * @param refused how often it could not be asked for that reason
	 */
	record Observation(String sql, Set<String> tables, @Nullable String optIn, long executions, long wouldHits,
			long nanos, @Nullable String reason, long refused) {

		double savedNanos() {
			return (this.executions > 0) ? (double) this.nanos / this.executions * this.wouldHits : 0;
		}

		long weight() {
			return this.executions + this.refused;
		}

		@Nullable String whyNot() {
			if (this.reason != null && this.refused >= this.executions) {
				return this.reason;
			}
			return (this.optIn == null && this.executions > 0) ? "no rule, annotation or comment opts it in" : null;
		}

	}

	/**
	 * A rule by tables.
	 *
	 * @param tables what it would name
	 * @param configured what opts these queries in already, or {@code null}
	 * @param queries how many queries it would have covered
	 * @param hitRate the share of them that would have been answered, from 0 to 1
	 * @param savedMillisPerHour the time in the database that it would have saved
	 */
	public record Rule(Set<String> tables, @Nullable String configured, long queries, double hitRate,
			double savedMillisPerHour) {

	}

	/**
	 * A template that is not cached.
	 *
	 * @param sql its text, without values
	 * @param executions how often it was executed
	 * @param reason why
	 */
	public record NotCached(String sql, long executions, String reason) {

	}

	private static final class Group {

		private final Set<String> tables;

		private final @Nullable String optIn;

		private long executions;

		private long wouldHits;

		private double savedNanos;

		Group(Set<String> tables, @Nullable String optIn) {
			this.tables = tables;
			this.optIn = optIn;
		}

		void add(Observation each) {
			this.executions += each.executions();
			this.wouldHits += each.wouldHits();
			this.savedNanos += each.savedNanos();
		}

		private double hitRate() {
			return (double) this.wouldHits / this.executions;
		}

		boolean isWorthwhile() {
			return this.wouldHits >= LEAST_HITS && hitRate() >= LEAST_HIT_RATE;
		}

		Rule rule(double perHour) {
			return new Rule(this.tables, this.optIn, this.executions, hitRate(), this.savedNanos * perHour);
		}

	}

}
