/**
 * What applications call: the {@code Tidepool} bean, and the events that they may hear
 * and publish.
 */
@NullMarked
package dev.tidepool;

import org.jspecify.annotations.NullMarked;
