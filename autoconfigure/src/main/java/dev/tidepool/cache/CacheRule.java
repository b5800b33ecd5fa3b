package dev.tidepool.cache;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * What may be cached, and for how long. A query falls under the rule if all tables that
 * it reads are named, or if the pattern is found in its text. Immutable.
 *
 * @param tables the tables; schema, quotes and case do not count
 * @param sql found anywhere in the text, unless it is anchored
 * @param ttl how long a result may live; {@code null} for the default
 * @param staleIfError for how long after that it may still be served while the database
 * cannot be reached; {@code null} for not at all
 * @param refreshAhead how long before that a hit makes it be loaded again in the
 * background, at most half its life; {@code null} for never
 */
public record CacheRule(Set<String> tables, @Nullable Pattern sql, @Nullable Duration ttl,
		@Nullable Duration staleIfError, @Nullable Duration refreshAhead) {

	/**
	 * Create the rule.
	 * @throws IllegalArgumentException if a duration is not positive
	 */
	public CacheRule {
		tables = tables.stream().map(TableStamps::unqualified).collect(Collectors.toUnmodifiableSet());
		if (ttl != null) {
			checkTtl(ttl, "ttl");
		}
		if (staleIfError != null) {
			checkTtl(staleIfError, "staleIfError");
		}
		if (refreshAhead != null) {
			checkTtl(refreshAhead, "refreshAhead");
		}
	}

	/**
	 * Create a rule by which results are neither served for longer nor refreshed.
	 * @param tables the tables; schema, quotes and case do not count
	 * @param sql found anywhere in the text, unless it is anchored
	 * @param ttl how long a result may live; {@code null} for the default
	 * @throws IllegalArgumentException if {@code ttl} is not positive
	 */
	public CacheRule(Set<String> tables, @Nullable Pattern sql, @Nullable Duration ttl) {
		this(tables, sql, ttl, null, null);
	}

	boolean isEmpty() {
		return this.tables.isEmpty() && this.sql == null;
	}

	boolean matches(StatementFacts facts, Set<String> unqualifiedReads) {
		return (!this.tables.isEmpty() && this.tables.containsAll(unqualifiedReads))
				|| (this.sql != null && this.sql.matcher(facts.sql()).find());
	}

	static void checkTtl(Duration ttl, String name) {
		if (ttl.isZero() || ttl.isNegative()) {
			throw new IllegalArgumentException(String.format(Locale.ROOT, "%s (%s) must be positive", name, ttl));
		}
	}

	/**
	 * The duration in nanoseconds, 0 for none, at most 100 years, which no clock here
	 * outlives.
	 */
	static long nanos(@Nullable Duration duration) {
		if (duration == null) {
			return 0;
		}
		return (duration.toDays() > 36_500) ? Duration.ofDays(36_500).toNanos() : duration.toNanos();
	}

}
