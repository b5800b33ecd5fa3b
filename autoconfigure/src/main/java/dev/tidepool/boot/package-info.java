/**
 * Tidepool in Spring Boot: auto-configuration, properties, and the one place that orders
 * the features on the way of a query.
 */
@NullMarked
package dev.tidepool.boot;

import org.jspecify.annotations.NullMarked;
