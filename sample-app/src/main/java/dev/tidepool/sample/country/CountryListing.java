package dev.tidepool.sample.country;

record CountryListing(String code, String name, String continent, String capital, String currency) {
}
