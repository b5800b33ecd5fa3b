/**
 * The query-result cache: what may be cached, when a cached result is still true, and how
 * it is handed to the application as rows.
 * <p>
 * Truth is decided by logical stamps at the hit, never by timing
 * ({@link dev.tidepool.cache.TableStamps}); what is not understood is not cached, and a
 * write that is not understood counts as a write to every table.
 */
@NullMarked
package dev.tidepool.cache;

import org.jspecify.annotations.NullMarked;
