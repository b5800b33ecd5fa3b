package dev.tidepool.sample.city;

record CityHit(long id, String name, String country, String region, long population) {
}
