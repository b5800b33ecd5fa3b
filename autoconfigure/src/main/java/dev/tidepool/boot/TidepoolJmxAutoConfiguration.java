package dev.tidepool.boot;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.jmx.export.naming.ObjectNamingStrategy;

/**
 * Auto-configuration for the name of a pool in JMX.
 */
@AutoConfiguration(after = TidepoolAutoConfiguration.class)
@ConditionalOnClass(ObjectNamingStrategy.class)
@ConditionalOnBooleanProperty("spring.jmx.enabled")
@ConditionalOnBean(DataSourcePostProcessor.class)
public final class TidepoolJmxAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static NamingStrategyPostProcessor tidepoolNamingStrategyPostProcessor() {
		return new NamingStrategyPostProcessor();
	}

}
