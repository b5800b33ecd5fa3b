package dev.tidepool.sample.country;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Countries and what their cities add up to: read often, hardly ever written, and so what
 * a query cache is for.
 */
@Repository
class CountryQueries {

	private final JdbcTemplate jdbc;

	CountryQueries(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	List<CountryListing> findAll() {
		return this.jdbc.query("select code, name, continent, capital, currency from country order by name",
				DataClassRowMapper.newInstance(CountryListing.class));
	}

	Optional<CountrySummary> summary(String code) {
		return this.jdbc.query("""
				select c.code, c.name, c.continent, count(t.id) as cities, coalesce(sum(t.population), 0) as population,
					(select l.name from city l where l.country_code = c.code
						order by l.population desc, l.id limit 1) as largest_city
				from country c left join city t on t.country_code = c.code
				where c.code = ?
				group by c.code, c.name, c.continent""", DataClassRowMapper.newInstance(CountrySummary.class), code)
			.stream()
			.findFirst();
	}

	List<ContinentStatistics> continents() {
		return this.jdbc.query("""
				select c.continent, count(distinct c.code) as countries, count(t.id) as cities,
					coalesce(sum(t.population), 0) as population
				from country c left join city t on t.country_code = c.code
				group by c.continent
				order by c.continent""", DataClassRowMapper.newInstance(ContinentStatistics.class));
	}

}
