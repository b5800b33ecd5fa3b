package dev.tidepool.compat.mybatis;

import javax.sql.DataSource;

import org.apache.ibatis.mapping.VendorDatabaseIdProvider;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.mybatis.spring.mapper.MapperFactoryBean;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * MyBatis, without Boot.
 */
@Configuration(proxyBeanMethods = false)
class MyBatisConfiguration {

	@Bean
	SqlSessionFactoryBean sqlSessionFactory(DataSource dataSource) {
		SqlSessionFactoryBean factory = new SqlSessionFactoryBean();
		factory.setDataSource(dataSource);
		factory.setDatabaseIdProvider(new VendorDatabaseIdProvider());
		return factory;
	}

	@Bean
	MapperFactoryBean<Items> items(SqlSessionFactory sessions) {
		MapperFactoryBean<Items> mapper = new MapperFactoryBean<>(Items.class);
		mapper.setSqlSessionFactory(sessions);
		return mapper;
	}

}
