package dev.tidepool.nplusone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.Session;
import dev.tidepool.nplusone.UnitOfWork.Kind;
import dev.tidepool.nplusone.UnitsOfWork.Scope;
import dev.tidepool.sql.SqlTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnitsOfWork}.
 */
class UnitsOfWorkTests {

	private final List<Kind> ended = new ArrayList<>();

	private final Faults faults = new Faults();

	private final UnitsOfWork units = new UnitsOfWork((kind, queries) -> this.ended.add(kind), this.faults);

	private final Session session = new TestSession("shop", true);

	@Test
	void theInnermostUnitIsCurrent() {
		try (Scope outer = this.units.begin(Kind.HTTP, "GET /")) {
			try (Scope inner = this.units.begin(Kind.JOB, "import")) {
				assertThat(current()).isEqualTo("import");
				inner.rename("import orders");
				assertThat(current()).isEqualTo("import orders");
			}
			assertThat(current()).isEqualTo("GET /");
			assertThat(outer).isNotNull();
		}
		assertThat(current()).isEqualTo("shop");
		assertThat(this.ended).containsExactly(Kind.JOB, Kind.HTTP);
	}

	@Test
	void aUnitThatWasBegunWinsOverTheConnection() {
		assertThat(current()).isEqualTo("shop");
		try (Scope scope = this.units.begin(Kind.HTTP, "GET /")) {
			assertThat(current()).isEqualTo("GET /");
			assertThat(scope).isNotNull();
		}
	}

	@Test
	void theUnitOfAConnectionIsATransactionIfItHasOne() {
		assertThat(this.units.unitOf(this.session).kind()).isEqualTo(Kind.CONNECTION);
		assertThat(this.units.unitOf(new TestSession("shop", false)).kind()).isEqualTo(Kind.TRANSACTION);
	}

	@Test
	void aConnectionKeepsItsUnitUntilItEnds() {
		UnitOfWork unit = this.units.unitOf(this.session);
		Session other = new TestSession("shop", true);
		assertThat(this.units.unitOf(other)).isNotSameAs(unit);
		assertThat(this.units.unitOf(this.session)).isSameAs(unit);
		this.units.endOf(this.session);
		assertThat(unit.isEnded()).isTrue();
		assertThat(this.units.unitOf(this.session)).isNotSameAs(unit);
	}

	@Test
	void closingTwiceEndsOnce() {
		Scope outer = this.units.begin(Kind.HTTP, "GET /");
		Scope scope = this.units.begin(Kind.JOB, "import");
		scope.close();
		scope.close();
		assertThat(this.ended).containsExactly(Kind.JOB);
		assertThat(current()).isEqualTo("GET /");
		outer.close();
	}

	@Test
	void closingEndsWhatWasBegunInside() {
		Scope outer = this.units.begin(Kind.HTTP, "GET /");
		Scope inner = this.units.begin(Kind.JOB, "import");
		outer.close();
		assertThat(this.ended).containsExactly(Kind.JOB, Kind.HTTP);
		assertThat(current()).isEqualTo("shop");
		inner.close();
		assertThat(this.ended).hasSize(2);
	}

	@Test
	void aUnitThatEndedOnAnotherThreadIsNoLongerCurrent() throws InterruptedException {
		Scope scope = this.units.begin(Kind.HTTP, "GET /");
		Thread thread = new Thread(scope::close);
		thread.start();
		thread.join();
		assertThat(this.ended).containsExactly(Kind.HTTP);
		assertThat(current()).isEqualTo("shop");
	}

	@Test
	void eachThreadIsInItsOwnUnit() throws InterruptedException {
		try (Scope scope = this.units.begin(Kind.HTTP, "GET /")) {
			List<String> seen = new ArrayList<>();
			Thread thread = new Thread(() -> seen.add(current()));
			thread.start();
			thread.join();
			assertThat(seen).containsExactly("shop");
			assertThat(scope).isNotNull();
		}
	}

	@Test
	void unitsThatNobodyEndsAreEndedWhenThereAreTooMany() {
		for (int i = 0; i < 1_000; i++) {
			this.units.begin(Kind.JOB, "import " + i);
		}
		assertThat(this.ended).hasSize(1_000 - ThreadUnits.MAX_OPEN);
		assertThat(current()).isEqualTo("import 999");
	}

	@Test
	void aTransactionOnTheSameConnectionIsAnotherUnit() {
		Session session = new TestSession("shop", false);
		UnitOfWork unit = this.units.unitOf(session);
		this.units.endOf(session);
		assertThat(this.units.unitOf(session)).isNotSameAs(unit);
	}

	@Test
	void whatAnotherThreadDidThroughTheConnectionIsOver() throws InterruptedException {
		UnitOfWork unit = this.units.unitOf(this.session);
		List<UnitOfWork> seen = new ArrayList<>();
		Thread thread = new Thread(() -> seen.add(this.units.unitOf(this.session)));
		thread.start();
		thread.join();
		assertThat(seen).doesNotContain(unit);
		assertThat(unit.isEnded()).isTrue();
		assertThat(this.units.unitOf(this.session)).isNotSameAs(unit);
	}

	@Test
	void oneUnitGoesOnFromConnectionToConnection() {
		UnitsOfWork lasting = new UnitsOfWork((kind, queries) -> this.ended.add(kind), this.faults,
				Duration.ofSeconds(1));
		UnitOfWork unit = lasting.unitOf(this.session);
		Session inner = new TestSession("shop", true);
		UnitOfWork within = lasting.unitOf(inner);
		assertThat(within).isNotSameAs(unit);
		lasting.endOf(inner);
		assertThat(lasting.unitOf(new TestSession("shop", true))).isSameAs(within);
		lasting.endOf(this.session);
		assertThat(lasting.unitOf(new TestSession("shop", true))).isSameAs(unit);
		assertThat(this.ended).isEmpty();
	}

	@Test
	void aFaultWhileJudgingStaysInsideAndTheUnitIsLeft() {
		UnitsOfWork faulty = new UnitsOfWork((kind, queries) -> {
			throw new IllegalStateException("listener");
		}, this.faults);
		try (Scope scope = faulty.begin(Kind.HTTP, "GET /")) {
			UnitOfWork unit = faulty.unitOf(this.session);
			TemplateUse use = unit.executed(new SqlTemplate("id", "select 1"), "shop", 1, 1);
			unit.suspect(use, (ended, known) -> {
				throw new AssertionError("judge");
			});
			assertThat(scope).isNotNull();
		}
		assertThat(this.faults.count()).isEqualTo(2);
		assertThat(faulty.unitOf(this.session).name()).isEqualTo("shop");
	}

	private String current() {
		return this.units.unitOf(this.session).name();
	}

}
