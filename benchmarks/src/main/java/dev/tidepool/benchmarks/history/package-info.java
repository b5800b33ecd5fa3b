/**
 * Random concurrent transactions, and the judge of what they read. Every write makes a
 * version of its row that no other write makes, so that each read can be judged by
 * itself.
 */
@NullMarked
package dev.tidepool.benchmarks.history;

import org.jspecify.annotations.NullMarked;
