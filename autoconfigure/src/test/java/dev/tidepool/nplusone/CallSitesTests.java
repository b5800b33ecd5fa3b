package dev.tidepool.nplusone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.nplusone.shop.Callbacks;
import dev.tidepool.sql.SqlTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallSites}.
 */
class CallSitesTests {

	private static final SqlTemplate TEMPLATE = new SqlTemplate("id", "select 1");

	private final SettableClock clock = new SettableClock();

	private final CallSites sites = new CallSites(List.of("dev.tidepool.nplusone"), this.clock);

	@Test
	void theFirstFrameInAPreferredPackageIsTheCallSite() {
		// The first frame of this package is the one that looks
		assertThat(this.sites.find(TEMPLATE, "GET /").line())
			.matches("dev\\.tidepool\\.nplusone\\.CallSites\\.walk\\(CallSites\\.java:\\d+\\)");
	}

	@Test
	void aPackageIsNotPreferredForTheStartOfItsName() {
		CallSites other = new CallSites(List.of("dev.tidepool.nplus"), this.clock);
		assertThat(other.find(TEMPLATE, "GET /").line()).doesNotContain("tidepool");
	}

	@Test
	void aLambdaStandsInItsMethod() {
		CallSites shop = new CallSites(List.of("dev.tidepool.nplusone.shop"), this.clock);
		assertThat(Callbacks.inLambda(() -> shop.find(TEMPLATE, "GET /").line()))
			.matches("dev\\.tidepool\\.nplusone\\.shop\\.Callbacks\\.inLambda\\(Callbacks\\.java:\\d+\\)");
	}

	@Test
	void whatIsNewMayBeLookedForOften() {
		for (int i = 0; i < CallSites.BURST; i++) {
			assertThat(this.sites.find(TEMPLATE, "GET /" + i)).isNotNull();
		}
		assertThat(this.sites.find(TEMPLATE, "GET /late")).isNull();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.sites.find(TEMPLATE, "GET /late")).isNotNull();
	}

	@Test
	void whatWasLookedForInTheLastMinuteIsLookedForRarely() {
		for (int i = 0; i <= CallSites.BURST; i++) {
			assertThat(this.sites.find(TEMPLATE, "GET /")).isNotNull();
		}
		assertThat(this.sites.find(TEMPLATE, "GET /")).isNull();
		assertThat(this.sites.find(TEMPLATE, "GET /other")).isNotNull();
		this.clock.advance(Duration.ofSeconds(61));
		assertThat(this.sites.find(TEMPLATE, "GET /")).isNotNull();
	}

	@Test
	void whatWasNotLookedForIsWhatWasFoundLast() {
		CallSite first = new CallSite("A.a(A.java:1)", CallSite.Client.JDBC, false, 1);
		CallSite none = new CallSite(CallSites.NONE, CallSite.Client.JDBC, false, 2);
		assertThat(this.sites.settle(TEMPLATE, "GET /", null)).isNull();
		assertThat(this.sites.settle(TEMPLATE, "GET /", first)).isEqualTo(first);
		assertThat(this.sites.settle(TEMPLATE, "GET /", null)).isEqualTo(first);
		assertThat(this.sites.settle(TEMPLATE, "GET /", none)).isEqualTo(none);
		assertThat(this.sites.settle(TEMPLATE, "GET /", null)).isEqualTo(none);
		assertThat(this.sites.settle(TEMPLATE, "GET /other", null)).isNull();
	}

	@Test
	void thePathTellsCallersApartWhoComeByTheSameLine() {
		CallSites shop = new CallSites(List.of("dev.tidepool.nplusone.shop"), this.clock);
		List<CallSite> loop = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			loop.add(Callbacks.inLambda(shop::walk));
		}
		assertThat(loop.get(0)).isEqualTo(loop.get(1));
	}

}
