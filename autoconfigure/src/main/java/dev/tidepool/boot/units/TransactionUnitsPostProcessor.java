package dev.tidepool.boot.units;

import dev.tidepool.nplusone.UnitsOfWork;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.util.ClassUtils;

/**
 * Has every transaction manager tell of its transactions, also those that Spring Boot did
 * not make.
 */
final class TransactionUnitsPostProcessor implements BeanPostProcessor {

	private final TransactionUnits listener;

	TransactionUnitsPostProcessor(ObjectProvider<UnitsOfWork> units, ClassLoader classLoader) {
		this.listener = new TransactionUnits(units::getObject, ClassUtils
			.isPresent("org.springframework.batch.core.scope.context.StepSynchronizationManager", classLoader));
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof ConfigurableTransactionManager manager
				&& !manager.getTransactionExecutionListeners().contains(this.listener)) {
			manager.addListener(this.listener);
		}
		return bean;
	}

}
