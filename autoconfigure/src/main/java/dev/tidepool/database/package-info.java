/**
 * What differs by database.
 */
@NullMarked
package dev.tidepool.database;

import org.jspecify.annotations.NullMarked;
