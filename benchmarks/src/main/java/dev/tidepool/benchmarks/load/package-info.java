/**
 * Clients that load a real pool, closed and open, and what became of their requests.
 */
@NullMarked
package dev.tidepool.benchmarks.load;

import org.jspecify.annotations.NullMarked;
