package dev.tidepool.cache;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The classes whose values can be kept, because they never change or can be copied, and
 * what each takes on a 64-bit heap with compressed references: headers of 12 bytes,
 * everything rounded up to 8.
 */
final class Values {

	private static final Map<Class<?>, Integer> SIZES = Map.ofEntries(Map.entry(Boolean.class, 0),
			Map.entry(Byte.class, 16), Map.entry(Short.class, 16), Map.entry(Integer.class, 16),
			Map.entry(Long.class, 24), Map.entry(Float.class, 16), Map.entry(Double.class, 24),
			Map.entry(Character.class, 16), Map.entry(UUID.class, 32), Map.entry(Date.class, 24),
			Map.entry(java.util.Date.class, 24), Map.entry(Time.class, 24), Map.entry(Timestamp.class, 32),
			Map.entry(LocalDate.class, 24), Map.entry(LocalTime.class, 24), Map.entry(LocalDateTime.class, 72),
			Map.entry(OffsetDateTime.class, 96), Map.entry(OffsetTime.class, 48), Map.entry(Instant.class, 24),
			Map.entry(ZonedDateTime.class, 104), Map.entry(Year.class, 16), Map.entry(Duration.class, 24),
			Map.entry(Period.class, 24));

	private Values() {
	}

	/**
	 * Whether a value can be kept.
	 */
	static boolean isKept(@Nullable Object value) {
		if (value == null) {
			return true;
		}
		Class<?> type = value.getClass();
		return type == String.class || SIZES.containsKey(type) || type == BigDecimal.class || type == BigInteger.class
				|| type == byte[].class;
	}

	/**
	 * The value itself, or a copy if it can change.
	 */
	static Object copy(Object value) {
		if (value instanceof java.util.Date date) {
			return date.clone();
		}
		return (value instanceof byte[] bytes) ? bytes.clone() : value;
	}

	/**
	 * The heap that a value takes, its reference excluded.
	 */
	static long bytes(@Nullable Object value) {
		if (value == null) {
			return 0;
		}
		if (value instanceof String text) {
			return 24 + round(16 + (isWide(text) ? 2L * text.length() : text.length()));
		}
		if (value instanceof byte[] bytes) {
			return round(16 + bytes.length);
		}
		if (value instanceof BigDecimal decimal) {
			// Beyond 18 digits there is a BigInteger inside
			return (decimal.precision() <= 18) ? 40 : 40 + bytes(decimal.unscaledValue());
		}
		if (value instanceof BigInteger integer) {
			return 40 + round(16 + 4 * (integer.bitLength() / 32 + 1));
		}
		return SIZES.getOrDefault(value.getClass(), 72);
	}

	private static boolean isWide(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > 0xff) {
				return true;
			}
		}
		return false;
	}

	static long round(long bytes) {
		return (bytes + 7) & ~7L;
	}

}
