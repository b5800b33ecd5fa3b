package dev.tidepool.nplusone;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FrameworkCode}.
 */
class FrameworkCodeTests {

	@ParameterizedTest
	@ValueSource(strings = { "java.util.ArrayList", "jdk.internal.reflect.DirectMethodHandleAccessor",
			"org.hibernate.loader.ast.internal.LoaderHelper", "org.springframework.jdbc.core.JdbcTemplate",
			"org.h2.jdbc.JdbcPreparedStatement", "com.zaxxer.hikari.pool.ProxyConnection",
			"org.apache.ibatis.executor.SimpleExecutor", "org.jooq.impl.AbstractResultQuery",
			"tools.jackson.databind.ObjectMapper", "org.apache.catalina.core.StandardWrapperValve",
			"dev.tidepool.jdbc.LogicalStatement", "dev.tidepool.jdbc.delegate.DelegatingStatement",
			"dev.tidepool.cache.redis.SecondLevel", "dev.tidepool.boot.UnitFilter" })
	void whatLiesBetweenTheApplicationAndItsDriverIsFrameworkCode(String name) {
		assertThat(FrameworkCode.contains(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev.shop.OrderService", "dev.tidepool.sample.DemoController", "dev.tidepool.Tidepool",
			"Main", "org.springframeworks.Mine", "javafan.Club", "com.sunshine.Weather", "dev.tidepool.jdbcdemo.Main" })
	void everythingElseIsTheApplications(String name) {
		assertThat(FrameworkCode.contains(name)).isFalse();
		assertThat(FrameworkCode.isGenerated(name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev.shop.OrderService$$SpringCGLIB$$0", "jdk.proxy2.$Proxy42",
			"dev.shop.Order$HibernateProxy", "dev.shop.Order$ByteBuddy$x1" })
	void proxiesAreGenerated(String name) {
		assertThat(FrameworkCode.isGenerated(name)).isTrue();
	}

}
