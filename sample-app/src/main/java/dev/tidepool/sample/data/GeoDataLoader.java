package dev.tidepool.sample.data;

import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.tidepool.TidepoolProgressEvent;
import dev.tidepool.sample.city.SearchName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database. Runs when all beans are there and before the port opens, so
 * that no request ever sees half of the data.
 */
@Component
class GeoDataLoader implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(GeoDataLoader.class);

	private final DataSource dataSource;

	private final JdbcTemplate jdbc;

	private final ApplicationEventPublisher events;

	GeoDataLoader(DataSource dataSource, JdbcTemplate jdbc, ApplicationEventPublisher events) {
		this.dataSource = dataSource;
		this.jdbc = jdbc;
		this.events = events;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Boolean filled = this.jdbc.queryForObject("select exists (select 1 from country)", Boolean.class);
		if (Boolean.TRUE.equals(filled)) {
			return;
		}
		logger.info("Loading the world's countries and cities");
		long start = System.nanoTime();
		int countries = loadCountries();
		int cities = loadCities();
		logger.info("Loaded {} countries and {} cities in {} ms, making indexes", countries, cities,
				TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
		new ResourceDatabasePopulator(new ClassPathResource("indexes.sql")).execute(this.dataSource);
		logger.info("The data is ready after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
	}

	private int loadCountries() {
		BatchInsert insert = new BatchInsert(this.jdbc,
				"insert into country (code, name, continent, capital, currency) values (?, ?, ?, ?, ?)",
				(rows) -> progress("Loading countries", rows));
		GeoData.read("countries", (row) -> insert.add(row[0], row[1], row[2], row[3], row[4]));
		return finished("Loading countries", insert.flush());
	}

	private int loadCities() {
		BatchInsert insert = new BatchInsert(this.jdbc, """
				insert into city (id, name, search_name, country_code, region, population, latitude, longitude, feature)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", (rows) -> progress("Loading cities", rows));
		GeoData.read("cities", (row) -> insert.add(Long.valueOf(row[0]), row[1], SearchName.of(row[1]), row[2], row[3],
				Long.valueOf(row[4]), Double.valueOf(row[5]), Double.valueOf(row[6]), row[7]));
		return finished("Loading cities", insert.flush());
	}

	private void progress(String task, int rows) {
		this.events.publishEvent(TidepoolProgressEvent.running(task, rows, 0, "rows"));
	}

	private int finished(String task, int rows) {
		this.events.publishEvent(TidepoolProgressEvent.finished(task, rows, "rows"));
		return rows;
	}

}
