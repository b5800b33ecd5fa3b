package dev.tidepool.nplusone;

import java.util.Locale;

import dev.tidepool.nplusone.NPlusOneFinding.Evidence;
import dev.tidepool.nplusone.NPlusOneFinding.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person about a finding, in eight lines at most.
 */
final class Report {

	private static final int MAX_SQL_LENGTH = 500;

	private Report() {
	}

	static String of(NPlusOneFinding finding) {
		NPlusOneFinding.Cost cost = finding.cost();
		StringBuilder text = new StringBuilder();
		text.append(String.format(Locale.ROOT, "%s in %s %s on %s: one %s ran %,d times with %s", title(finding.kind()),
				finding.unitKind(), finding.unitName(), finding.dataSource(),
				(finding.kind() == Kind.WRITE_LOOP) ? "write" : "query", cost.lastStatements(),
				(finding.kind() == Kind.DUPLICATE) ? "the same values" : "other values"));
		line(text, "at", finding.callSite());
		line(text, "loads", finding.association());
		line(text, "query", sql(finding.sql()));
		line(text, parentLabel(finding.evidence()), sql(finding.parentSql()));
		line(text, "fix", finding.fix());
		line(text, "cost", String.format(Locale.ROOT, "%,.1f ms, of which one statement for all may save %,.1f ms",
				cost.totalNanos() / 1e6, cost.savedNanos() / 1e6));
		String trace = (finding.traceId() != null) ? ", trace " + finding.traceId() : "";
		line(text, "finding", finding.id() + " (" + finding.verdict().name().toLowerCase(Locale.ROOT) + ": "
				+ reason(finding.evidence()) + ")" + trace);
		return text.toString();
	}

	private static String title(Kind kind) {
		return switch (kind) {
			case N_PLUS_ONE -> "N+1";
			case DUPLICATE -> "Duplicates";
			case WRITE_LOOP -> "Unbatched writes";
			case BATCHED -> "Batch+1";
		};
	}

	private static String parentLabel(Evidence evidence) {
		return switch (evidence) {
			case OPEN_RESULT -> "during";
			case VALUES -> "keys of";
			default -> "after";
		};
	}

	private static String reason(Evidence evidence) {
		return switch (evidence) {
			case HIBERNATE -> "Hibernate was loading the association";
			case OPEN_RESULT -> "it ran once for each row of an open result";
			case VALUES -> "its values came from one column of an earlier result";
			case CALL_SITE -> "the same line, with other values each time";
			case SAME_VALUES -> "the same line, with the same values";
			case REPETITION -> "one by one";
		};
	}

	private static void line(StringBuilder text, String label, @Nullable String value) {
		if (value != null) {
			text.append(String.format("%n  %-8s %s", label, value));
		}
	}

	private static @Nullable String sql(@Nullable String sql) {
		if (sql == null) {
			return null;
		}
		String capped = (sql.length() > MAX_SQL_LENGTH) ? sql.substring(0, MAX_SQL_LENGTH) + "..." : sql;
		return capped.replaceAll("\\p{Cntrl}", " ");
	}

}
