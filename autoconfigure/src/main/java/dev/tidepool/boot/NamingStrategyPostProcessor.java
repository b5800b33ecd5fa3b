package dev.tidepool.boot;

import java.util.Hashtable;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jmx.export.naming.ObjectNamingStrategy;

/**
 * Keeps the name under which Spring exports a pool: it is made of the class's name, and
 * monitors look for {@code type=HikariDataSource}.
 */
final class NamingStrategyPostProcessor implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof ObjectNamingStrategy strategy) {
			return (ObjectNamingStrategy) (managed, key) -> {
				ObjectName name = strategy.getObjectName(managed, key);
				return (managed instanceof TidepoolDataSource) ? asHikari(name) : name;
			};
		}
		return bean;
	}

	private static ObjectName asHikari(ObjectName name) throws MalformedObjectNameException {
		if (!TidepoolDataSource.class.getSimpleName().equals(name.getKeyProperty("type"))) {
			return name;
		}
		Hashtable<String, String> properties = new Hashtable<>(name.getKeyPropertyList());
		properties.put("type", HikariDataSource.class.getSimpleName());
		return new ObjectName(name.getDomain(), properties);
	}

}
