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
 */
public record CacheRule(Set<String> tables, @Nullable Pattern sql, @Nullable Duration ttl) {

	/**
	 * Create the rule.
	 * @throws IllegalArgumentException if {@code ttl} is not positive
	 */
	public CacheRule {
		tables = tables.stream().map(TableStamps::unqualified).collect(Collectors.toUnmodifiableSet());
		if (ttl != null) {
			checkTtl(ttl, "ttl");
		}
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
	 * The duration in nanoseconds, at most 100 years, which no clock here outlives.
	 */
	static long nanos(Duration duration) {
		return (duration.toDays() > 36_500) ? Duration.ofDays(36_500).toNanos() : duration.toNanos();
	}

}
