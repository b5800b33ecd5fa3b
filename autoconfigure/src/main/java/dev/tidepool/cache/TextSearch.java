package dev.tidepool.cache;

import java.util.regex.Pattern;

/**
 * Looks for a pattern in texts, but not for ever: a pattern may take exponential time,
 * and somebody sent it. Once it took too long, it counts as found everywhere: to throw
 * away too much is harmless. Thread-safe.
 */
final class TextSearch {

	/** Characters looked at in one text: some hundredths of a second. */
	static final int PATIENCE = 5_000_000;

	private final Pattern pattern;

	private volatile boolean gaveUp;

	TextSearch(Pattern pattern) {
		this.pattern = pattern;
	}

	/**
	 * Whether the pattern is found anywhere in a text, as far as that can be told.
	 */
	boolean finds(String text) {
		if (this.gaveUp) {
			return true;
		}
		try {
			return this.pattern.matcher(new CountedText(text)).find();
		}
		catch (OutOfPatience | StackOverflowError ex) {
			this.gaveUp = true;
			return true;
		}
	}

	private static final class CountedText implements CharSequence {

		private final String text;

		private int looks;

		CountedText(String text) {
			this.text = text;
		}

		@Override
		public char charAt(int index) {
			if (++this.looks > PATIENCE) {
				throw new OutOfPatience();
			}
			return this.text.charAt(index);
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	private static final class OutOfPatience extends RuntimeException {

		private static final long serialVersionUID = 1L;

		OutOfPatience() {
			super(null, null, false, false);
		}

	}

}
