package dev.tidepool.boot;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.tidepool.cache.CachedQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.MethodClassKey;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Finds {@link CachedQuery @CachedQuery}: on the method, on the one that it implements or
 * overrides, on the type, on a type that it extends or implements. The nearest counts.
 * Remembers the answer for each method, of which an application has only so many.
 * Thread-safe.
 */
final class CachedQueryMethods {

	private final Map<MethodClassKey, Optional<Setting>> known = new ConcurrentHashMap<>();

	/**
	 * Whether a type has annotated methods.
	 * @throws InvalidPropertyException if an annotation states no duration
	 */
	boolean anyIn(Class<?> type) {
		if (!AnnotationUtils.isCandidateClass(type, CachedQuery.class)) {
			return false;
		}
		// All of them, so that a mistake shows at the start
		return !MethodIntrospector
			.selectMethods(type,
					(MethodIntrospector.MetadataLookup<Setting>) (method) -> find(method, type).orElse(null))
			.isEmpty();
	}

	Optional<Setting> find(Method method, Class<?> type) {
		if (method.getDeclaringClass() == Object.class) {
			return Optional.empty();
		}
		MethodClassKey key = new MethodClassKey(method, type);
		Optional<Setting> setting = this.known.get(key);
		if (setting == null) {
			setting = read(method, type);
			this.known.put(key, setting);
		}
		return setting;
	}

	private static Optional<Setting> read(Method method, Class<?> type) {
		MergedAnnotation<CachedQuery> annotation = on(AopUtils.getMostSpecificMethod(method, type));
		if (!annotation.isPresent()) {
			annotation = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY).get(CachedQuery.class);
		}
		if (!annotation.isPresent()) {
			annotation = on(method);
		}
		return annotation.isPresent() ? Optional.of(new Setting(ttl(annotation.getString("ttl"), method)))
				: Optional.empty();
	}

	private static MergedAnnotation<CachedQuery> on(Method method) {
		return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).get(CachedQuery.class);
	}

	private static @Nullable Duration ttl(String text, Method method) {
		if (text.isBlank()) {
			return null;
		}
		String place = "@CachedQuery(ttl = \"" + text + "\") on " + method.getDeclaringClass().getName() + "."
				+ method.getName();
		Duration ttl;
		try {
			ttl = DurationStyle.detectAndParse(text.trim());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidPropertyException(place + " is no duration", "Write the time to live as 60s, 5m or PT1M");
		}
		InvalidPropertyException.check(!ttl.isZero() && !ttl.isNegative(), place + " must be > 0",
				"Write how long a result may live, such as 60s, or leave 'ttl' out");
		return ttl;
	}

	/**
	 * What an annotation asks for.
	 *
	 * @param ttl the time to live; {@code null} leaves it to the rules
	 */
	record Setting(@Nullable Duration ttl) {
	}

}
