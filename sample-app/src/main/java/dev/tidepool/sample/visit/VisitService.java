package dev.tidepool.sample.visit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.tidepool.sample.city.City;
import dev.tidepool.sample.city.CityRepository;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records visits through JPA and counts them through JDBC. Each record changes the count:
 * a cached one must not survive the commit.
 */
@Service
class VisitService {

	private final CityRepository cities;

	private final VisitRepository visits;

	private final JdbcTemplate jdbc;

	VisitService(CityRepository cities, VisitRepository visits, JdbcTemplate jdbc) {
		this.cities = cities;
		this.visits = visits;
		this.jdbc = jdbc;
	}

	@Transactional
	Optional<VisitReceipt> record(long cityId, String visitor) {
		return this.cities.findById(cityId).map((city) -> record(city, visitor));
	}

	private VisitReceipt record(City city, String visitor) {
		Visit visit = this.visits.save(new Visit(city, visitor, OffsetDateTime.now(ZoneOffset.UTC)));
		return new VisitReceipt(visit.getId(), city.getId(), city.getName(), visit.getVisitor(), visit.getVisitedAt());
	}

	List<TopCity> top(int limit) {
		return this.jdbc.query("""
				select t.id, t.name, t.country_code as country, count(*) as visits
				from visit v join city t on t.id = v.city_id
				group by t.id, t.name, t.country_code
				order by visits desc, t.id limit ?""", DataClassRowMapper.newInstance(TopCity.class), limit);
	}

}
