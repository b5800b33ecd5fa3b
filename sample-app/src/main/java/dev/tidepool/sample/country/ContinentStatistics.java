package dev.tidepool.sample.country;

record ContinentStatistics(String continent, long countries, long cities, long population) {
}
