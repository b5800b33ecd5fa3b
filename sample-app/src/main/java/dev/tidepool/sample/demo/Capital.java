package dev.tidepool.sample.demo;

import dev.tidepool.sample.city.City;

record Capital(String name, String country, String continent, long population) {

	static Capital of(City city) {
		return new Capital(city.getName(), city.getCountry().getName(), city.getCountry().getContinent(),
				city.getPopulation());
	}

}
