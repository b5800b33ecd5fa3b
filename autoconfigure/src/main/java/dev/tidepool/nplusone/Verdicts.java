package dev.tidepool.nplusone;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import dev.tidepool.nplusone.NPlusOneFinding.Cost;
import dev.tidepool.nplusone.NPlusOneFinding.Evidence;
import dev.tidepool.nplusone.NPlusOneFinding.Kind;
import dev.tidepool.nplusone.NPlusOneFinding.Verdict;
import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Weighs the evidence of a repeated query. Thread-safe.
 */
final class Verdicts {

	private final Associations associations;

	private final int threshold;

	Verdicts(Associations associations, int threshold) {
		this.associations = associations;
		this.threshold = threshold;
	}

	/**
	 * Whether it is shown where the values came from, without looking at the call site.
	 */
	boolean isProved(TemplateUse use) {
		return evidence(use) != Evidence.CALL_SITE;
	}

	/**
	 * Whether a unit that repeated a query shows what others showed, whatever the
	 * evidence: nothing speaks against it.
	 */
	static boolean isLike(NPlusOneFinding finding, TemplateUse use) {
		return finding.kind() == Kind.N_PLUS_ONE && finding.dataSource().equals(use.dataSource())
				&& Repetition.isDistinct(use) && !use.isScattered();
	}

	/**
	 * The best evidence there is, without looking at the call site.
	 */
	Evidence evidence(TemplateUse use) {
		if (use.mark() != null) {
			return Evidence.HIBERNATE;
		}
		if (use.openParent() != null) {
			return Evidence.OPEN_RESULT;
		}
		return (use.provedParent(this.threshold - 1) != null) ? Evidence.VALUES : Evidence.CALL_SITE;
	}

	private @Nullable SqlTemplate parent(TemplateUse use) {
		SqlTemplate open = use.openParent();
		if (open != null) {
			return open;
		}
		SqlTemplate proved = use.provedParent(this.threshold - 1);
		return (proved != null) ? proved : use.parent();
	}

	/**
	 * Return what a repeated query is.
	 * @param callSite from where it came, {@code null} if that is not known
	 * @return the finding, or {@code null} if there is none
	 */
	@Nullable NPlusOneFinding judge(UnitOfWork unit, TemplateUse use, @Nullable CallSite callSite, Instant now) {
		String line = (callSite != null) ? callSite.line() : CallSites.NONE;
		String child = use.template().text();
		if (Harmless.isList(child)) {
			return batched(unit, use, line, now);
		}
		if (!Repetition.isDistinct(use)) {
			return finding(unit, use, line, now, Kind.DUPLICATE, Evidence.SAME_VALUES, null, Fixes.DUPLICATE);
		}
		Evidence evidence = evidence(use);
		if (evidence == Evidence.CALL_SITE && use.isScattered()) {
			return null;
		}
		SqlTemplate parent = parent(use);
		String parentSql = (parent != null) ? parent.text() : null;
		boolean mapped = use.mark() != null
				|| (callSite != null && callSite.client() == CallSite.Client.HIBERNATE && !Fixes.isCount(child));
		List<Association> candidates = mapped ? this.associations.of(use.mark(), parentSql, child) : List.of();
		String fix = Fixes.of(child, parentSql, candidates, callSite);
		return finding(unit, use, line, now, Kind.N_PLUS_ONE, evidence, candidates, fix);
	}

	private NPlusOneFinding batched(UnitOfWork unit, TemplateUse use, String line, Instant now) {
		SqlTemplate parent = parent(use);
		List<Association> candidates = this.associations.of(use.mark(), (parent != null) ? parent.text() : null,
				use.template().text());
		return finding(unit, use, line, now, Kind.BATCHED, Evidence.HIBERNATE, candidates, Fixes.batched(candidates));
	}

	NPlusOneFinding writeLoop(UnitOfWork unit, TemplateUse use, CallSite callSite, Instant now) {
		return finding(unit, use, callSite.line(), now, Kind.WRITE_LOOP, Evidence.REPETITION, null,
				Fixes.ofWrites(use.template().text(), callSite));
	}

	private NPlusOneFinding finding(UnitOfWork unit, TemplateUse use, String line, Instant now, Kind kind,
			Evidence evidence, @Nullable List<Association> associations, String fix) {
		SqlTemplate template = use.template();
		SqlTemplate parent = (kind == Kind.N_PLUS_ONE || kind == Kind.BATCHED) ? parent(use) : null;
		String association = (associations != null && !associations.isEmpty())
				? associations.stream().map(Association::name).collect(Collectors.joining(" or ")) : null;
		Verdict verdict = (kind != Kind.N_PLUS_ONE) ? Verdict.INFO
				: (evidence != Evidence.CALL_SITE) ? Verdict.CONFIRMED : Verdict.LIKELY;
		// A cause is a query at a line, whichever units come by there
		boolean placed = !line.equals(CallSites.NONE);
		String id = FindingId.of(kind.name() + template.id(), placed ? "" : unit.name(), line);
		return new NPlusOneFinding(id, kind, unit.kind(), unit.name(), use.dataSource(), template.text(),
				(parent != null) ? parent.text() : null, association, evidence, verdict, placed ? line : null, fix,
				Cost.ofUnit(use.count(), use.nanos()), traceId(), now, now, false);
	}

	private static @Nullable String traceId() {
		String id = MDC.get("traceId");
		return (id != null) ? id : MDC.get("trace_id");
	}

}
