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
	void theCallSiteIsRememberedForAMinute() {
		String first = this.sites.find(TEMPLATE, "GET /");
		assertThat(this.sites.find(TEMPLATE, "GET /")).isSameAs(first);
		this.clock.advance(Duration.ofSeconds(61));
		assertThat(this.sites.find(TEMPLATE, "GET /")).isNotSameAs(first).isEqualTo(first);
	}

	@Test
	void eachUnitNameHasItsOwnCallSite() {
		assertThat(this.sites.find(TEMPLATE, "GET /a")).isNotSameAs(this.sites.find(TEMPLATE, "GET /b"));
	}

	@Test
	void walksAreLimitedInEachSecond() {
		for (int i = 0; i < 200; i++) {
			assertThat(this.sites.find(TEMPLATE, "GET /" + i)).isNotNull();
		}
		assertThat(this.sites.find(TEMPLATE, "GET /200")).isNull();
		assertThat(this.sites.find(TEMPLATE, "GET /0")).isNotNull();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.sites.find(TEMPLATE, "GET /200")).isNotNull();
	}

}
