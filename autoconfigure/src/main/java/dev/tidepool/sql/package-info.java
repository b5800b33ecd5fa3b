/**
 * What a statement is: its template, its kind, the tables it reads and writes, and the
 * traits that forbid caching or early return of a connection.
 * <p>
 * A leaf: it knows SQL text and nothing of JDBC, pools or caches. Everything here leans
 * to one side: what is not understood is {@link dev.tidepool.sql.Trait#OPAQUE}.
 */
@NullMarked
package dev.tidepool.sql;

import org.jspecify.annotations.NullMarked;
