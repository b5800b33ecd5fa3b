package dev.tidepool.compat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.pool.ManagedPool;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * What all clients saw in one application, which is started and stopped once.
 *
 * @param transcripts what each client saw
 * @param dataSource the class of the application's data source
 * @param active how many connections were out after everything
 * @param hits how many queries the cache answered
 * @param faults how many faults of Tidepool were contained
 */
record Run(Map<Library, Transcript> transcripts, Class<?> dataSource, int active, long hits, long faults) {

	private static final Map<List<Object>, Run> KNOWN = new HashMap<>();

	static synchronized Run of(Database database, Mode mode) {
		return KNOWN.computeIfAbsent(List.of(database, mode), (key) -> make(database, mode));
	}

	private static Run make(Database database, Mode mode) {
		List<String> properties = new ArrayList<>(mode.properties());
		properties
			.addAll(List.of("spring.datasource.url=" + database.url(), "spring.datasource.hikari.maximum-pool-size=4",
					"spring.jpa.hibernate.ddl-auto=none", "spring.jpa.open-in-view=false",
					"spring.jpa.properties.hibernate.jdbc.batch_size=10", "spring.flyway.enabled=false",
					"spring.jmx.enabled=false", "logging.level.root=OFF", "compat.database=" + database));
		database.reset();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties(properties.toArray(String[]::new))
			.run()) {
			Map<Library, Transcript> transcripts = new EnumMap<>(Library.class);
			for (Library library : Library.values()) {
				transcripts.put(library, transcript(context, database, library));
			}
			return summary(context, transcripts);
		}
	}

	private static Transcript transcript(ConfigurableApplicationContext context, Database database, Library library) {
		HikariDataSource dataSource = context.getBean(HikariDataSource.class);
		database.reset();
		// Nobody told the application that its tables are new
		dataSource.getHikariPoolMXBean().softEvictConnections();
		context.getBeanProvider(QueryCache.class).ifAvailable(QueryCache::invalidateAll);
		Transcript transcript = new Transcript();
		Scene scene = new Scene(database, dataSource, context.getBean(JdbcTransactionManager.class), transcript);
		context.getBean(library.beanName(), Client.class).run(scene);
		transcript.step("final state", database::content);
		return transcript;
	}

	private static Run summary(ConfigurableApplicationContext context, Map<Library, Transcript> transcripts) {
		HikariDataSource dataSource = context.getBean(HikariDataSource.class);
		TidepoolEngine engine = context.getBeanProvider(TidepoolEngine.class).getIfAvailable();
		QueryCache cache = context.getBeanProvider(QueryCache.class).getIfAvailable();
		int active = dataSource.getHikariPoolMXBean().getActiveConnections();
		if (engine != null) {
			active += engine.pools().stream().mapToInt(ManagedPool::active).sum();
		}
		return new Run(transcripts, dataSource.getClass(), active, (cache != null) ? cache.statistics().hits() : 0,
				(engine != null) ? engine.faults() : 0);
	}

}
