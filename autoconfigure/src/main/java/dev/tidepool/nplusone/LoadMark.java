package dev.tidepool.nplusone;

import java.util.List;

/**
 * States that an object-relational mapper is loading an association on this thread.
 * Immutable; made once for each association.
 *
 * @param candidates what may be being loaded: nearly always one; the mapper may tell only
 * the class that is loaded, and several associations may lead there
 */
public record LoadMark(List<Association> candidates) {

	/**
	 * Copy the candidates.
	 */
	public LoadMark {
		candidates = List.copyOf(candidates);
	}

}
