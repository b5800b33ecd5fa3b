package dev.tidepool.sample.city;

record CityDetails(long id, String name, String country, String region, long population, double latitude,
		double longitude, String feature) {

	static CityDetails of(City city) {
		// Only the key of the country, which the city's own row holds
		return new CityDetails(city.getId(), city.getName(), city.getCountry().getCode(), city.getRegion(),
				city.getPopulation(), city.getLatitude(), city.getLongitude(), city.getFeature());
	}

}
