/**
 * The way of a query: logical connections and statements above the pool, the chain of
 * {@link dev.tidepool.jdbc.QueryInterceptor interceptors} that an execution passes, and
 * the data source below the pool that opens physical connections. Nothing here knows any
 * feature; features meet as interceptors, listeners and the {@link Admission}.
 */
@NullMarked
package dev.tidepool.jdbc;

import org.jspecify.annotations.NullMarked;
