package dev.tidepool.nplusone;

import java.util.HexFormat;

/**
 * Names a finding so that a restart does not change the name.
 */
final class FindingId {

	private static final int DIGITS = 12;

	private static final long MASK = (1L << 48) - 1;

	private FindingId() {
	}

	/**
	 * Return 12 hex digits.
	 */
	static String of(String templateId, String unitName, String callSite) {
		long hash = 0xcbf29ce484222325L;
		hash = add(hash, templateId);
		hash = add(hash, unitName);
		hash = add(hash, callSite);
		hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
		hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
		return HexFormat.of().toHexDigits((hash ^ (hash >>> 31)) & MASK, DIGITS);
	}

	// FNV-1a, with an end mark that no text contains
	private static long add(long hash, String text) {
		long sum = hash;
		for (int i = 0; i < text.length(); i++) {
			sum = (sum ^ text.charAt(i)) * 0x100000001b3L;
		}
		return (sum ^ 0x10000L) * 0x100000001b3L;
	}

}
