package dev.tidepool.boot.actuate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.tidepool.boot.actuate.WebApp.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the dashboard over HTTP, on both web stacks.
 */
class DashboardTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			spring.main.banner-mode=off                                       | /actuator
			management.server.port=0                                          | /actuator
			management.endpoints.web.base-path=/manage                        | /manage
			management.endpoints.web.base-path=/                              | ''
			spring.webflux.base-path=/shop                                    | /shop/actuator
			management.server.port=0,management.server.base-path=/admin       | /admin/actuator
			management.endpoints.web.path-mapping.tidepool=pool/tidepool      | /actuator/pool
			""")
	void theOverviewAndItsPageAreThereOnTheReactiveStack(String properties, String base) {
		String[] all = (properties + ",management.endpoints.web.exposure.include=*").split(",");
		try (WebApp app = WebApp.start(WebApplicationType.REACTIVE, all)) {
			Response overview = app.get(base + "/tidepool", "application/json");
			assertThat(overview.status()).isEqualTo(200);
			assertThat(overview.at("/pools/0/name")).isEqualTo(WebApp.POOL);
			Response page = app.get(base + "/tidepool", BROWSER);
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
			assertThat(page.body()).startsWith("<!").contains("</html>");
			assertThat(page.policy()).contains("default-src 'none'", "script-src 'sha256-").doesNotContain("unsafe");
			assertThat(overview.policy()).isEmpty();
		}
	}

	@Test
	void thePageKnowsWhichEndpointsAreExposedAndWhere() {
		try (WebApp app = WebApp.start(WebApplicationType.SERVLET,
				"management.endpoints.web.exposure.include=tidepool,queries",
				"management.endpoints.web.path-mapping.queries=sql/all")) {
			assertThat(app.get("/actuator/tidepool", BROWSER).body())
				.contains("<link rel=\"endpoint\" title=\"tidepool\" href=\"/actuator/tidepool\">")
				.contains("<link rel=\"endpoint\" title=\"queries\" href=\"/actuator/sql/all\">")
				.doesNotContain("title=\"querycache\"");
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void anAnonymousCallerGetsNoneOfIt(WebApplicationType type) {
		try (WebApp app = WebApp.secured(type)) {
			for (String id : new String[] { "tidepool", "connectionpools", "querycache", "queries", "nplusone" }) {
				for (String accept : new String[] { BROWSER, "application/json", "*/*" }) {
					Response refused = app.get("/actuator/" + id, accept);
					assertThat(refused.status()).as("%s as %s", id, accept).isIn(302, 401);
					assertThat(refused.body()).doesNotContain("idepool", WebApp.POOL);
				}
			}
			String ada = "Basic " + Base64.getEncoder().encodeToString("ada:secret".getBytes(StandardCharsets.UTF_8));
			assertThat(app.get("/actuator/tidepool", BROWSER, ada).body()).contains("<title>Tidepool</title>");
			assertThat(app.get("/actuator/tidepool", "application/json", ada).at("/pools/0/name"))
				.isEqualTo(WebApp.POOL);
		}
	}

}
