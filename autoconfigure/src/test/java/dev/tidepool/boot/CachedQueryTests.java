package dev.tidepool.boot;

import java.lang.reflect.Proxy;
import java.util.List;

import dev.tidepool.UsualLogging;
import dev.tidepool.cache.CachedQuery;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.database.Catalogs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link CachedQuery} on beans.
 */
@ExtendWith({ UsualLogging.class, OutputCaptureExtension.class })
class CachedQueryTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				AopAutoConfiguration.class, TidepoolAutoConfiguration.class, CachedQueryAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true",
				"spring.datasource.type=com.zaxxer.hikari.HikariDataSource")
		// The first query does not have to wait for what the database knows of its tables
		.withBean(Catalogs.class, () -> Catalogs.LITERAL)
		.withUserConfiguration(Beans.class);

	private static long hits(org.springframework.context.ApplicationContext context, Runnable twice) {
		twice.run();
		long before = context.getBean(QueryCache.class).statistics().hits();
		twice.run();
		return context.getBean(QueryCache.class).statistics().hits() - before;
	}

	/**
	 * In the end: the first look at a text may take longer than an application has to
	 * wait for it.
	 */
	private static void isServed(org.springframework.context.ApplicationContext context, Runnable query) {
		Awaitility.await().until(() -> hits(context, query) == 1);
	}

	@Test
	void aMethodIsServedAndOthersAreNot() {
		this.runner.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			isServed(context, shop::cached);
			assertThat(hits(context, shop::plain)).isZero();
			assertThat(context.getBean(QueryCache.class).scope().isActive()).isFalse();
		});
	}

	@Test
	void theAnnotationOfATypeHoldsForItsMethodsAndTheInnermostDecides() {
		this.runner.run((context) -> {
			Catalog catalog = context.getBean(Catalog.class);
			assertThat(catalog.ttl()).isEqualTo("PT1M");
			assertThat(catalog.shorter()).isEqualTo("PT2S");
			assertThat(catalog.nested()).isEqualTo("PT2S PT1M");
			assertThat(catalog.unspecified()).isEqualTo("null");
		});
	}

	@Test
	void anAnnotatedInterfaceWillDo() {
		this.runner.run((context) -> {
			assertThat(context.getBean(Stock.class).ttl()).isEqualTo("PT5S");
			assertThat(AopUtils.isAopProxy(context.getBean(Bystander.class))).as("no annotation, no proxy").isFalse();
		});
	}

	@Test
	void aProxyOfAnInterfaceWillDo() {
		this.runner.run((context) -> {
			Finder finder = context.getBean(Finder.class);
			isServed(context, finder::find);
			assertThat(AopProxyUtils.proxiedUserInterfaces(finder)).contains(Finder.class);
		});
	}

	@Test
	void aThrowingMethodLeavesTheScope() {
		this.runner.run((context) -> {
			assertThatException().isThrownBy(() -> context.getBean(Shop.class).fails());
			assertThat(context.getBean(QueryCache.class).scope().isActive()).isFalse();
		});
	}

	@Test
	void withoutTheCacheNothingIsProxied() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, TidepoolAutoConfiguration.class,
					CachedQueryAutoConfiguration.class))
			.withPropertyValues("tidepool.cache.enabled=false", "spring.datasource.generate-unique-name=true")
			.withBean(Inner.class, () -> new Inner(null))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(CachedQueryPostProcessor.class);
				assertThat(AopUtils.isAopProxy(context.getBean(Inner.class))).isFalse();
			});
	}

	@Test
	void aSpringDataRepositoryIsServed() {
		this.runner
			.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class,
					DataJpaRepositoriesAutoConfiguration.class))
			.withUserConfiguration(RepositoryBeans.class)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=create-drop")
			.run((context) -> {
				dev.tidepool.boot.things.Things things = context.getBean(dev.tidepool.boot.things.Things.class);
				isServed(context, () -> things.findByName("tea"));
				assertThat(hits(context, () -> things.findAll())).isZero();
			});
	}

	@Test
	void aTimeToLiveThatIsNoneFailsAtTheStart(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(Bad.class));
		assertThat(output)
			.contains("Tidepool cannot start: @CachedQuery(ttl = \"60 apples\") on " + Broken.class.getName()
					+ ".cached is no duration.")
			.contains("Write the time to live as 60s, 5m or PT1M.");
	}

	@Test
	void aTimeToLiveOfNothingFailsAtTheStart(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(BadZero.class));
		assertThat(output).contains("must be > 0").contains("Write how long a result may live, such as 60s");
	}

	private static void start(Class<?> configuration) {
		SpringApplication application = new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE)
			.properties("spring.datasource.generate-unique-name=true")
			.build();
		application.run().close();
	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		Shop shop(JdbcTemplate template) {
			template.execute("create table product (id int primary key, name varchar(50))");
			return new Shop(template);
		}

		@Bean
		Catalog catalog(QueryCache cache, Inner inner) {
			return new Catalog(cache, inner);
		}

		@Bean
		Inner inner(QueryCache cache) {
			return new Inner(cache);
		}

		@Bean
		Stock stock(QueryCache cache) {
			return () -> String.valueOf(cache.scope().ttl());
		}

		@Bean
		Bystander bystander() {
			return new Bystander();
		}

		@Bean
		Finder finder(JdbcTemplate template, Shop shop) {
			return (Finder) Proxy.newProxyInstance(Finder.class.getClassLoader(), new Class<?>[] { Finder.class },
					(proxy, method, arguments) -> switch (method.getName()) {
						case "find" -> template.queryForList("select id, name from product where id = 2");
						case "hashCode" -> 1;
						case "equals" -> proxy == arguments[0];
						default -> "finder";
					});
		}

	}

	@Configuration(proxyBeanMethods = false)
	@org.springframework.boot.autoconfigure.AutoConfigurationPackage(basePackages = "dev.tidepool.boot.things")
	static class RepositoryBeans {

	}

	static class Shop {

		private final JdbcTemplate template;

		Shop(JdbcTemplate template) {
			this.template = template;
		}

		@CachedQuery(ttl = "60s")
		List<?> cached() {
			return this.template.queryForList("select id, name from product where id = 1");
		}

		List<?> plain() {
			return this.template.queryForList("select name from product where id = 1");
		}

		@CachedQuery
		void fails() {
			throw new IllegalStateException();
		}

	}

	@CachedQuery(ttl = "1m")
	static class Catalog {

		private final QueryCache cache;

		private final Inner inner;

		Catalog(QueryCache cache, Inner inner) {
			this.cache = cache;
			this.inner = inner;
		}

		String ttl() {
			return String.valueOf(this.cache.scope().ttl());
		}

		@CachedQuery(ttl = "2s")
		String shorter() {
			return ttl();
		}

		String nested() {
			return this.inner.ttl() + " " + ttl();
		}

		@CachedQuery
		String unspecified() {
			return ttl();
		}

	}

	static class Inner {

		private final QueryCache cache;

		Inner(QueryCache cache) {
			this.cache = cache;
		}

		@CachedQuery(ttl = "PT2S")
		String ttl() {
			return String.valueOf(this.cache.scope().ttl());
		}

	}

	interface Stock {

		@CachedQuery(ttl = "5s")
		String ttl();

	}

	@CachedQuery
	interface Finder {

		List<?> find();

	}

	static class Bystander {

	}

	static class Broken {

		String first() {
			return "";
		}

		@CachedQuery(ttl = "60 apples")
		String cached() {
			return "";
		}

	}

	static class Zero {

		@CachedQuery(ttl = "1s")
		String first() {
			return "";
		}

		@CachedQuery(ttl = "0s")
		String second() {
			return "";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, TidepoolAutoConfiguration.class,
			CachedQueryAutoConfiguration.class })
	static class Bad {

		@Bean
		Broken broken() {
			return new Broken();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, TidepoolAutoConfiguration.class,
			CachedQueryAutoConfiguration.class })
	static class BadZero {

		@Bean
		Zero zero() {
			return new Zero();
		}

	}

}
