/**
 * What differs by database: which relations there are, what reading or writing one of
 * them touches besides, when a transaction's snapshot is taken, and how it says that it
 * has too many connections.
 */
@NullMarked
package dev.tidepool.database;

import org.jspecify.annotations.NullMarked;
