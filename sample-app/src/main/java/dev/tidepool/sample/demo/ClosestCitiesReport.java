package dev.tidepool.sample.demo;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * A report as slow as reports are: it works out the distance between any two of a
 * country's larger cities to find the closest ones.
 */
@Repository
class ClosestCitiesReport {

	private static final String COUNTRY = "US";

	private final JdbcTemplate jdbc;

	private final int minPopulation;

	ClosestCitiesReport(JdbcTemplate jdbc, @Value("${sample.report.min-population}") int minPopulation) {
		this.jdbc = jdbc;
		this.minPopulation = minPopulation;
	}

	/*
	 * Kept out of the query cache so that every call is a long one: what the pool does
	 * for short statements meanwhile is part of what the sample shows.
	 */
	List<CityPair> run() {
		return this.jdbc.query("""
				/* tidepool:nocache */
				select a.name as city, b.name as neighbour,
					6371 * acos(least(1, sin(radians(a.latitude)) * sin(radians(b.latitude))
						+ cos(radians(a.latitude)) * cos(radians(b.latitude))
						* cos(radians(b.longitude - a.longitude)))) as kilometres
				from city a join city b on b.country_code = a.country_code and b.id > a.id
				where a.country_code = ? and a.population >= ? and b.population >= ?
				order by kilometres, a.id, b.id limit 20""", DataClassRowMapper.newInstance(CityPair.class), COUNTRY,
				this.minPopulation, this.minPopulation);
	}

}
