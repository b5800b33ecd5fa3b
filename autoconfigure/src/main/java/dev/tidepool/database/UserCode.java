package dev.tidepool.database;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementFacts;

/**
 * Code of a user's own that may run although the text of a query does not say so: a
 * function may bear the name of one that is known to be harmless, be read like a column,
 * or stand behind an operator. Immutable.
 *
 * @param functions their names, in lower case
 * @param fields the names of those that are read like a column of their only argument
 * @param operators the symbols behind which they stand
 */
record UserCode(Set<String> functions, Set<String> fields, Set<String> operators) {

	private static final Pattern CALL = Pattern.compile("([\\p{L}\\p{N}_$]+)[\"`]?\\s*\\(");

	private static final Pattern FIELD = Pattern.compile("\\.\\s*(?:\"([^\"]+)\"|([\\p{L}\\p{N}_$]+))");

	/**
	 * Whether a statement may run such code.
	 */
	boolean mayRunIn(StatementFacts facts) {
		if (this.functions.isEmpty() && this.operators.isEmpty()) {
			return false;
		}
		String text = facts.template().text();
		return text.length() > SqlTemplate.MAX_WHOLE || calls(text) || reads(text) || operates(text);
	}

	private boolean calls(String text) {
		Matcher calls = CALL.matcher(text);
		while (calls.find()) {
			if (this.functions.contains(calls.group(1).toLowerCase(Locale.ROOT))) {
				return true;
			}
		}
		return false;
	}

	private boolean reads(String text) {
		Matcher reads = this.fields.isEmpty() ? null : FIELD.matcher(text);
		while (reads != null && reads.find()) {
			String name = (reads.group(1) != null) ? reads.group(1) : reads.group(2);
			if (this.fields.contains(name.toLowerCase(Locale.ROOT))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * An unknown operator may have been taken for several, with spaces in between.
	 */
	private boolean operates(String text) {
		if (this.operators.isEmpty()) {
			return false;
		}
		String joined = text.replace(" ", "");
		return this.operators.stream().anyMatch(joined::contains);
	}

}
