package dev.tidepool.boot;

import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.boot.actuate.TidepoolMetricsAutoConfiguration;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.jdbc.WrappedDataSource;
import dev.tidepool.pool.ManagedPool;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.Scope;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for data sources that come and go, come late, or belong to another context.
 */
class ScopesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, TidepoolAutoConfiguration.class));

	private final ApplicationContextRunner alone = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TidepoolAutoConfiguration.class));

	@Test
	void whatAScopeDestroysIsClosedAndForgotten() {
		Refreshing scope = new Refreshing();
		this.runner.withInitializer((context) -> context.getBeanFactory().registerScope("refreshing", scope))
			.withUserConfiguration(Refreshable.class)
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					SimpleMetricsExportAutoConfiguration.class, TidepoolMetricsAutoConfiguration.class))
			.run((context) -> {
				DataSource proxy = context.getBean("reports", DataSource.class);
				TidepoolEngine engine = context.getBean(TidepoolEngine.class);
				new JdbcTemplate(proxy).execute("select 1");
				TidepoolDataSource before = (TidepoolDataSource) context.getBean("scopedTarget.reports");
				scope.refresh();
				assertThat(before.isClosed()).isTrue();
				assertThat(engine.pools()).isEmpty();
				new JdbcTemplate(proxy).execute("select 1");
				assertThat(context.getBean("scopedTarget.reports")).isNotSameAs(before)
					.isInstanceOf(TidepoolDataSource.class);
				assertThat(engine.pools()).extracting(ManagedPool::name).containsExactly("reports");
				assertThat(context.getBean(MeterRegistry.class)
					.get("tidepool.pool.held")
					.tag("pool", "reports")
					.gauge()
					.value()).isPositive();
				assertThat(engine.unmanaged()).isEmpty();
				scope.refresh();
			});
	}

	@Test
	void prototypesAreNumberedAndForgottenWhenTheyAreClosed() {
		this.alone.withUserConfiguration(Prototype.class).run((context) -> {
			ObjectProvider<HikariDataSource> reports = context.getBeanProvider(HikariDataSource.class);
			HikariDataSource first = reports.getObject();
			HikariDataSource second = reports.getObject();
			assertThat(first).isInstanceOf(TidepoolDataSource.class).isNotSameAs(second);
			assertThat(second.getPoolName()).isEqualTo("reports-2");
			TidepoolEngine engine = context.getBean(TidepoolEngine.class);
			assertThat(engine.pools()).extracting(ManagedPool::name).containsExactly("reports", "reports-2");
			first.close();
			second.close();
			assertThat(engine.pools()).isEmpty();
		});
	}

	@Test
	void prototypesThatAreWrappedShareTheNameOfTheirBean() {
		this.runner.withUserConfiguration(PlainPrototype.class).run((context) -> {
			for (int i = 0; i < 3; i++) {
				assertThat(((WrappedDataSource) context.getBean("plain")).path().name()).isEqualTo("plain");
			}
		});
	}

	@Test
	void aLazyDataSourceIsNotMadeForTheSakeOfIt() {
		this.alone.withUserConfiguration(LazyPool.class).run((context) -> {
			assertThat(context.getBean(TidepoolEngine.class).pools()).isEmpty();
			new JdbcTemplate(context.getBean(LazyUser.class).reports()).execute("select 'late'");
			assertThat(context.getBean(TidepoolEngine.class).pools()).extracting(ManagedPool::name)
				.containsExactly("reports");
			assertThat(context.getBean(QueryStatistics.class).summaries(10)).singleElement()
				.satisfies((summary) -> assertThat(summary.count()).isOne());
		});
	}

	@Test
	void nothingBreaksWhereAllBeansAreLazy() {
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(context.getBeanFactory().containsSingleton("dataSource")).isFalse();
				assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isOne();
				assertThat(context.getBean(DataSource.class)).isInstanceOf(TidepoolDataSource.class);
			});
	}

	@Test
	void whatIsRegisteredLateIsTreatedToo() {
		this.runner.run((context) -> {
			GenericApplicationContext late = (GenericApplicationContext) context.getSourceApplicationContext();
			late.registerBean("reports", HikariDataSource.class, () -> pool("late"));
			late.registerBean("plain", DataSource.class,
					() -> new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:late"));
			assertThat(late.getBean("reports")).isInstanceOf(TidepoolDataSource.class);
			assertThat(late.getBean("plain")).isInstanceOf(WrappedDataSource.class);
		});
	}

	@Test
	void aSingletonThatIsHandedToSpringCompleteIsNotSeen() {
		HikariDataSource own = pool("handed");
		this.runner.run((context) -> {
			context.getBeanFactory().registerSingleton("reports", own);
			assertThat(context.getBean("reports")).isSameAs(own);
		});
		own.close();
	}

	@Test
	void whatBelongsToAParentIsTreatedOnce() {
		this.runner.run((parent) -> this.runner.withParent(parent)
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:child")
			.run((child) -> {
				assertThat(child.getBean(TidepoolEngine.class)).isSameAs(parent.getBean(TidepoolEngine.class));
				assertThat(parent.getBean(TidepoolEngine.class).pools())
					.hasSize(child.containsLocalBean("dataSource") ? 2 : 1);
				new JdbcTemplate(parent.getBean(DataSource.class)).execute("select 'once'");
				assertThat(parent.getBean(QueryStatistics.class).summaries(10)).singleElement()
					.satisfies((summary) -> assertThat(summary.count()).isOne());
			}));
	}

	private static HikariDataSource pool(String database) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:mem:" + database);
		return pool;
	}

	@Configuration(proxyBeanMethods = false)
	static class Refreshable {

		@Bean
		@org.springframework.context.annotation.Scope(value = "refreshing", proxyMode = ScopedProxyMode.TARGET_CLASS)
		HikariDataSource reports() {
			return pool("refreshed");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Prototype {

		@Bean
		@org.springframework.context.annotation.Scope("prototype")
		HikariDataSource reports() {
			return pool("prototype");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PlainPrototype {

		@Bean
		@org.springframework.context.annotation.Scope("prototype")
		DataSource plain() {
			return new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:plain");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyPool {

		@Bean
		@Lazy
		HikariDataSource reports() {
			return pool("lazy");
		}

		@Bean
		LazyUser user(@Lazy @Qualifier("reports") DataSource reports) {
			return new LazyUser(reports);
		}

	}

	record LazyUser(DataSource reports) {

	}

	/**
	 * A scope as Spring Cloud's: its beans are destroyed together and made again.
	 */
	static class Refreshing implements Scope {

		private final Map<String, Object> beans = new HashMap<>();

		private final Map<String, Runnable> callbacks = new HashMap<>();

		@Override
		public Object get(String name, ObjectFactory<?> factory) {
			Object known = this.beans.get(name);
			if (known == null) {
				known = factory.getObject();
				this.beans.put(name, known);
			}
			return known;
		}

		@Override
		public Object remove(String name) {
			this.callbacks.remove(name);
			return this.beans.remove(name);
		}

		@Override
		public void registerDestructionCallback(String name, Runnable callback) {
			this.callbacks.put(name, callback);
		}

		void refresh() {
			this.beans.clear();
			this.callbacks.values().forEach(Runnable::run);
			this.callbacks.clear();
		}

	}

}
