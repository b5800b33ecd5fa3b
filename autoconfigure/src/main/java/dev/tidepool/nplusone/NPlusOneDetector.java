package dev.tidepool.nplusone;

import java.time.Clock;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidepool.jdbc.Bindings;
import dev.tidepool.jdbc.ConnectionListener;
import dev.tidepool.jdbc.QueryCall;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.Session;
import dev.tidepool.jdbc.ValueListener;
import dev.tidepool.jdbc.ValueWatcher;
import dev.tidepool.nplusone.NPlusOneFinding.Evidence;
import dev.tidepool.nplusone.NPlusOneFinding.Kind;
import dev.tidepool.nplusone.NPlusOneSettings.Action;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds queries that run once for each row of another: the same template, at least as
 * often as the threshold in one unit of work, nearly always with other values. What a
 * cache answered is not counted: it did not reach the database. Thread-safe; several data
 * sources may share one.
 */
public final class NPlusOneDetector implements ValueListener, ConnectionListener {

	private static final Logger logger = LoggerFactory.getLogger(NPlusOneDetector.class);

	private static final int MAX_PLACES = 1000;

	private final NPlusOneSettings settings;

	private final UnitsOfWork units;

	private final Findings findings;

	private final Clock clock;

	private final CallSites callSites;

	private final Arming arming = new Arming();

	private final Suspicion judge = this::conclude;

	private final Suspicion writeLoop = this::concludeWrites;

	private final Verdicts verdicts;

	/** What units of a name showed last. */
	private final Cache<Place, Recurrence> recurring = Caffeine.newBuilder()
		.maximumSize(MAX_PLACES)
		.executor(Runnable::run)
		.<Place, Recurrence>removalListener((place, before, cause) -> replace(before))
		.build();

	/**
	 * Create a detector.
	 * @param settings how it judges and what it does
	 * @param units knows the unit of work of each thread; detectors with other settings,
	 * for other data sources, share it
	 * @param findings where findings go; may be shared as well
	 * @param associations what is mapped, to name associations
	 * @param clock tells when something was seen
	 */
	public NPlusOneDetector(NPlusOneSettings settings, UnitsOfWork units, Findings findings, Associations associations,
			Clock clock) {
		this.settings = settings;
		this.units = units;
		this.findings = findings;
		this.clock = clock;
		this.callSites = new CallSites(settings.basePackages(), clock);
		this.verdicts = new Verdicts(associations, settings.threshold());
	}

	@Override
	public boolean hearsOfHits() {
		return false;
	}

	@Override
	public boolean takesEstimates() {
		return true;
	}

	@Override
	public void onQuery(QueryExecution execution) {
		if (!this.settings.enabled() || execution.source() != QueryExecution.Source.DATABASE) {
			return;
		}
		ThreadUnits here = this.units.here(execution.session());
		UnitOfWork unit = this.units.unitOf(execution.session(), here, execution.startNanos());
		if (!unit.enter()) {
			return;
		}
		try {
			unit.timed(execution.startNanos(), execution.endNanos());
			unit.counted();
			// What failed yielded no row to repeat anything for, and its failure must
			// stand
			if (execution.failure() == null) {
				StatementKind kind = execution.facts().kind();
				if (kind == StatementKind.SELECT) {
					queried(unit, execution, here.mark());
				}
				else if (kind.writesRows() && execution.call() != QueryCall.BATCH) {
					written(unit, execution);
				}
			}
		}
		finally {
			unit.leave();
		}
	}

	private void queried(UnitOfWork unit, QueryExecution execution, @Nullable LoadMark mark) {
		StatementFacts facts = execution.facts();
		Bindings bindings = execution.bindings();
		TemplateUse use = unit.executed(facts.template(), execution.session().dataSource(), execution.nanos(),
				BindHash.of(facts.sql(), bindings));
		if (use != null) {
			noteEvidence(unit, use, bindings, mark, unit.reading(execution.session()));
			if (use.isDue(firstLook(unit))) {
				repeated(unit, use, facts, bindings);
			}
		}
		unit.queried(execution);
	}

