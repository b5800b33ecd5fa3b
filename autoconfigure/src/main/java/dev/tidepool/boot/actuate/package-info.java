/**
 * What Tidepool shows through Actuator: endpoints, health, meters.
 */
@NullMarked
package dev.tidepool.boot.actuate;

import org.jspecify.annotations.NullMarked;
