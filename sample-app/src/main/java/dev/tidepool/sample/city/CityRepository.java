package dev.tidepool.sample.city;

import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface CityRepository extends JpaRepository<City, Long> {

	/**
	 * The feature code of a country's capital.
	 */
	String CAPITAL = "PPLC";

	@Query("""
			select c from City c
			where c.feature = :feature order by c.population desc, c.id""")
	List<City> findLargest(String feature, Limit limit);

	@Query("""
			select c from City c join fetch c.country
			where c.feature = :feature order by c.population desc, c.id""")
	List<City> findLargestWithCountry(String feature, Limit limit);

}
