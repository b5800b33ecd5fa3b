package dev.tidepool.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no pool brings a thread of its own that stays.
 */
class SharedThreadsTests {

	private static final int POOLS = 6;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, TidepoolAutoConfiguration.class));

	@Test
	void severalPoolsHaveNoMoreThreadsThanOne() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		Set<String> names = new HashSet<>();
		ApplicationContextRunner app = this.runner;
		for (int i = 0; i < POOLS; i++) {
			String name = "shared" + i;
			app = app.withInitializer((context) -> register(context, name));
		}
		app.run((context) -> {
			for (HikariDataSource pool : context.getBeansOfType(HikariDataSource.class).values()) {
				use(pool);
				names.add(pool.getPoolName());
			}
			assertThat(names).hasSize(POOLS);
			List<String> started = new ArrayList<>(Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> !before.contains(thread))
				.map(Thread::getName)
				.toList());
			assertThat(started).noneMatch((name) -> name.endsWith(":housekeeper"));
			assertThat(started).filteredOn("tidepool-housekeeper"::equals).hasSizeBetween(1, 2);
			assertThat(started).filteredOn("tidepool"::equals).hasSize(1);
			// HikariCP opens and closes connections on threads that go when they are idle
			started.removeIf((name) -> name.contains(":connection-"));
			assertThat(started).filteredOn((name) -> names.stream().anyMatch(name::startsWith)).isEmpty();
		});
	}

	@Test
	void whoeverTheUserChoseLooksAfterThePool() {
		ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor();
		try {
			configured((pool) -> pool.setScheduledExecutor(own),
					(pool) -> assertThat(pool.getScheduledExecutor()).isSameAs(own));
			ThreadFactory threads = Executors.defaultThreadFactory();
			configured((pool) -> pool.setThreadFactory(threads),
					(pool) -> assertThat(pool.getScheduledExecutor()).isNull());
		}
		finally {
			own.shutdownNow();
		}
	}

	private void configured(Consumer<HikariDataSource> configuration, Consumer<HikariDataSource> assertion) {
		this.runner.withBean("dataSource", HikariDataSource.class, () -> {
			HikariDataSource pool = pool("chosen");
			configuration.accept(pool);
			return pool;
		}).run((context) -> {
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			use(pool);
			assertion.accept(pool);
		});
	}

	private static void register(ConfigurableApplicationContext context, String name) {
		((GenericApplicationContext) context).registerBean(name, HikariDataSource.class, () -> pool(name));
	}

	private static HikariDataSource pool(String name) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl("jdbc:h2:mem:" + name);
		HikariDataSource pool = new HikariDataSource();
		config.copyStateTo(pool);
		pool.setPoolName(name);
		return pool;
	}

	private static void use(HikariDataSource pool) throws SQLException {
		try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
			assertThat(statement.execute("select 1")).isTrue();
		}
	}

}
