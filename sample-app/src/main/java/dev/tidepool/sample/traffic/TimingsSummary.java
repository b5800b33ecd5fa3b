package dev.tidepool.sample.traffic;

record TimingsSummary(int requests, int errors, double p50Millis, double p99Millis) {
}
