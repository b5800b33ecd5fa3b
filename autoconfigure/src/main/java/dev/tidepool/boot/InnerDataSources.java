package dev.tidepool.boot;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.jdbc.datasource.lookup.IsolationLevelDataSourceRouter;
import org.springframework.util.ReflectionUtils;

/**
 * Treats what stands behind Spring's own proxies and routers, which stay what they are.
 */
final class InnerDataSources {

	private final BiFunction<DataSource, Origin, DataSource> care;

	/**
	 * Create one.
	 * @param care treats one data source
	 */
	InnerDataSources(BiFunction<DataSource, Origin, DataSource> care) {
		this.care = care;
	}

	/**
	 * Treats what a data source leads to.
	 * @return why that cannot be done, or {@code null} if it was
	 */
	@Nullable String treat(DataSource outer, Origin origin) {
		if (outer instanceof DelegatingDataSource delegating) {
			treat(delegating, origin);
			return null;
		}
		return treat((AbstractRoutingDataSource) outer, origin);
	}

	private void treat(DelegatingDataSource outer, Origin origin) {
		DataSource target = outer.getTargetDataSource();
		if (target != null) {
			DataSource treated = this.care.apply(target, origin.inside(origin.name()));
			if (treated != target) {
				outer.setTargetDataSource(treated);
			}
		}
	}

	/**
	 * A router resolves its targets when it is initialised. To exchange them, it is given
	 * the resolved ones and resolves them once more.
	 */
	private @Nullable String treat(AbstractRoutingDataSource router, Origin origin) {
		Map<Object, DataSource> resolved = router.getResolvedDataSources();
		DataSource fallback = router.getResolvedDefaultDataSource();
		if (!resolvesAsSpring(router)) {
			return "it resolves its targets in its own way (%s); hand them to Tidepool.instrument"
				.formatted(router.getClass().getName());
		}
		Map<Object, Object> targets = new HashMap<>();
		resolved.forEach(
				(key, target) -> targets.put(key, this.care.apply(target, origin.inside(origin.name() + "." + key))));
		DataSource treated = null;
		if (fallback != null) {
			// The fallback is often one of the others
			Object same = keyOf(resolved, fallback);
			treated = (same != null) ? (DataSource) targets.get(same)
					: this.care.apply(fallback, origin.inside(origin.name()));
		}
		if (treated != fallback || !targets.equals(resolved)) {
			router.setTargetDataSources(targets);
			if (treated != null) {
				router.setDefaultTargetDataSource(treated);
			}
			router.initialize();
		}
		return null;
	}

	private static @Nullable Object keyOf(Map<Object, DataSource> resolved, DataSource wanted) {
		return resolved.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == wanted)
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

	private static boolean resolvesAsSpring(AbstractRoutingDataSource router) {
		return isSprings(router, "initialize") && isSprings(router, "resolveSpecifiedLookupKey", Object.class)
				&& isSprings(router, "resolveSpecifiedDataSource", Object.class)
				&& isSprings(router, "getResolvedDataSources");
	}

	private static boolean isSprings(AbstractRoutingDataSource router, String name, Class<?>... parameters) {
		Method method = ReflectionUtils.findMethod(router.getClass(), name, parameters);
		return method != null && (method.getDeclaringClass() == AbstractRoutingDataSource.class
				|| method.getDeclaringClass() == IsolationLevelDataSourceRouter.class);
	}

}
