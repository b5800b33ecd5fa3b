package dev.tidepool.sql;

import java.util.Set;

/**
 * What a parser found.
 *
 * @param kind the kind of the statement, {@link StatementKind#OTHER} if it is none that
 * touches rows
 * @param reads names of tables read, CTE names included
 * @param writes names of tables written
 */
record ParsedTables(StatementKind kind, Set<String> reads, Set<String> writes) {
}
