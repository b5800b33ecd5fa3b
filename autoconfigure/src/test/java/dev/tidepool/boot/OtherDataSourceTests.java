package dev.tidepool.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.UsualLogging;
import dev.tidepool.Tidepool;
import dev.tidepool.boot.actuate.ConnectionPoolsEndpoint;
import dev.tidepool.boot.actuate.TidepoolEndpoint;
import dev.tidepool.boot.actuate.TidepoolEndpointAutoConfiguration;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.database.Catalogs;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.jdbc.AdoptedDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.jdbc.WrappedDataSource;
import dev.tidepool.pool.ManagedPool;
import io.micrometer.core.instrument.MeterRegistry;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.XADataSourceWrapper;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseFactoryBean;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for data sources other than pools that Spring Boot makes.
 */
class OtherDataSourceTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, TidepoolAutoConfiguration.class));

	@Test
	void aPoolThatRunsAlreadyIsAdopted() {
		HikariDataSource running = running("running", 4);
		this.runner.withBean("dataSource", DataSource.class, () -> running)
			.withPropertyValues("tidepool.pool.min-connections=8", "tidepool.pool.max-connections=20")
			.run((context) -> {
				assertThat(context.getBean(DataSource.class)).isInstanceOf(AdoptedDataSource.class);
				AdoptedDataSource twin = context.getBean(AdoptedDataSource.class);
				assertThat(twin.getHikariPoolMXBean()).isSameAs(running.getHikariPoolMXBean());
				assertThat(twin.getHikariConfigMXBean()).isSameAs(running);
				assertThat(twin.isRunning()).isTrue();
				assertSeen(context, "select 'adopted'");
				ManagedPool pool = context.getBean(TidepoolEngine.class).pool("built");
				assertThat(pool.settings().ceiling()).isEqualTo(4);
				assertThat(pool.settings().floor()).isEqualTo(4);
				try (Connection connection = twin.getConnection()) {
					connection.createStatement().execute("select 1");
					connection.setAutoCommit(false);
					connection.createStatement().execute("select 1");
					assertThat(running.getHikariPoolMXBean().getActiveConnections()).isOne();
					assertThat(pool.active()).isOne();
				}
				twin.setPassword("rotated");
				assertThat(running.getPassword()).isEqualTo("rotated");
			});
		assertThat(running.isClosed()).isTrue();
	}

	@Test
	void anAdoptedPoolKeepsItsMetersAndItsHealth() {
		HikariDataSource running = running("meters", 4);
		this.runner.withBean("dataSource", HikariDataSource.class, () -> running)
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					SimpleMetricsExportAutoConfiguration.class, DataSourcePoolMetricsAutoConfiguration.class,
					DataSourceHealthContributorAutoConfiguration.class))
			.run((context) -> {
				context.getBean(JdbcTemplate.class).execute("select 1");
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("hikaricp.connections.max").tag("pool", "built").gauge().value()).isEqualTo(4);
				assertThat(registry.get("jdbc.connections.max").gauge().value()).isEqualTo(4);
				assertThat(context.getBean("dbHealthContributor", HealthIndicator.class).health().getStatus())
					.isEqualTo(Status.UP);
			});
	}

	@Test
	void closingAnAdoptedPoolClosesTheOriginal() {
		HikariDataSource running = running("closing", 2);
		this.runner.withBean("dataSource", DataSource.class, () -> running).run((context) -> {
			context.getBean(HikariDataSource.class).close();
			assertThat(running.isClosed()).isTrue();
			assertThat(context.getBean(HikariDataSource.class).isClosed()).isTrue();
			assertThat(context.getBean(TidepoolEngine.class).pools()).isEmpty();
		});
	}

	@Test
	void whatWasDoneToOneConnectionOfAnAdoptedPoolIsNotHeldAgainstTheOthers() throws SQLException {
		HikariDataSource running = running("changed", 2);
		new JdbcTemplate(running).execute("create table thing (name varchar(20))");
		String read = "/* tidepool:cache ttl=60s */ select name from thing";
		ApplicationContextRunner literal = this.runner.withBean(Catalogs.class, () -> Catalogs.LITERAL);
		literal.withBean("dataSource", DataSource.class, () -> running).run((context) -> {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			QueryCache cache = context.getBean(QueryCache.class);
			try (Connection changed = context.getBean(DataSource.class).getConnection()) {
				changed.createStatement().execute("set lock_timeout 1234");
				changed.createStatement().executeQuery(read).close();
				assertThat(cache.statistics().misses()).isZero();
				jdbc.queryForList(read);
				jdbc.queryForList(read);
				assertThat(cache.statistics().hits()).isOne();
			}
		});
	}

	@Test
	void thePoolOfAFactoryBeanIsAdopted() {
		this.runner.withUserConfiguration(PoolFactory.class).run((context) -> {
			assertThat(context.getBean(HikariDataSource.class)).isInstanceOf(AdoptedDataSource.class);
			assertSeen(context, "select 'from a factory'");
			context.getBean(PoolFactory.class).made.close();
		});
	}

	@Test
	void aSubclassOfTheUserIsLeftAloneAndReported() {
		this.runner.withBean("dataSource", OwnPool.class).run((context) -> {
			assertThat(context.getBean(DataSource.class).getClass()).isEqualTo(OwnPool.class);
			assertThat(context.getBean(TidepoolEngine.class).pools()).isEmpty();
			assertUnmanaged(context, "dataSource", "subclass of HikariDataSource");
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isOne();
		});
	}

	@Test
	@ExtendWith({ UsualLogging.class, OutputCaptureExtension.class })
	void whatIsLeftAloneIsShownByTheEndpointsAndLoggedOnce(CapturedOutput output) {
		this.runner.withBean("dataSource", OwnPool.class)
			.withConfiguration(AutoConfigurations.of(TidepoolEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.jmx.exposure.include=*", "spring.jmx.enabled=true")
			.run((context) -> {
				assertThat(context.getBean(ConnectionPoolsEndpoint.class).pools().unmanaged()).singleElement()
					.satisfies((found) -> assertThat(found.name()).isEqualTo("dataSource"));
				assertThat(context.getBean(TidepoolEndpoint.class).overview().unmanaged()).hasSize(1);
			});
		assertThat(output).containsOnlyOnce("Data source 'dataSource' is left alone: its class");
	}

	@Test
	void aDataSourceWithoutAPoolIsWrapped() {
		SimpleDriverDataSource plain = new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:plain");
		this.runner.withBean("dataSource", DataSource.class, () -> plain).run((context) -> {
			DataSource wrapped = context.getBean(DataSource.class);
			assertThat(wrapped).isInstanceOf(WrappedDataSource.class);
			assertThat(wrapped.isWrapperFor(SimpleDriverDataSource.class)).isTrue();
			assertThat(wrapped.unwrap(SimpleDriverDataSource.class)).isSameAs(plain);
			assertSeen(context, "select 'wrapped'");
			assertThat(context.getBean(TidepoolEngine.class).pools()).isEmpty();
			assertThat(context.getBean(TidepoolEngine.class).unmanaged()).isEmpty();
		});
	}

	@Test
	void aDataSourceThatMayBeInjectedByItsClassIsLeftAloneAndReported() {
		this.runner.withUserConfiguration(ByClass.class).run((context) -> {
			assertThat(context.getBean(DataSource.class)).isSameAs(context.getBean(Holder.class).dataSource());
			assertUnmanaged(context, "dataSource", "declare it as DataSource");
		});
	}

	@Test
	void thePoolOfTomcatIsWrappedIfSpringBootMadeIt() {
		this.runner
			.withPropertyValues("spring.datasource.type=org.apache.tomcat.jdbc.pool.DataSource",
					"spring.datasource.url=jdbc:h2:mem:tomcat", "spring.datasource.name=catalina")
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					SimpleMetricsExportAutoConfiguration.class, DataSourcePoolMetricsAutoConfiguration.class))
			.run((context) -> {
				assertThat(context.getBean(DataSource.class)).isInstanceOf(WrappedDataSource.class);
				assertThat(((WrappedDataSource) context.getBean(DataSource.class)).path().name()).isEqualTo("catalina");
				assertSeen(context, "select 'tomcat'");
				assertThat(context.getBean(MeterRegistry.class).get("jdbc.connections.max").gauge().value())
					.isEqualTo(100);
			});
	}

	@Test
	void anEmbeddedDatabaseIsWrappedAndStillOne() {
		this.runner.withUserConfiguration(Embedded.class).run((context) -> {
			assertThat(context.getBean(EmbeddedDatabase.class)).isSameAs(context.getBean(DataSource.class));
			assertSeen(context, "select 'embedded'");
			assertThat(((DataSource) context.getBean("product")).isWrapperFor(WrappedDataSource.class)).isTrue();
		});
	}

	@Test
	void anXADataSourceIsLeftAloneAndReported() {
		JdbcDataSource xa = new JdbcDataSource();
		xa.setUrl("jdbc:h2:mem:xa");
		this.runner.withBean("dataSource", DataSource.class, () -> xa).run((context) -> {
			assertThat(context.getBean(DataSource.class)).isSameAs(xa);
			assertUnmanaged(context, "dataSource", "XA");
		});
	}

	@Test
	void whatJtaCommitsIsLeftAloneAndReported() {
		SimpleDriverDataSource plain = new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:jta");
		this.runner.withBean("dataSource", DataSource.class, () -> plain)
			.withBean(XADataSourceWrapper.class, () -> (xa) -> plain)
			.run((context) -> {
				assertThat(context.getBean(DataSource.class)).isSameAs(plain);
				assertUnmanaged(context, "dataSource", "JTA");
			});
	}

	@Test
	void aDataSourceWithOneConnectionIsLeftAloneAndReported() {
		this.runner
			.withBean("dataSource", DataSource.class,
					() -> new SingleConnectionDataSource("jdbc:h2:mem:single", "sa", "", true))
			.run((context) -> {
				assertThat(context.getBean(DataSource.class)).isInstanceOf(SingleConnectionDataSource.class);
				assertUnmanaged(context, "dataSource", "SingleConnectionDataSource");
				assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isOne();
			});
	}

	@Test
	void whatARouterLeadsToIsTreatedOnce() {
		this.runner.withUserConfiguration(Routed.class)
			.withPropertyValues("tidepool.datasources.off.enabled=false")
			.run((context) -> {
				Router router = context.getBean(Router.class);
				Map<Object, DataSource> targets = router.getResolvedDataSources();
				assertThat(targets.get("bean")).isSameAs(context.getBean("reports"))
					.isInstanceOf(HikariDataSource.class);
				assertThat(targets.get("off")).isSameAs(context.getBean("off"));
				assertThat(targets.get("off").getClass()).isEqualTo(HikariDataSource.class);
				assertThat(targets.get("pool")).isInstanceOf(AdoptedDataSource.class);
				assertThat(targets.get("plain")).isInstanceOf(WrappedDataSource.class);
				assertThat(router.getResolvedDefaultDataSource()).isSameAs(targets.get("plain"));
				assertThat(context.getBean(TidepoolEngine.class).pools()).extracting(ManagedPool::name)
					.containsExactly("reports", "router.pool");
				for (String key : List.of("bean", "pool", "plain", "off")) {
					router.current = key;
					String sql = "select 'routed to " + key + "'";
					new JdbcTemplate(router).queryForObject(sql, String.class);
				}
				assertThat(context.getBean(QueryStatistics.class).summaries(10)).hasSize(3)
					.allSatisfy((summary) -> assertThat(summary.count()).isOne());
				context.getBean(Routed.class).pool.close();
			});
	}

	@Test
	void aRouterWithItsOwnWaysIsLeftAloneAndReported() {
		SimpleDriverDataSource plain = new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:own");
		this.runner.withBean("dataSource", OwnRouter.class, () -> new OwnRouter(plain)).run((context) -> {
			assertThat(context.getBean(OwnRouter.class).getResolvedDataSources()).containsEntry("key one", plain);
			assertUnmanaged(context, "dataSource", "Tidepool.instrument");
		});
	}

	@Test
	void whatSpringsProxiesStandInFrontOfIsTreated() {
		this.runner.withUserConfiguration(Proxied.class).run((context) -> {
			LazyConnectionDataSourceProxy lazy = context.getBean(LazyConnectionDataSourceProxy.class);
			assertThat(lazy.getTargetDataSource()).isInstanceOf(AdoptedDataSource.class);
			assertThat(context.getBean(TransactionAwareDataSourceProxy.class).getTargetDataSource()).isSameAs(lazy);
			new JdbcTemplate(context.getBean(TransactionAwareDataSourceProxy.class)).execute("select 'through two'");
			assertThat(context.getBean(QueryStatistics.class).summaries(10)).singleElement()
				.satisfies((summary) -> assertThat(summary.count()).isOne());
			context.getBean(Proxied.class).pool.close();
		});
	}

	@Test
	void springBootsLazyFetchingStaysInFront() {
		this.runner.withPropertyValues("spring.datasource.connection-fetch=lazy").run((context) -> {
			assertThat(context.getBean(DataSource.class)).isInstanceOfSatisfying(LazyConnectionDataSourceProxy.class,
					(lazy) -> assertThat(lazy.getTargetDataSource()).isInstanceOf(TidepoolDataSource.class));
			assertSeen(context, "select 'lazily'");
		});
	}

	@Test
	void springBootsLazyFetchingStaysInFrontOfWhatIsWrapped() {
		this.runner
			.withPropertyValues("spring.datasource.connection-fetch=lazy", "spring.datasource.url=jdbc:h2:mem:lazy",
					"spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource")
			.run((context) -> {
				assertThat(context.getBean(DataSource.class)).isInstanceOfSatisfying(
						LazyConnectionDataSourceProxy.class,
						(lazy) -> assertThat(lazy.getTargetDataSource()).isInstanceOf(WrappedDataSource.class));
				assertSeen(context, "select 'lazily'");
			});
	}

	@Test
	void aspectsMayStandInFrontOfAPool() {
		this.runner.withBean(BeanNameAutoProxyCreator.class, () -> {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("dataSource");
			creator.setProxyTargetClass(true);
			creator.setInterceptorNames("counting");
			return creator;
		}).withBean("counting", Counting.class).run((context) -> {
			assertThat(context.getBean(DataSource.class)).isInstanceOf(HikariDataSource.class);
			assertSeen(context, "select 'advised'");
			assertThat(context.getBean(Counting.class).calls).isPositive();
			assertThat(context.getBean(TidepoolEngine.class).unmanaged()).isEmpty();
			assertThat(context.getBean(TidepoolEngine.class).pools()).hasSize(1);
		});
	}

	@Test
	void dataSourcesThatAreNoBeansCanBeHandedOver() throws SQLException {
		HikariDataSource first = running("first", 3);
		HikariDataSource second = pool("second");
		SimpleDriverDataSource plain = new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:third");
		this.runner.run((context) -> {
			Tidepool tidepool = context.getBean(Tidepool.class);
			DataSource one = tidepool.instrument(first, "tenant");
			assertThat(one).isInstanceOf(HikariDataSource.class);
			assertThat(tidepool.instrument(first, "tenant")).isSameAs(one);
			assertThat(tidepool.instrument(one, "tenant")).isSameAs(one);
			DataSource two = tidepool.instrument(second, "built");
			DataSource three = tidepool.instrument(plain, "built");
			assertThat(((WrappedDataSource) three).path().name()).isEqualTo("built-3");
			assertThat(context.getBean(TidepoolEngine.class).pools()).extracting(ManagedPool::name)
				.containsExactly("built", "built-2", "dataSource");
			for (DataSource each : List.of(one, two, three)) {
				new JdbcTemplate(each).execute("select 'handed over'");
			}
			first.close();
			assertThat(context.getBean(TidepoolEngine.class).pools()).extracting(ManagedPool::name)
				.containsExactly("built-2", "dataSource");
		});
		assertThat(second.isClosed()).isFalse();
		second.close();
	}

	private static void assertSeen(AssertableApplicationContext context, String sql) {
		assertThat(context).hasNotFailed();
		new JdbcTemplate(context.getBean(DataSource.class)).queryForObject(sql, String.class);
		assertThat(context.getBean(QueryStatistics.class).summaries(10)).singleElement()
			.satisfies((summary) -> assertThat(summary.count()).isOne());
	}

	private static void assertUnmanaged(AssertableApplicationContext context, String name, String reason) {
		assertThat(context.getBean(TidepoolEngine.class).unmanaged()).singleElement().satisfies((found) -> {
			assertThat(found.name()).isEqualTo(name);
			assertThat(found.reason()).contains(reason);
		});
	}

	private static HikariDataSource pool(String database) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:mem:" + database);
		return pool;
	}

	private static HikariDataSource running(String database, int size) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("built");
		config.setMaximumPoolSize(size);
		config.setJdbcUrl("jdbc:h2:mem:" + database);
		return new HikariDataSource(config);
	}

	static class OwnPool extends HikariDataSource {

		OwnPool() {
			setJdbcUrl("jdbc:h2:mem:own");
		}

	}

	static final class PoolFactory implements FactoryBean<HikariDataSource> {

		private final HikariDataSource made = pool("made");

		@Override
		public HikariDataSource getObject() {
			return this.made;
		}

		@Override
		public Class<?> getObjectType() {
			return HikariDataSource.class;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ByClass {

		@Bean
		SimpleDriverDataSource dataSource() {
			return new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:class");
		}

		@Bean
		Holder holder(SimpleDriverDataSource dataSource) {
			return new Holder(dataSource);
		}

	}

	record Holder(SimpleDriverDataSource dataSource) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Embedded {

		@Bean
		@Primary
		EmbeddedDatabase dataSource() {
			return new EmbeddedDatabaseBuilder().generateUniqueName(true).setType(EmbeddedDatabaseType.H2).build();
		}

		@Bean(defaultCandidate = false)
		EmbeddedDatabaseFactoryBean product() {
			EmbeddedDatabaseFactoryBean factory = new EmbeddedDatabaseFactoryBean();
			factory.setGenerateUniqueDatabaseName(true);
			factory.setDatabaseType(EmbeddedDatabaseType.H2);
			return factory;
		}

	}

	@Configuration
	static class Routed {

		private final HikariDataSource pool = pool("inner");

		@Bean
		HikariDataSource reports() {
			return pool("reports");
		}

		@Bean
		HikariDataSource off() {
			return pool("off");
		}

		@Bean
		Router router(HikariDataSource reports, HikariDataSource off) {
			SimpleDriverDataSource plain = new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:routed");
			Router router = new Router();
			router.setTargetDataSources(Map.of("bean", reports, "off", off, "pool", this.pool, "plain", plain));
			router.setDefaultTargetDataSource(plain);
			return router;
		}

	}

	static class Router extends AbstractRoutingDataSource {

		private String current;

		@Override
		protected Object determineCurrentLookupKey() {
			return this.current;
		}

	}

	static class OwnRouter extends AbstractRoutingDataSource {

		OwnRouter(DataSource target) {
			setTargetDataSources(Map.of("one", target));
		}

		@Override
		protected Object determineCurrentLookupKey() {
			return "key one";
		}

		@Override
		protected Object resolveSpecifiedLookupKey(Object lookupKey) {
			return "key " + lookupKey;
		}

	}

	@Configuration
	static class Proxied {

		private final HikariDataSource pool = pool("proxied");

		@Bean
		LazyConnectionDataSourceProxy lazy() {
			return new LazyConnectionDataSourceProxy(this.pool);
		}

		@Bean
		TransactionAwareDataSourceProxy dataSource(LazyConnectionDataSourceProxy lazy) {
			return new TransactionAwareDataSourceProxy(lazy);
		}

	}

	static class Counting implements MethodInterceptor {

		private int calls;

		@Override
		public Object invoke(MethodInvocation invocation) throws Throwable {
			this.calls++;
			return invocation.proceed();
		}

	}

}
