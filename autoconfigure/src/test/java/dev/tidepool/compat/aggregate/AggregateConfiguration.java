package dev.tidepool.compat.aggregate;

import java.util.Optional;

import javax.sql.DataSource;

import dev.tidepool.compat.Database;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcMySqlDialect;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Spring Data JDBC, without Boot.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcRepositories(transactionManagerRef = "jdbcTransactionManager", jdbcOperationsRef = "aggregateJdbcOperations")
class AggregateConfiguration extends AbstractJdbcConfiguration {

	@Value("${compat.database}")
	private Database database;

	@Bean
	NamedParameterJdbcOperations aggregateJdbcOperations(DataSource dataSource) {
		return new NamedParameterJdbcTemplate(dataSource);
	}

	@Bean
	@Override
	public JdbcMappingContext jdbcMappingContext(Optional<NamingStrategy> namingStrategy,
			JdbcCustomConversions customConversions, RelationalManagedTypes managedTypes) {
		JdbcMappingContext context = super.jdbcMappingContext(namingStrategy, customConversions, managedTypes);
		context.setForceQuote(false);
		return context;
	}

	@Bean
	@Override
	public JdbcDialect jdbcDialect(NamedParameterJdbcOperations operations) {
		// There is none for SQLite; MySQL's is near enough
		return (this.database == Database.SQLITE) ? JdbcMySqlDialect.INSTANCE : super.jdbcDialect(operations);
	}

}
