package dev.tidepool.boot;

import java.lang.reflect.Method;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.jdbc.XADataSourceWrapper;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.transaction.jta.JtaTransactionManager;

/**
 * Reads from the definition of a bean what matters for a data source.
 */
final class OriginReader {

	private static final String SCOPED_TARGET = "scopedTarget.";

	private static final String BOOT = "org.springframework.boot.";

	/** By name, because each comes with a module of its own. */
	private static final List<String> DEDICATED = List.of(BOOT + "flyway.autoconfigure.FlywayDataSource",
			BOOT + "liquibase.autoconfigure.LiquibaseDataSource", BOOT + "quartz.autoconfigure.QuartzDataSource",
			BOOT + "batch.jdbc.autoconfigure.BatchDataSource");

	private final ConfigurableListableBeanFactory beanFactory;

	OriginReader(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	Origin read(String beanName) {
		String name = beanName.startsWith(SCOPED_TARGET) ? beanName.substring(SCOPED_TARGET.length()) : beanName;
		boolean spanned = isPresent(JtaTransactionManager.class) || isPresent(XADataSourceWrapper.class);
		if (!this.beanFactory.containsBeanDefinition(beanName)) {
			return new Origin(name, DataSource.class, false, false, spanned);
		}
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(beanName);
		Method method = (definition instanceof RootBeanDefinition root) ? root.getResolvedFactoryMethod() : null;
		boolean byBoot = method != null && method.getDeclaringClass().getName().startsWith(BOOT);
		return new Origin(name, declared(definition.getResolvableType()), byBoot, isDedicated(definition, method),
				spanned);
	}

	private boolean isPresent(Class<?> type) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, type, true, false).length > 0;
	}

	private static Class<?> declared(ResolvableType type) {
		ResolvableType product = FactoryBean.class.isAssignableFrom(type.resolve(Object.class))
				? type.as(FactoryBean.class).getGeneric() : type;
		Class<?> declared = product.resolve(DataSource.class);
		return (declared != Object.class) ? declared : DataSource.class;
	}

	private static boolean isDedicated(BeanDefinition definition, @Nullable Method method) {
		for (String annotation : DEDICATED) {
			if (definition instanceof AbstractBeanDefinition known && known.hasQualifier(annotation)) {
				return true;
			}
			if (method != null && MergedAnnotations.from(method).isPresent(annotation)) {
				return true;
			}
			Class<?> type = definition.getResolvableType().resolve();
			if (method == null && type != null && MergedAnnotations.from(type).isPresent(annotation)) {
				return true;
			}
		}
		return false;
	}

}
