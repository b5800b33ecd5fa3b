package dev.tidepool.nplusone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * The associations that are mapped. Written when a mapper starts, asked when something
 * was found. Bounded by the mappings of the application. Thread-safe.
 */
public final class Associations {

	private static final int MAX_NAMED = 3;

	private final List<List<Association>> mapped = new CopyOnWriteArrayList<>();

	/**
	 * Adds the associations of one mapper.
	 * @param associations what it maps
	 * @return takes them away again
	 */
	public Runnable add(List<Association> associations) {
		List<Association> added = new ArrayList<>(associations);
		this.mapped.add(added);
		return () -> this.mapped.removeIf((each) -> each == added);
	}

	/**
	 * Return the associations that a query loads.
	 * @param mark what the mapper said, if anything
	 * @param parent the query whose rows have the association, if known
	 * @param child the query that loads it
	 */
	List<Association> of(@Nullable LoadMark mark, @Nullable String parent, String child) {
		List<Association> candidates = (mark != null) ? mark.candidates()
				: this.mapped.stream().flatMap(List::stream).filter((each) -> each.fits(child)).toList();
		if (candidates.size() <= 1) {
			return (mark != null || candidates.stream().allMatch((each) -> each.belongsTo(parent))) ? candidates
					: List.of();
		}
		List<Association> owned = candidates.stream().filter((each) -> each.belongsTo(parent)).toList();
		List<Association> chosen = (owned.isEmpty() && mark != null) ? candidates : owned;
		return chosen.subList(0, Math.min(MAX_NAMED, chosen.size()));
	}

}
