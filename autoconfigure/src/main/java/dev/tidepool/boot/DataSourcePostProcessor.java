package dev.tidepool.boot;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidepool.jdbc.AdoptedDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;

/**
 * Shows every data source that is a bean to the engine: HikariCP's before initialisation,
 * after configuration properties and connection details were applied and before anything
 * else sees the bean; all others once they are complete.
 */
final class DataSourcePostProcessor implements DestructionAwareBeanPostProcessor, BeanFactoryAware {

	private final ObjectProvider<TidepoolEngine> engine;

	/** By the bean that Spring made. Weak keys are compared by identity. */
	private final Cache<Object, TidepoolDataSource> twins = Caffeine.newBuilder().weakKeys().weakValues().build();

	private @Nullable OriginReader origins;

	DataSourcePostProcessor(ObjectProvider<TidepoolEngine> engine) {
		this.engine = engine;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.origins = new OriginReader((ConfigurableListableBeanFactory) beanFactory);
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (!(bean instanceof DataSource found) || Treatment.early(found).action() == Treatment.Action.NOTHING) {
			return bean;
		}
		DataSource treated = treat(found, beanName, TidepoolEngine::treatEarly);
		if (treated instanceof TidepoolDataSource twin && treated != found) {
			this.twins.put(found, twin);
		}
		return treated;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof DataSource found && !Treatment.isOurs(found))
				? treat(found, beanName, TidepoolEngine::treat) : bean;
	}

	private DataSource treat(DataSource found, String beanName, Care care) {
		TidepoolEngine available = this.engine.getIfAvailable();
		OriginReader origins = this.origins;
		return (available != null && origins != null) ? care.treat(available, found, origins.read(beanName)) : found;
	}

	@Override
	public boolean requiresDestruction(Object bean) {
		return this.twins.getIfPresent(bean) != null;
	}

	/**
	 * Spring destroys the bean that it made, which is the pool that was replaced. One
	 * that was adopted is closed by Spring then, if the user wants that.
	 */
	@Override
	public void postProcessBeforeDestruction(Object bean, String beanName) {
		TidepoolDataSource twin = this.twins.asMap().remove(bean);
		if (twin == null) {
			return;
		}
		if (!(twin instanceof AdoptedDataSource)) {
			twin.close();
		}
		this.engine.ifAvailable((engine) -> engine.forget(twin));
	}

	@FunctionalInterface
	private interface Care {

		DataSource treat(TidepoolEngine engine, DataSource found, Origin origin);

	}

}
