/**
 * Finds queries that run once for each row of another: counts them by unit of work, and
 * judges them by how often they ran, with what values, and from where.
 */
@NullMarked
package dev.tidepool.nplusone;

import org.jspecify.annotations.NullMarked;
