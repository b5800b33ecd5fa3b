/**
 * JMH benchmarks that are compared with one another, each in a JVM of its own, measured
 * in turns. Nothing here knows what is measured.
 */
@NullMarked
package dev.tidepool.benchmarks.interleaved;

import org.jspecify.annotations.NullMarked;
