package dev.tidepool.sample.city;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names as they are searched for: in lower case and without accents, so that
 * {@code sao p} finds São Paulo.
 */
public final class SearchName {

	private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

	private static final Pattern LIKE_SYNTAX = Pattern.compile("[!%_]");

	private SearchName() {
	}

	public static String of(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		if (lowerCase.chars().allMatch((ch) -> ch < 128)) {
			return lowerCase;
		}
		return ACCENTS.matcher(Normalizer.normalize(lowerCase, Form.NFD)).replaceAll("");
	}

	static String prefixPattern(String prefix) {
		return LIKE_SYNTAX.matcher(of(prefix)).replaceAll("!$0") + "%";
	}

}
