package dev.tidepool.boot;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Ticker;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.Tidepool;
import dev.tidepool.boot.alert.AlertSource;
import dev.tidepool.boot.alert.Alerts;
import dev.tidepool.boot.alert.Announcer;
import dev.tidepool.boot.alert.CacheAlerts;
import dev.tidepool.boot.alert.MemoryTrend;
import dev.tidepool.boot.alert.NPlusOneAlerts;
import dev.tidepool.boot.alert.OldGeneration;
import dev.tidepool.boot.alert.PoolAlerts;
import dev.tidepool.cache.InvalidationListener;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.database.Catalogs;
import dev.tidepool.database.LiveCatalogs;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.insight.SlowQueries;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.LeaseLedger;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.nplusone.Associations;
import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneDetector;
import dev.tidepool.nplusone.NPlusOneSettings;
import dev.tidepool.nplusone.UnitListener;
import dev.tidepool.nplusone.UnitsOfWork;
import dev.tidepool.sql.StatementAnalyzer;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration for Tidepool.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ DataSource.class, HikariDataSource.class })
@ConditionalOnBooleanProperty(name = "tidepool.enabled", matchIfMissing = true)
@EnableConfigurationProperties(TidepoolProperties.class)
public final class TidepoolAutoConfiguration {

	/**
	 * Takes only the provider: everything else is made with the first data source.
	 */
	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static DataSourcePostProcessor tidepoolDataSourcePostProcessor(ObjectProvider<TidepoolEngine> engine) {
		return new DataSourcePostProcessor(engine);
	}

	@Bean
	@ConditionalOnMissingBean
	Faults tidepoolFaults() {
		return new Faults();
	}

	@Bean
	@ConditionalOnMissingBean(Tidepool.class)
	TidepoolEngine tidepool(TidepoolProperties properties, Faults faults, ObjectProvider<QueryCache> cache,
			QueryStatistics statistics, SlowQueries slowQueries, ObjectProvider<NPlusOneDetector> nplusone,
			UnitsOfWork units, Findings findings, Associations associations, ObjectProvider<PathListeners> listeners,
			Alerts alerts, PoolAlerts poolAlerts, ProgressBoard progress, Environment environment,
			BeanFactory beanFactory) {
		QueryPath.Shared shared = new QueryPath.Shared(new StatementAnalyzer(), new LeaseLedger(), faults);
		Clock clock = Clock.systemUTC();
		Features features = new Features(shared, cache.getIfAvailable(), statistics, slowQueries,
				nplusone.getIfAvailable(),
				(settings) -> new NPlusOneDetector(settings, units, findings, associations, clock),
				SingletonSupplier.of(() -> listeners.orderedStream().toList()));
		return new TidepoolEngine(new Settings(properties, environment, packages(beanFactory)), features,
				new Oversight(alerts, poolAlerts, progress), clock);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "tidepool.cache.enabled", matchIfMissing = true)
	QueryCache tidepoolQueryCache(TidepoolProperties properties, Catalogs catalogs, Faults faults) {
		return new QueryCache(PropertiesMapper.cacheSettings(properties.cache()), Ticker.systemTicker(), catalogs,
				faults);
	}

	/**
	 * Only when all beans are there: a listener may need a data source, and each data
	 * source needs the cache.
	 */
	@Bean
	static SmartInitializingSingleton tidepoolInvalidationListeners(ObjectProvider<QueryCache> cache,
			ObjectProvider<InvalidationListener> listeners) {
		return () -> cache.ifAvailable((found) -> listeners.orderedStream().forEach(found::addListener));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "tidepool.cache.enabled", matchIfMissing = true)
	CacheWarmer tidepoolCacheWarmer(TidepoolProperties properties, QueryCache cache,
			ObjectProvider<DataSource> dataSources) {
		return new CacheWarmer(cache, dataSources, properties.cache().warmUp());
	}

	@Bean
	@ConditionalOnMissingBean(Catalogs.class)
	@ConditionalOnBooleanProperty(name = "tidepool.cache.enabled", matchIfMissing = true)
	LiveCatalogs tidepoolCatalogs(Faults faults) {
		return new LiveCatalogs(Duration.ofMillis(500), Duration.ofMinutes(1), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	QueryStatistics tidepoolQueryStatistics() {
		return new QueryStatistics();
	}

	@Bean
	@ConditionalOnMissingBean
	SlowQueries tidepoolSlowQueries(TidepoolProperties properties) {
		TidepoolProperties.Queries queries = properties.queries();
		PropertiesMapper.checkQueries("tidepool", queries);
		return new SlowQueries(queries.slowThreshold(), queries.criticalThreshold(), Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	UnitsOfWork tidepoolUnitsOfWork(ObjectProvider<UnitListener> listeners, Faults faults,
			TidepoolProperties properties) {
		return new UnitsOfWork(UnitListener.of(listeners.orderedStream().toList()), faults,
				PropertiesMapper.window(properties.nplusone()));
	}

	@Bean
	@ConditionalOnMissingBean
	Associations tidepoolAssociations() {
		return new Associations();
	}

	@Bean
	@ConditionalOnMissingBean
	Findings tidepoolNPlusOneFindings() {
		return new Findings();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "tidepool.nplusone.enabled", matchIfMissing = true)
	NPlusOneDetector tidepoolNPlusOneDetector(TidepoolProperties properties, UnitsOfWork units, Findings findings,
			Associations associations, BeanFactory beanFactory) {
		NPlusOneSettings settings = PropertiesMapper.nplusoneSettings("tidepool", properties.nplusone(),
				packages(beanFactory));
		return new NPlusOneDetector(settings, units, findings, associations, Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	ProgressBoard tidepoolProgressBoard() {
		return new ProgressBoard(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	Alerts tidepoolAlerts(TidepoolProperties properties, ObjectProvider<AlertSource> sources, Announcer announcer,
			Faults faults) {
		return new Alerts(PropertiesMapper.alertSettings(properties.alerts()), sources.orderedStream().toList(),
				announcer, faults);
	}

	@Bean
	@ConditionalOnMissingBean
	Announcer tidepoolAlertAnnouncer(ApplicationEventPublisher publisher) {
		return new Announcer(publisher::publishEvent, Clock.systemUTC());
	}

	@Bean
	@Order(0)
	@ConditionalOnMissingBean
	PoolAlerts tidepoolPoolAlerts(TidepoolProperties properties) {
		return new PoolAlerts(PropertiesMapper.alertSettings(properties.alerts()));
	}

	@Bean
	@Order(1)
	@ConditionalOnMissingBean
	MemoryTrend tidepoolMemoryTrend(TidepoolProperties properties) {
		return new MemoryTrend(PropertiesMapper.alertSettings(properties.alerts()).memoryThreshold(),
				new OldGeneration());
	}

	@Bean
	@Order(2)
	@ConditionalOnMissingBean
	CacheAlerts tidepoolCacheAlerts(ObjectProvider<QueryCache> cache) {
		QueryCache known = cache.getIfAvailable();
		return new CacheAlerts((known != null) ? known::unknownOutcomes : () -> 0);
	}

	@Bean
	@Order(3)
	@ConditionalOnMissingBean
	NPlusOneAlerts tidepoolNPlusOneAlerts(TidepoolProperties properties, Findings findings) {
		return new NPlusOneAlerts(findings, properties::reportsNPlusOne, properties.alerts().repeatInterval());
	}

	private static List<String> packages(BeanFactory beanFactory) {
		return AutoConfigurationPackages.has(beanFactory) ? AutoConfigurationPackages.get(beanFactory) : List.of();
	}

}
