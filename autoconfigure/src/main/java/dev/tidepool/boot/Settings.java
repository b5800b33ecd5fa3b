package dev.tidepool.boot;

import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.Leasing;
import dev.tidepool.pool.PoolSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * What the user said, asked for one data source at a time.
 *
 * @param properties Tidepool's properties
 * @param environment all properties
 * @param packages the application's packages
 */
record Settings(TidepoolProperties properties, Environment environment, List<String> packages) {

	/**
	 * The name of a data source before it is made unique: that of the pool, that which
	 * the user gave Boot for its own data source, that of the bean.
	 */
	String name(DataSource dataSource, Origin origin) {
		if (dataSource instanceof HikariDataSource pool && pool.getPoolName() != null) {
			return pool.getPoolName();
		}
		String given = origin.byBoot() ? this.environment.getProperty("spring.datasource.name") : null;
		return (given != null && !given.isEmpty()) ? given : origin.name();
	}

	String key(String name, Origin origin) {
		return this.properties.key(name, origin.name());
	}

	boolean isEnabled(String key) {
		return this.properties.own(key).enabled();
	}

	Leasing leasing(String key) {
		Leasing chosen = this.properties.pool(key).leasing();
		return (chosen != null) ? chosen : Leasing.TRANSACTION;
	}

	FeatureSettings features(String key, Origin origin) {
		return FeatureSettings.of(this.properties, key, origin.dedicated(), this.packages);
	}

	PoolSettings pool(String key, HikariDataSource pool, Origin origin) {
		return PropertiesMapper.poolSettings(key, this.properties, pool, HikariSize.chosen(pool, this.environment),
				unstated(origin));
	}

	PoolSettings adopted(String key, HikariDataSource pool, Origin origin) {
		return PropertiesMapper.adoptedSettings(key, this.properties, pool, unstated(origin));
	}

	private static PoolSettings.@Nullable Mode unstated(Origin origin) {
		return origin.dedicated() ? PoolSettings.Mode.FIXED : null;
	}

}
