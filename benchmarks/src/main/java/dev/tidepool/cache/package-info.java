/**
 * Broken variants of the query cache, for tests of its tests. In the package of the
 * cache, because only there its parts can be exchanged.
 */
@NullMarked
package dev.tidepool.cache;

import org.jspecify.annotations.NullMarked;
