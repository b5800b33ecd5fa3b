/**
 * What Hibernate knows of the association that it is loading. Optional.
 */
@NullMarked
package dev.tidepool.nplusone.hibernate;

import org.jspecify.annotations.NullMarked;
