package dev.tidepool.nplusone;

import java.time.Duration;
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
		assertThat(this.sites.find(TEMPLATE, "GET /"))
			.matches("dev\\.tidepool\\.nplusone\\.CallSites\\.find\\(CallSites\\.java:\\d+\\)");
	}

	@Test
	void aPackageIsNotPreferredForTheStartOfItsName() {
		CallSites other = new CallSites(List.of("dev.tidepool.nplus"), this.clock);
		assertThat(other.find(TEMPLATE, "GET /")).doesNotContain("tidepool");
	}

	@Test
	void aLambdaStandsInItsMethod() {
		CallSites shop = new CallSites(List.of("dev.tidepool.nplusone.shop"), this.clock);
		assertThat(Callbacks.inLambda(() -> shop.find(TEMPLATE, "GET /")))
			.matches("dev\\.tidepool\\.nplusone\\.shop\\.Callbacks\\.inLambda\\(Callbacks\\.java:\\d+\\)");
	}

	@Test
	void whatIsNewMayBeLookedForOften() {
		for (int i = 0; i < 200; i++) {
			assertThat(this.sites.find(TEMPLATE, "GET /" + i)).isNotNull();
		}
		assertThat(this.sites.find(TEMPLATE, "GET /200")).isNull();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.sites.find(TEMPLATE, "GET /200")).isNotNull();
	}

	@Test
	void whatWasLookedForInTheLastMinuteIsLookedForRarely() {
		for (int i = 0; i < 21; i++) {
			assertThat(this.sites.find(TEMPLATE, "GET /")).isNotNull();
		}
		assertThat(this.sites.find(TEMPLATE, "GET /")).isNull();
		assertThat(this.sites.find(TEMPLATE, "GET /other")).isNotNull();
		this.clock.advance(Duration.ofSeconds(61));
		assertThat(this.sites.find(TEMPLATE, "GET /")).isNotNull();
	}

	@Test
	void whatWasNotLookedForIsWhatWasFoundLast() {
		assertThat(this.sites.settle(TEMPLATE, "GET /", null)).isNull();
		assertThat(this.sites.settle(TEMPLATE, "GET /", "A.a(A.java:1)")).isEqualTo("A.a(A.java:1)");
		assertThat(this.sites.settle(TEMPLATE, "GET /", null)).isEqualTo("A.a(A.java:1)");
		assertThat(this.sites.settle(TEMPLATE, "GET /", CallSites.NONE)).isEmpty();
		assertThat(this.sites.settle(TEMPLATE, "GET /", null)).isEmpty();
		assertThat(this.sites.settle(TEMPLATE, "GET /other", null)).isNull();
	}

}
