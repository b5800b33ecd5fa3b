package dev.tidepool.sample.city;

import java.util.List;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Finds cities by how their names begin, the largest first.
 */
@Repository
class CitySearch {

	private final JdbcTemplate jdbc;

	CitySearch(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	List<CityHit> search(String prefix, int limit) {
		return this.jdbc.query("""
				select id, name, country_code as country, region, population from city
				where search_name like ? escape '!'
				order by population desc, id limit ?""", DataClassRowMapper.newInstance(CityHit.class),
				SearchName.prefixPattern(prefix), limit);
	}

}
