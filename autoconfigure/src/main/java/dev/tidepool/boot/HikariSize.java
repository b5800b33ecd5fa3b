package dev.tidepool.boot;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.pool.PoolSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Tells a pool size that the user chose from HikariCP's default, which is a number like
 * any other. A size that is not the default was chosen. The default counts as chosen
 * where any property called {@code maximum-pool-size} has that value: a pool must never
 * grow beyond what a user wrote down.
 */
final class HikariSize {

	private static final String PROPERTY = "maximumpoolsize";

	private HikariSize() {
	}

	/**
	 * Return the size that the user chose.
	 * @param config the bound configuration of the pool
	 * @param environment where properties come from
	 * @return the size, or {@code null} if none was chosen
	 */
	static @Nullable Integer chosen(HikariConfig config, Environment environment) {
		int size = config.getMaximumPoolSize();
		return (size != PoolSettings.START || isWrittenDown(size, environment)) ? Integer.valueOf(size) : null;
	}

	private static boolean isWrittenDown(int size, Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable
					&& iterable.stream().anyMatch((name) -> isSize(iterable, name, size))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isSize(ConfigurationPropertySource source, ConfigurationPropertyName name, int size) {
		if (name.isEmpty() || !name.getLastElement(ConfigurationPropertyName.Form.UNIFORM).equals(PROPERTY)) {
			return false;
		}
		var property = source.getConfigurationProperty(name);
		String text = (property != null) ? String.valueOf(property.getValue()).trim() : "";
		// A placeholder may stand for any number
		return text.equals(String.valueOf(size)) || text.startsWith("${");
	}

}
