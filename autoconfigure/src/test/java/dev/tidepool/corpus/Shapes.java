package dev.tidepool.corpus;

import java.util.Map;

/**
 * The shapes of one library. A bean; another corpus brings beans of its own.
 */
public interface Shapes {

	/**
	 * Returns the shapes by the names that the corpus uses.
	 */
	Map<String, Shape> all();

}
