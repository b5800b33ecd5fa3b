package dev.tidepool.boot;

import java.util.HashMap;
import java.util.Map;

/**
 * Sees to it that no two data sources in care have the same name. Thread-safe.
 */
final class ResolvedNames {

	private final Map<String, Object> owners = new HashMap<>();

	/**
	 * Takes a name, with a number if somebody else has it.
	 * @param wanted the name that is wanted
	 * @param owner who wants it; whoever equals the owner of a name may have it again
	 * @return the name
	 */
	synchronized String claim(String wanted, Object owner) {
		String name = wanted;
		for (int i = 2; !owner.equals(this.owners.getOrDefault(name, owner)); i++) {
			name = wanted + "-" + i;
		}
		this.owners.put(name, owner);
		return name;
	}

	synchronized void release(String name) {
		this.owners.remove(name);
	}

}
