package dev.tidepool.nplusone;

import java.time.Clock;
import java.time.Instant;

import dev.tidepool.jdbc.Bindings;
import dev.tidepool.jdbc.ConnectionListener;
import dev.tidepool.jdbc.QueryCall;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.jdbc.Session;
import dev.tidepool.nplusone.NPlusOneSettings.Action;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds queries that run once for each row of another: the same template, at least as
 * often as the threshold in one unit of work, nearly always with other values. Answers
 * from a cache count too. Thread-safe; several data sources may share one.
 */
public final class NPlusOneDetector implements QueryListener, ConnectionListener {

	private static final Logger logger = LoggerFactory.getLogger(NPlusOneDetector.class);

	private final NPlusOneSettings settings;

	private final UnitsOfWork units;

	private final Findings findings;

	private final Clock clock;

	private final CallSites callSites;

	private final Suspicion duplicate = this::concludeDuplicate;

	private final Suspicion writeLoop;

	/**
	 * Create a detector.
	 * @param settings how it judges and what it does
	 * @param units knows the unit of work of each thread; detectors with other settings,
	 * for other data sources, share it
	 * @param findings where findings go; may be shared as well
	 * @param clock tells when something was seen
	 */
	public NPlusOneDetector(NPlusOneSettings settings, UnitsOfWork units, Findings findings, Clock clock) {
		this.settings = settings;
		this.units = units;
		this.findings = findings;
		this.clock = clock;
		this.callSites = new CallSites(settings.basePackages(), clock);
		this.writeLoop = (unit, use) -> findings.looped();
	}

	@Override
	public void onQuery(QueryExecution execution) {
		if (!this.settings.enabled()) {
			return;
		}
		UnitOfWork unit = this.units.unitOf(execution.session());
		unit.counted();
		// What failed yielded no row to repeat anything for, and its failure must stand
		if (execution.failure() == null) {
			StatementKind kind = execution.facts().kind();
			if (kind == StatementKind.SELECT) {
				queried(unit, execution);
			}
			else if (kind.writesRows() && execution.call() != QueryCall.BATCH) {
				written(unit, execution);
			}
		}
	}

	private void queried(UnitOfWork unit, QueryExecution execution) {
		StatementFacts facts = execution.facts();
		Bindings bindings = execution.bindings();
		TemplateUse use = unit.executed(facts.template(), execution.session().dataSource(), true, execution.nanos(),
				BindHash.of(facts.sql(), bindings));
		if (use != null && use.isDue(this.settings.threshold())) {
			repeated(unit, use, facts, bindings);
		}
	}

	private void written(UnitOfWork unit, QueryExecution execution) {
		TemplateUse use = unit.executed(execution.facts().template(), execution.session().dataSource(), false,
				execution.nanos(), 0);
		if (use != null && use.isDue(this.settings.threshold())) {
			use.settle();
			unit.suspect(use, this.writeLoop);
		}
	}

	private void repeated(UnitOfWork unit, TemplateUse use, StatementFacts facts, Bindings bindings) {
		// Values that are not known cannot be told apart
		if (!bindings.isComplete() || Harmless.is(facts, bindings)) {
			use.settle();
		}
		else if (!Repetition.isDistinct(use)) {
			unit.suspect(use, this.duplicate);
		}
		else {
			use.settle();
			String callSite = this.callSites.find(use.template(), unit.name());
			unit.suspect(use, (ended, known) -> conclude(ended, known, callSite));
			if (this.settings.action() == Action.THROW) {
				throw new NPlusOneException(Report
					.of(Repetition.finding(unit, use, (callSite != null) ? callSite : CallSites.NONE, now())));
			}
		}
	}

	private void conclude(UnitOfWork unit, TemplateUse use, @Nullable String walked) {
		if (!Repetition.isDistinct(use)) {
			this.findings.duplicated();
			return;
		}
		String callSite = this.callSites.settle(use.template(), unit.name(), walked);
		if (callSite == null) {
			// Too many stacks to walk at that moment: it will be found the next time
			return;
		}
		NPlusOneFinding finding = Repetition.finding(unit, use, callSite, now());
		if (this.findings.found(finding) && this.settings.action() == Action.LOG) {
			logger.warn(Report.of(finding));
		}
	}

	private void concludeDuplicate(UnitOfWork unit, TemplateUse use) {
		if (!Repetition.isDistinct(use)) {
			this.findings.duplicated();
		}
	}

	private Instant now() {
		return Instant.ofEpochMilli(this.clock.millis());
	}

	@Override
	public void afterCommit(Session session, CommitOutcome outcome) {
		this.units.endOf(session);
	}

	@Override
	public void afterRollback(Session session) {
		this.units.endOf(session);
	}

	@Override
	public void onClose(Session session) {
		this.units.endOf(session);
	}

}