	/**
	 * A unit that only time bounds is judged whenever a connection is closed; by the
	 * threshold it has to be known already whether all came the same way.
	 */
	private int firstLook(UnitOfWork unit) {
		int threshold = this.settings.threshold();
		return (unit.kind() == UnitOfWork.Kind.CONNECTION) ? Math.max(2, threshold - 1) : threshold;
	}

	private static void noteEvidence(UnitOfWork unit, TemplateUse use, Bindings bindings, @Nullable LoadMark mark,
			@Nullable QueryExecution open) {
		if (mark != null) {
			use.marked(mark);
		}
		if (open != null) {
			use.executedUnder(open.facts().template(), open.rows());
		}
		unit.trace(use, bindings);
	}

	@Override
	public @Nullable ValueWatcher watch(QueryExecution execution) {
		StatementFacts facts = execution.facts();
		if (!this.settings.enabled() || facts.kind() != StatementKind.SELECT || !this.arming.take(facts)) {
			return null;
		}
		return this.units.unitOf(execution.session(), this.units.here(), System.nanoTime()).watch(facts.template());
	}

	private void written(UnitOfWork unit, QueryExecution execution) {
		StatementFacts facts = execution.facts();
		TemplateUse use = unit.executed(facts.template(), execution.session().dataSource(), execution.nanos(), 0);
		if (use != null && use.isDue(this.settings.threshold())) {
			use.settle();
			if (!Harmless.isInfrastructure(facts)) {
				use.calledFrom(this.callSites.find(use.template(), unit.name()));
				unit.suspect(use, this.writeLoop);
			}
		}
	}

	private void repeated(UnitOfWork unit, TemplateUse use, StatementFacts facts, Bindings bindings) {
		Harmless harmless = Harmless.of(facts);
		if (harmless.isFetchOfMany(bindings.size())) {
			use.settle();
			// The cure, not the disease; worth a word if the mapper does it over and over
			if (use.mark() != null) {
				use.calledFrom(this.callSites.find(use.template(), unit.name()));
				unit.suspect(use, this.judge);
			}
		}
		// Values that are not known cannot be told apart
		else if (!bindings.isComplete() || harmless.isAlways()) {
			use.settle();
		}
		else if (use.callSite() != null) {
			// The second look: a loop comes the same way again
			use.settle();
			if (this.callSites.walk().path() != use.callSite().path()) {
				use.scatter();
			}
			failIfMeant(unit, use);
		}
		else {
			suspected(unit, use, facts);
		}
	}

	private void suspected(UnitOfWork unit, TemplateUse use, StatementFacts facts) {
		unit.suspect(use, this.judge);
		Recurrence known = recurrence(facts, unit.name());
		use.recurrence(known);
		boolean looked = (known != null) ? this.callSites.mayLookAgain()
				: this.callSites.mayLook(use.template(), unit.name());
		if (looked) {
			use.calledFrom(this.callSites.walk());
		}
		else if (known != null && this.settings.action() != Action.THROW) {
			// Nothing to find out: the unit will be added to the finding
			return;
		}
		if (Repetition.isDistinct(use)) {
			arm(unit, use);
			if (looked) {
				use.lookAgain();
			}
			if (use.count() >= this.settings.threshold() && this.verdicts.isProved(use)) {
				failIfMeant(unit, use);
			}
		}
	}

	/**
	 * What units of a name showed by a query. Kept with what is known of the query, for
	 * the name that was asked for last.
	 */
	private @Nullable Recurrence recurrence(StatementFacts facts, String unitName) {
		if (facts.attachment(this.recurring) instanceof Recurrence last && last.isOf(unitName)) {
			return last;
		}
		Recurrence found = this.recurring.getIfPresent(new Place(facts.template(), unitName));
		if (found == null || !found.isOf(unitName)) {
			return null;
		}
		facts.attach(this.recurring, found);
		return found;
	}

	private static void replace(@Nullable Recurrence before) {
		if (before != null) {
			before.replace();
		}
	}

