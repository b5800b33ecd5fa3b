package dev.tidepool.measure;

import java.time.Duration;
import java.util.List;

/**
 * How durations spread, in octaves: each bucket reaches from its lower bound to twice
 * that. Immutable.
 *
 * @param from the lower bound of the first bucket; the first bucket of all also holds
 * what is shorter, the last what is longer
 * @param counts how many durations fell in each bucket, without the empty buckets on
 * either side; empty if there are none
 */
public record Histogram(Duration from, List<Long> counts) {
}
