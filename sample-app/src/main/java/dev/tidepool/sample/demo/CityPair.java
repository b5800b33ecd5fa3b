package dev.tidepool.sample.demo;

record CityPair(String city, String neighbour, double kilometres) {
}
