package dev.tidepool.sample.demo;

record CityPair(String first, String second, double kilometres) {
}
