package dev.tidepool.sample.visit;

record TopCity(long id, String name, String country, long visits) {
}
