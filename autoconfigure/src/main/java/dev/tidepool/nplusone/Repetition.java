package dev.tidepool.nplusone;

import java.time.Instant;

import dev.tidepool.nplusone.NPlusOneFinding.Cost;
import dev.tidepool.nplusone.NPlusOneFinding.Evidence;
import dev.tidepool.nplusone.NPlusOneFinding.Verdict;
import dev.tidepool.sql.SqlTemplate;

/**
 * Judges how a unit of work repeats a query.
 */
final class Repetition {

	/** Of the requests, so many must have been different. */
	private static final double DISTINCT_SHARE = 0.8;

	/** So many different requests are an N+1 whatever their share. */
	private static final int DISTINCT_ENOUGH = 1000;

	private Repetition() {
	}

	static boolean isDistinct(TemplateUse use) {
		double distinct = use.distinct();
		return distinct >= DISTINCT_SHARE * use.count() || distinct >= DISTINCT_ENOUGH;
	}

	static NPlusOneFinding finding(UnitOfWork unit, TemplateUse use, String callSite, Instant now) {
		SqlTemplate template = use.template();
		SqlTemplate parent = use.parent();
		return new NPlusOneFinding(FindingId.of(template.id(), unit.name(), callSite), unit.kind(), unit.name(),
				use.dataSource(), template.text(), (parent != null) ? parent.text() : null, null, Evidence.CALL_SITE,
				Verdict.LIKELY, callSite.equals(CallSites.NONE) ? null : callSite, Fixes.of(template.text()),
				Cost.ofUnit(use.count(), use.nanos()), now, now, false);
	}

}
