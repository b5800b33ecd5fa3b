package dev.tidepool.sample.country;

record CountrySummary(String code, String name, String continent, long cities, long population, String largestCity) {
}
