package dev.tidepool.corpus;

import java.util.Optional;

import javax.sql.DataSource;

import org.apache.ibatis.session.SqlSessionFactory;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.mybatis.spring.mapper.MapperFactoryBean;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An application that reaches its database with five libraries.
 */
@SpringBootApplication
@EnableAsync(proxyTargetClass = true)
@EnableScheduling
class CorpusApplication {

	@Bean
	TransactionTemplate transactions(PlatformTransactionManager manager) {
		return new TransactionTemplate(manager);
	}

	@Bean
	DSLContext jooq(DataSource dataSource, @Value("${corpus.dialect}") SQLDialect dialect) {
		return DSL.using(new TransactionAwareDataSourceProxy(dataSource), dialect);
	}

	@Bean
	SqlSessionFactoryBean sqlSessionFactory(DataSource dataSource) {
		SqlSessionFactoryBean factory = new SqlSessionFactoryBean();
		factory.setDataSource(dataSource);
		return factory;
	}

	@Bean
	MapperFactoryBean<CustomerMapper> customerMapper(SqlSessionFactory sessions) {
		MapperFactoryBean<CustomerMapper> mapper = new MapperFactoryBean<>(CustomerMapper.class);
		mapper.setSqlSessionFactory(sessions);
		return mapper;
	}

	/**
	 * Spring Data JDBC, whose starter is not there.
	 */
	@Configuration(proxyBeanMethods = false)
	static class AggregateConfiguration extends AbstractJdbcConfiguration {

		@Bean
		NamedParameterJdbcOperations aggregateOperations(DataSource dataSource) {
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

	}

}
