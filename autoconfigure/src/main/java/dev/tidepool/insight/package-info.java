/**
 * What statements cost: statistics by template, and executions that took too long. Bound
 * values never get here.
 */
@NullMarked
package dev.tidepool.insight;

import org.jspecify.annotations.NullMarked;
