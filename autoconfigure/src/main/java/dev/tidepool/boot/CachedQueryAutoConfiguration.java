package dev.tidepool.boot;

import dev.tidepool.cache.QueryCache;

import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for {@link dev.tidepool.cache.CachedQuery @CachedQuery} on beans.
 */
@AutoConfiguration(after = TidepoolAutoConfiguration.class)
@ConditionalOnClass(AbstractBeanFactoryAwareAdvisingPostProcessor.class)
@ConditionalOnBooleanProperty(name = "tidepool.enabled", matchIfMissing = true)
public final class CachedQueryAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	@ConditionalOnBooleanProperty(name = "tidepool.cache.enabled", matchIfMissing = true)
	static CachedQueryPostProcessor tidepoolCachedQueryPostProcessor(ObjectProvider<QueryCache> cache,
			Environment environment) {
		CachedQueryPostProcessor processor = new CachedQueryPostProcessor(cache);
		// As Spring Boot decides for other advice
		processor.setProxyTargetClass(environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
		return processor;
	}

}
