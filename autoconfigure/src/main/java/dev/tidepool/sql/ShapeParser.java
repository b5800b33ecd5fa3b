package dev.tidepool.sql;

import org.jspecify.annotations.Nullable;

/**
 * Parses a shape.
 */
@FunctionalInterface
interface ShapeParser {

	/**
	 * Parses a shape, for as long as it takes.
	 * @param shape the normalised text
	 * @param brackets whether brackets quote names in it
	 * @param stop given what makes this call end early
	 * @return the tables, or {@code null} if the text was not understood
	 */
	@Nullable ParsedTables parse(String shape, boolean brackets, StopSignal stop);

}
