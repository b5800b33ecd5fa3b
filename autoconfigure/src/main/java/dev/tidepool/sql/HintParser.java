package dev.tidepool.sql;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link CacheHint} from the inside of a comment.
 */
final class HintParser {

	private static final int MAX_LENGTH = 128;

	// A century: nobody means more, and nanoseconds overflow after three
	private static final Duration MAX = Duration.ofDays(36_500);

	private static final Pattern HINT = Pattern.compile("\\s*tidepool:(?:(nocache)|cache(?:\\s+ttl=(\\S+))?)\\s*");

	private static final Pattern SIMPLE = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

	private HintParser() {
	}

	static @Nullable CacheHint parse(String sql, int start, int end) {
		if (end - start > MAX_LENGTH) {
			return null;
		}
		Matcher matcher = HINT.matcher(sql).region(start, end);
		if (!matcher.matches()) {
			return null;
		}
		if (matcher.group(1) != null) {
			return new CacheHint(false, null);
		}
		String ttl = matcher.group(2);
		if (ttl == null) {
			return new CacheHint(true, null);
		}
		Duration duration = duration(ttl);
		return (duration != null) ? new CacheHint(true, duration) : null;
	}

	private static @Nullable Duration duration(String text) {
		try {
			Matcher matcher = SIMPLE.matcher(text);
			Duration duration = matcher.matches() ? simple(Long.parseLong(matcher.group(1)), matcher.group(2))
					: Duration.parse(text);
			return (duration.isNegative() || duration.isZero() || duration.compareTo(MAX) > 0) ? null : duration;
		}
		catch (DateTimeException | ArithmeticException ex) {
			return null;
		}
	}

	private static Duration simple(long amount, String unit) {
		return switch (unit) {
			case "ms" -> Duration.ofMillis(amount);
			case "s" -> Duration.ofSeconds(amount);
			case "m" -> Duration.ofMinutes(amount);
			case "h" -> Duration.ofHours(amount);
			default -> Duration.ofDays(amount);
		};
	}

}
