package dev.tidepool.sample.demo;

import java.util.List;

import dev.tidepool.sample.city.CityRepository;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The world's largest capitals, read in two ways with the same result.
 */
@Service
class Capitals {

	private static final Limit TWENTY = Limit.of(20);

	private final CityRepository cities;

	Capitals(CityRepository cities) {
		this.cities = cities;
	}

	/**
	 * The mistake: one query for the cities and, as each city's country is lazy, one more
	 * for every country.
	 */
	@Transactional(readOnly = true)
	List<Capital> oneQueryPerCountry() {
		return this.cities.findLargest(CityRepository.CAPITAL, TWENTY).stream().map(Capital::of).toList();
	}

	/**
	 * The cure: the countries come with the cities, in one query.
	 */
	@Transactional(readOnly = true)
	List<Capital> oneQuery() {
		return this.cities.findLargestWithCountry(CityRepository.CAPITAL, TWENTY).stream().map(Capital::of).toList();
	}

}
