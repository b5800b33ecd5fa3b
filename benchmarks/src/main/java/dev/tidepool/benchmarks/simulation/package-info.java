/**
 * A pool and its database on a virtual clock, event by event, under the policies that
 * govern real pools.
 */
@NullMarked
package dev.tidepool.benchmarks.simulation;

import org.jspecify.annotations.NullMarked;
