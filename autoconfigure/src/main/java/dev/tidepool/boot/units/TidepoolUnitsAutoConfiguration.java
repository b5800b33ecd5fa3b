package dev.tidepool.boot.units;

import dev.tidepool.boot.TidepoolAutoConfiguration;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.nplusone.Associations;
import dev.tidepool.nplusone.NPlusOneDetector;
import dev.tidepool.nplusone.UnitsOfWork;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.observation.ObservationHandler;
import org.hibernate.jpa.boot.spi.JpaSettings;

import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.transaction.ConfigurableTransactionManager;

/**
 * Auto-configuration for units of work other than HTTP requests, and for what Hibernate
 * tells of associations.
 */
@AutoConfiguration(after = TidepoolAutoConfiguration.class)
@ConditionalOnBean(NPlusOneDetector.class)
public final class TidepoolUnitsAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConfigurableTransactionManager.class)
	static class TransactionConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static TransactionUnitsPostProcessor tidepoolTransactionUnitsPostProcessor(ObjectProvider<UnitsOfWork> units) {
			return new TransactionUnitsPostProcessor(units, TransactionConfiguration.class.getClassLoader());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AbstractPointcutAdvisor.class)
	@ConditionalOnBean(name = TaskManagementConfigUtils.ASYNC_ANNOTATION_PROCESSOR_BEAN_NAME)
	static class AsyncConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static AsyncUnits tidepoolAsyncUnits(ObjectProvider<UnitsOfWork> units) {
			return new AsyncUnits(units);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationHandler.class)
	static class ObservationConfiguration {

		@Bean
		ObservedUnits tidepoolObservedUnits(UnitsOfWork units) {
			return new ObservedUnits(units);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ThreadLocalAccessor.class)
	static class PropagationConfiguration {

		@Bean
		UnitAccessor tidepoolUnitAccessor(UnitsOfWork units) {
			return new UnitAccessor(units);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JpaSettings.class, AbstractEntityManagerFactoryBean.class })
	static class HibernateConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static AssociationsPostProcessor tidepoolAssociationsPostProcessor(ObjectProvider<UnitsOfWork> units,
				ObjectProvider<Associations> associations, ObjectProvider<Faults> faults) {
			return new AssociationsPostProcessor(units, associations, faults);
		}

	}

}
