/**
 * How durations spread.
 */
@NullMarked
package dev.tidepool.measure;

import org.jspecify.annotations.NullMarked;