	private void arm(UnitOfWork unit, TemplateUse use) {
		RecentQueries recent = unit.recent();
		if (recent != null) {
			recent.forEach((facts) -> {
				if (!facts.template().equals(use.template())) {
					this.arming.arm(facts);
				}
			});
		}
	}

	private void failIfMeant(UnitOfWork unit, TemplateUse use) {
		if (this.settings.action() == Action.THROW && Repetition.isDistinct(use)) {
			NPlusOneFinding finding = this.verdicts.judge(unit, use, use.callSite(), now());
			if (finding != null && finding.kind() == Kind.N_PLUS_ONE && !this.findings.isAcknowledged(finding.id())) {
				throw new NPlusOneException(Report.of(finding));
			}
		}
	}

	private void conclude(UnitOfWork unit, TemplateUse use) {
		if (use.count() < this.settings.threshold() || recurs(unit, use)) {
			return;
		}
		CallSite callSite = this.callSites.settle(use.template(), unit.name(), use.callSite());
		NPlusOneFinding finding = this.verdicts.judge(unit, use, callSite, now());
		if (!Repetition.isDistinct(use)) {
			this.findings.duplicated();
		}
		// Without a place, too many stacks were to be walked: it will be found the next
		// time
		if (finding != null && callSite != null && isOfThisUnit(use, finding)) {
			report(use, finding);
			KnownFinding known = this.findings.known(finding.id());
			if (known != null) {
				remember(new Place(use.template(), unit.name()), known);
			}
		}
	}

	/**
	 * Notes what units of a name showed last.
	 */
	private void remember(Place place, KnownFinding known) {
		Recurrence last = this.recurring.getIfPresent(place);
		if (last == null || last.known() != known) {
			this.recurring.put(place, new Recurrence(place.unitName(), known));
		}
	}

	/**
	 * Adds a unit whose stack was not walked to what others of its name showed, if it
	 * shows the same; if it shows less, to nothing. Where a query repeats all the time,
	 * judging each unit would cost more than it tells.
	 */
	private boolean recurs(UnitOfWork unit, TemplateUse use) {
		if (use.callSite() != null || !unit.isEnded() || use.wasReported()) {
			return false;
		}
		Recurrence noted = use.recurrence();
		// An HTTP request knows its route only now
		Recurrence last = (noted != null && noted.isOf(unit.name())) ? noted
				: this.recurring.getIfPresent(new Place(use.template(), unit.name()));
		if (last == null) {
			return false;
		}
		NPlusOneFinding finding = last.known().judged();
		if (!Verdicts.isLike(finding, use)) {
			return false;
		}
		Evidence shown = this.verdicts.evidence(use);
		if (shown == finding.evidence()) {
			return this.findings.foundAgain(last.known(), finding.verdict(), use, this.clock.millis());
		}
		// It only makes likely what others proved; but there may be others since, at
		// another line
		return shown == Evidence.CALL_SITE && last.isOf(unit.name());
	}

	// The line of an earlier unit may stand for one that was not walked, but not for what
	// another kind of evidence showed there
	private boolean isOfThisUnit(TemplateUse use, NPlusOneFinding finding) {
		return use.callSite() != null || finding.evidence() != Evidence.CALL_SITE
				|| this.findings.isFound(finding.id(), Evidence.CALL_SITE);
	}

	private void concludeWrites(UnitOfWork unit, TemplateUse use) {
		this.findings.looped();
		CallSite callSite = this.callSites.settle(use.template(), unit.name(), use.callSite());
		if (callSite != null) {
			report(use, this.verdicts.writeLoop(unit, use, callSite, now()));
		}
	}

	private void report(TemplateUse use, NPlusOneFinding finding) {
		boolean fresh = this.findings.found(finding, use.reported(finding.cost()));
		if (fresh && this.settings.action() != Action.NONE) {
			switch (finding.kind()) {
				case N_PLUS_ONE -> logger.warn(Report.of(finding));
				case DUPLICATE, WRITE_LOOP -> logger.info(Report.of(finding));
				case BATCHED -> logger.debug(Report.of(finding));
			}
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
