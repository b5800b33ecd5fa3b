package dev.tidepool.sql;

import java.util.Set;

/**
 * What all texts of one shape have in common. Sharing it is right because everything here
 * comes from tokens: the content of a literal is looked at only where the shape keeps it
 * apart (see {@link TokenType#CLOCK}).
 *
 * @param template the template
 * @param kind the kind
 * @param reads unmodifiable names of tables read
 * @param writes unmodifiable names of tables written
 * @param traits immutable traits
 * @param tableRows whether all rows of a query are made of rows of its tables
 */
record Analysis(SqlTemplate template, StatementKind kind, Set<String> reads, Set<String> writes, Set<Trait> traits,
		boolean tableRows) {

	boolean isPlainQuery() {
		return this.kind == StatementKind.SELECT && this.writes.isEmpty() && this.traits.isEmpty();
	}

}
