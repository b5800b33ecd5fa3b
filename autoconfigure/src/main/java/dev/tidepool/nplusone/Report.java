package dev.tidepool.nplusone;

import java.util.Locale;

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
		text.append(String.format(Locale.ROOT, "N+1 in %s %s on %s: one query ran %,d times with other values",
				finding.unitKind(), finding.unitName(), finding.dataSource(), cost.lastStatements()));
		line(text, "query", sql(finding.sql()));
		line(text, "after", sql(finding.parentSql()));
		line(text, "at", finding.callSite());
		line(text, "fix", finding.fix());
		line(text, "cost", String.format(Locale.ROOT, "%,.1f ms, of which one query for all may save %,.1f ms",
				cost.totalNanos() / 1e6, cost.savedNanos() / 1e6));
		line(text, "finding", finding.id() + " (" + finding.verdict().name().toLowerCase(Locale.ROOT) + ")");
		return text.toString();
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
