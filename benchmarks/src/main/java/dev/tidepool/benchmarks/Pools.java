package dev.tidepool.benchmarks;

import javax.sql.DataSource;

import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * The bare pool, and interceptors before it in the ways that their authors document.
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

	/**
	 * The bare pool. It too lives in a JVM where a Spring Boot application was started:
	 * after that, what everybody uses is compiled for more kinds of objects than one, and
	 * a query of H2 takes some ten per cent longer, whatever pool it goes through.
	 */
	static HikariDataSource hikari(Database database) {
		return BootPools.bare(database);
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
