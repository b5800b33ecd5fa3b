package dev.tidepool.benchmarks;

import javax.sql.DataSource;

import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Pools without Spring Boot, in the ways that their authors document.
 */
final class Pools {

	private Pools() {
	}

	/**
	 * A configuration as Spring Boot makes it: what is not the database's is HikariCP's
	 * default.
	 */
	static HikariConfig configuration(Database database) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(database.url());
		config.setUsername(database.username());
		config.setPassword(database.password());
		return config;
	}

	static HikariDataSource hikari(Database database) {
		return new HikariDataSource(configuration(database));
	}

	static DataSource datasourceProxy(Database database) {
		return ProxyDataSourceBuilder.create(hikari(database)).name("benchmark").countQuery().build();
	}

	static DataSource p6spy(Database database) {
		System.setProperty("p6spy.config.appender", QuietP6Logger.class.getName());
		return new P6DataSource(hikari(database));
	}

	static DataSource openTelemetry(Database database) {
		return JdbcTelemetry.create(OpenTelemetry.noop()).wrap(hikari(database));
	}

}
