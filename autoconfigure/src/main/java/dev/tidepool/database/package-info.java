/**
 * What differs by database: which relations there are, what reading or writing one of
 * them touches besides, and when a transaction's snapshot is taken.
 */
@NullMarked
package dev.tidepool.database;

import org.jspecify.annotations.NullMarked;
