package dev.tidepool.nplusone;

import java.time.Instant;
import java.util.Map;

import dev.tidepool.nplusone.NPlusOneFinding.Cost;
import dev.tidepool.nplusone.NPlusOneFinding.Evidence;
import dev.tidepool.nplusone.NPlusOneFinding.Kind;
import dev.tidepool.nplusone.NPlusOneFinding.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Recurrence}.
 */
class RecurrenceTests {

	private final KnownFinding known = new KnownFinding(new NPlusOneFinding("id", Kind.N_PLUS_ONE, UnitOfWork.Kind.HTTP,
			"GET /orders", "shop", "select 1", null, null, Evidence.CALL_SITE, Verdict.LIKELY, null, "fix",
			Cost.ofUnit(5, 1), null, Instant.EPOCH, Instant.EPOCH, false));

	private final Recurrence recurrence = new Recurrence("GET /orders", this.known);

	@Test
	void itHoldsForUnitsOfItsNameOnly() {
		assertThat(Map.of("GET /orders", true, "GET /", false))
			.allSatisfy((name, holds) -> assertThat(this.recurrence.isOf(name)).isEqualTo(holds));
	}

	@Test
	void itEndsWhenSuchUnitsShowedSomethingElse() {
		this.recurrence.replace();
		assertThat(this.recurrence.isOf("GET /orders")).isFalse();
	}

	@Test
	void itEndsWithItsFinding() {
		this.known.giveWay();
		assertThat(this.recurrence.isOf("GET /orders")).isFalse();
	}

}
