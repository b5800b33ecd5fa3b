package dev.tidepool.nplusone;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.tidepool.jdbc.Bindings;
import dev.tidepool.jdbc.ConnectionListener;
import dev.tidepool.jdbc.QueryCall;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.jdbc.Session;
import dev.tidepool.nplusone.NPlusOneFinding.Verdict;
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
	 * @param units knows the unit of work of each thread
	 */
	public NPlusOneDetector(NPlusOneSettings settings, UnitsOfWork units) {
		this(settings, units, Clock.systemUTC());
	}

	/**
	 * Create a detector.
	 * @param settings how it judges and what it does
	 * @param units knows the unit of work of each thread
	 * @param clock tells when something was seen
	 */
	public NPlusOneDetector(NPlusOneSettings settings, UnitsOfWork units, Clock clock) {
		this(settings, units, new Findings(), clock);
	}

	private NPlusOneDetector(NPlusOneSettings settings, UnitsOfWork units, Findings findings, Clock clock) {
		this.settings = settings;
		this.units = units;
		this.findings = findings;
		this.clock = clock;
		this.callSites = new CallSites(settings.basePackages(), clock);
		this.writeLoop = (unit, use) -> findings.looped();
	}

	/**
	 * Return a detector with other settings, for a data source that has some. Both keep
	 * their findings and counts in one place.
	 * @param other the settings
	 * @return the detector
	 */
	public NPlusOneDetector withSettings(NPlusOneSettings other) {
		return new NPlusOneDetector(other, this.units, this.findings, this.clock);
	}

	/**
	 * Return what was found, at most 500 findings.
	 * @return an immutable list, first what would save most
	 */
	public List<NPlusOneFinding> findings() {
		return this.findings.all();
	}

	/**
	 * States that a finding is known.
	 * @param id the finding's id
	 * @return whether there is such a finding
	 */
	public boolean acknowledge(String id) {
		return this.findings.acknowledge(id);
	}

	/**
	 * Return in how many units of work an N+1 was found.
	 * @param verdict how sure that was
	 * @return the count since the start
	 */
	public long detected(Verdict verdict) {
		return this.findings.detected(verdict);
	}

	/**
	 * Return how many times a unit of work repeated a query with the same values, which
	 * is no N+1.
	 * @return the count since the start
	 */
	public long duplicates() {
		return this.findings.duplicates();
	}

	/**
	 * Return how many times a unit of work repeated a write that it could have batched.
	 * @return the count since the start
	 */
	public long writeLoops() {
		return this.findings.writeLoops();
	}

	/**
	 * Tells somebody of every unit of work that ends from now on.
	 * @param listener the listener
	 */
	public void listen(UnitListener listener) {
		this.units.listen(listener);
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
