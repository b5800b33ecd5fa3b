package dev.tidepool.sample.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus names.
 *
 * @param selectors the metrics, with the labels that they are selected by
 * @param grouped the labels that are grouped or joined by
 */
record PromQl(List<Selector> selectors, Set<String> grouped) {

	private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

	/** Words that stand alone; an aggregation does where its grouping follows. */
	private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool", "sum", "avg", "min", "max",
			"count");

	/** A string, a number or duration, a variable, or a name with what follows it. */
	private static final Pattern TOKEN = Pattern.compile(
			"""
					"(?:[^"\\\\]|\\\\.)*" | '(?:[^'\\\\]|\\\\.)*' | \\d[\\w.]* | \\$\\w+ |
					(?<name>[a-zA-Z_:][\\w:]*) \\s* (?: (?<call>\\((?<arguments>[^()]*)\\)?) | (?<labels>\\{[^}]*\\})? \\s* (?<range>\\[)? )
					""",
			Pattern.COMMENTS);

	private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");

	static PromQl parse(String expression) {
		PromQl parsed = new PromQl(new ArrayList<>(), new TreeSet<>());
		Matcher token = TOKEN.matcher(expression);
		int from = 0;
		while (token.find(from)) {
			from = token.end();
			String name = token.group("name");
			if (name == null || (WORDS.contains(name) && token.group("call") == null)) {
				continue;
			}
			if (GROUPINGS.contains(name)) {
				Matcher label = Pattern.compile("\\w+").matcher(String.valueOf(token.group("arguments")));
				label.results().forEach((result) -> parsed.grouped.add(result.group()));
			}
			else if (token.group("call") != null) {
				from = token.start("call") + 1;
			}
			else {
				parsed.selectors.add(new Selector(name, labels(token.group("labels")), token.group("range") != null));
			}
		}
		return parsed;
	}

	private static Set<String> labels(String matchers) {
		Set<String> labels = new TreeSet<>();
		if (matchers != null) {
			MATCHER.matcher(matchers).results().forEach((result) -> labels.add(result.group(1)));
		}
		return labels;
	}

	/**
	 * A metric in an expression.
	 *
	 * @param metric its name
	 * @param labels the labels that it is selected by
	 * @param ranged whether it is looked at over a range of time
	 */
	record Selector(String metric, Set<String> labels, boolean ranged) {

	}

}
