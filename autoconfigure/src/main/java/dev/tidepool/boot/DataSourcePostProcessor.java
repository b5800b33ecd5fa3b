package dev.tidepool.boot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;

/**
 * Puts a {@link TidepoolDataSource} in the place of every HikariCP pool that is a bean
 * and was not started yet. It runs after configuration properties and connection details
 * were applied, and before anything else sees the bean.
 */
final class DataSourcePostProcessor implements DestructionAwareBeanPostProcessor {

	private final ObjectProvider<TidepoolEngine> engine;

	/** Weak keys are compared by identity, which is what is wanted here. */
	private final Cache<Object, TidepoolDataSource> twins = Caffeine.newBuilder().weakKeys().build();

	DataSourcePostProcessor(ObjectProvider<TidepoolEngine> engine) {
		this.engine = engine;
	}

	@Override
	public @Nullable Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean.getClass() != HikariDataSource.class) {
			return bean;
		}
		HikariDataSource pool = (HikariDataSource) bean;
		if (pool.isRunning() || pool.isClosed()) {
			return bean;
		}
		TidepoolEngine available = this.engine.getIfAvailable();
		TidepoolDataSource twin = (available != null) ? available.replace(pool, beanName) : null;
		if (twin == null) {
			return bean;
		}
		this.twins.put(pool, twin);
		return twin;
	}

	@Override
	public boolean requiresDestruction(Object bean) {
		return this.twins.getIfPresent(bean) != null;
	}

	/**
	 * Spring destroys the bean that it made, which is the pool that was replaced.
	 */
	@Override
	public void postProcessBeforeDestruction(Object bean, String beanName) {
		TidepoolDataSource twin = this.twins.asMap().remove(bean);
		if (twin != null) {
			twin.close();
			this.engine.ifAvailable((engine) -> engine.forget(twin));
		}
	}

}
