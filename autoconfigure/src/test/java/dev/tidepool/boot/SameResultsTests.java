package dev.tidepool.boot;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.boot.shop.Authors;
import dev.tidepool.boot.shop.Library;
import dev.tidepool.boot.shop.Shop;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.pool.ManagedPool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application sees the same rows and the same failures with Tidepool as without, and
 * leaves the same database behind.
 */
class SameResultsTests {

	private static final String CACHED = "tidepool.cache.rules[0].tables=item,author,book";

	private static final String NO_AUTO_COMMIT = "spring.datasource.hikari.auto-commit=false";

	private static final String POOL_OF_TWO = "spring.datasource.hikari.maximum-pool-size=2";

	/** Without Tidepool, by database and setting of HikariCP. */
	private static final Map<List<Object>, List<String>> ABSENT = new HashMap<>();

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private static EmbeddedPostgres postgres;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.builder().start();
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	static Stream<Arguments> settings() {
		return Stream.of(Database.values())
			.flatMap((database) -> Stream.of(Arguments.of(database, POOL_OF_TWO, "tidepool.pool.mode=adaptive"),
					Arguments.of(database, POOL_OF_TWO, CACHED),
					Arguments.of(database, POOL_OF_TWO, "tidepool.pool.leasing=connection"),
					Arguments.of(database, NO_AUTO_COMMIT, CACHED)));
	}

	@ParameterizedTest
	@MethodSource("settings")
	void theApplicationSeesTheSameWithTidepool(Database database, String hikari, String tidepool) {
		assertThat(transcript(database, hikari, tidepool)).containsExactlyElementsOf(absent(database, hikari));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void theApplicationDoesWhatItShould(Database database) {
		assertThat(absent(database, POOL_OF_TWO))
			.contains("insert: Integer 1", "jpa by id: String Optional[1:Ada v0]",
					"jpa by missing id: String Optional.empty")
			.anyMatch((line) -> line.startsWith("duplicate key: threw \n" + DuplicateKeyException.class.getName()))
			.anyMatch((line) -> line
				.startsWith("jpa lazy collection outside: threw \n" + "org.hibernate.LazyInitializationException"));
	}

	static Database[] databases() {
		return Database.values();
	}

	private static List<String> absent(Database database, String hikari) {
		return ABSENT.computeIfAbsent(List.of(database, hikari),
				(key) -> transcript(database, hikari, "tidepool.enabled=false"));
	}

	private static List<String> transcript(Database database, String... properties) {
		Transcript transcript = new Transcript();
		List<String> all = new ArrayList<>(List.of(properties));
		all.addAll(List.of("spring.datasource.url=" + database.create(), "spring.jpa.hibernate.ddl-auto=create",
				"spring.flyway.enabled=false", "logging.level.root=OFF"));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Shop.class)
			.web(WebApplicationType.NONE)
			.properties(all.toArray(String[]::new))
			.run()) {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			// Hibernate's start leaves a session that is not served from the cache
			new JdbcSuite(jdbc, context.getBean(PlatformTransactionManager.class), transcript).run();
			new JpaSuite(context.getBean(Authors.class), context.getBean(Library.class), jdbc, transcript).run();
			assertUsed(context, all);
		}
		return transcript.lines();
	}

	private static void assertUsed(ConfigurableApplicationContext context, List<String> properties) {
		HikariDataSource pool = context.getBean(HikariDataSource.class);
		assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
		if (properties.contains("tidepool.enabled=false")) {
			assertThat(pool.getClass()).isEqualTo(HikariDataSource.class);
			return;
		}
		assertThat(pool).isInstanceOf(TidepoolDataSource.class);
		TidepoolEngine engine = context.getBean(TidepoolEngine.class);
		assertThat(engine.faults()).isZero();
		assertThat(engine.pools()).extracting(ManagedPool::active).containsExactly(0);
		if (properties.contains(CACHED) && !properties.contains(NO_AUTO_COMMIT)) {
			assertThat(context.getBean(QueryCache.class).statistics().hits()).isGreaterThan(20);
		}
	}

	enum Database {

		H2, POSTGRESQL;

		String create() {
			String name = "same" + DATABASES.incrementAndGet();
			if (this == H2) {
				return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
			}
			try (Connection connection = postgres.getPostgresDatabase().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("create database " + name);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			return postgres.getJdbcUrl("postgres", name);
		}

	}

}
