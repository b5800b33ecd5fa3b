package dev.tidepool.sample;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class EndpointTests {

	private static final long LONDON = 2643743;

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	private Http http;

	@BeforeEach
	void setUp() {
		this.http = new Http(this.port);
		this.jdbc.update("delete from visit");
	}

	@Test
	void startPageShowsTheLinksAndTheAttribution() {
		HttpResponse<String> page = this.http.get("/");
		assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
		assertThat(page.body()).contains("actuator/tidepool", "demo/nplusone", "demo/traffic", "GeoNames", "CC BY 4.0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/prometheus", "/visits/top" })
	void linkOfTheStartPageIsServed(String path) {
		assertThat(this.http.get(path).statusCode()).isEqualTo(200);
	}

	@Test
	void dataHasAllCountriesAndMoreThanAHundredThousandCities() {
		assertThat(this.jdbc.queryForObject("select count(*) from country", Integer.class)).isGreaterThan(240);
		assertThat(this.jdbc.queryForObject("select count(*) from city", Integer.class)).isGreaterThan(100_000);
	}

	@Test
	void cityIsReadByItsKey() {
		assertThat(this.http.json("/cities/" + LONDON))
			.hasPathSatisfying("$.name", (name) -> assertThat(name).isEqualTo("London"))
			.hasPathSatisfying("$.country", (country) -> assertThat(country).isEqualTo("GB"));
	}

	@Test
	void searchFindsTheLargestCitiesFirst() {
		assertThat(this.http.json("/cities?name=lond&limit=2")).extractingPath("$[*].name")
			.asArray()
			.containsExactly("London", "Londrina");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sao%20p", "S%C3%83O%20P", "S%C3%A3o%20P" })
	void searchIgnoresCaseAndAccents(String prefix) {
		assertThat(this.http.json("/cities?limit=1&name=" + prefix)).extractingPath("$[0].name").isEqualTo("São Paulo");
	}

	@Test
	void searchTakesWildcardsLiterally() {
		assertThat(this.http.json("/cities?name=%25")).extractingPath("$").asArray().isEmpty();
	}

	@Test
	void countriesAreListedByName() {
		assertThat(this.http.json("/countries")).extractingPath("$[0].name").isEqualTo("Afghanistan");
	}

	@Test
	void summaryAddsUpTheCitiesOfACountry() {
		assertThat(this.http.json("/countries/fr/summary"))
			.hasPathSatisfying("$.largestCity", (city) -> assertThat(city).isEqualTo("Paris"))
			.hasPathSatisfying("$.cities", (cities) -> assertThat(cities).isEqualTo(8836));
	}

	@Test
	void summaryOfACountryWithoutCitiesIsEmpty() {
		assertThat(this.http.json("/countries/AC/summary")).extractingPath("$.cities").isEqualTo(0);
	}

	@Test
	void continentsAreSevenAndHoldAllCountries() {
		assertThat(this.http.json("/stats/continents"))
			.hasPathSatisfying("$.length()", (length) -> assertThat(length).isEqualTo(7))
			.hasPathSatisfying("$[?(@.continent=='Europe')].countries",
					(countries) -> assertThat(countries).asArray().containsExactly(52));
	}

	@Test
	void visitCountsAtOnce() {
		assertThat(this.http.json("/visits/top")).extractingPath("$").asArray().isEmpty();
		for (int visits = 1; visits <= 3; visits++) {
			assertThat(this.http.post("/cities/" + LONDON + "/visits?visitor=Ada").statusCode()).isEqualTo(201);
			assertThat(this.http.json("/visits/top")).extractingPath("$[0].visits").isEqualTo(visits);
		}
	}

	@Test
	void reportFindsNeighbours() {
		assertThat(this.http.json("/demo/report")).extractingPath("$.length()").isEqualTo(20);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			GET  | /cities/1                                | 404 | No city 1
			GET  | /countries/XX/summary                    | 404 | No country 'XX'
			GET  | /cities?name=x&limit=0                   | 400 | 'limit' must be between 1 and 200, but was 0
			GET  | /visits/top?limit=101                    | 400 | 'limit' must be between 1 and 100, but was 101
			POST | /cities/1/visits                         | 404 | No city 1
			POST | /cities/2643743/visits?visitor=%20       | 400 | 'visitor' must have between 1 and 60 characters
			POST | /demo/traffic?seconds=0                  | 400 | 'seconds' must be between 1 and 120, but was 0
			POST | /demo/traffic?seconds=121                | 400 | 'seconds' must be between 1 and 120, but was 121
			POST | /demo/traffic?seconds=1&clients=65       | 400 | 'clients' must be between 1 and 64, but was 65
			""")
	void badRequestIsAnsweredWithWhatIsWrong(String method, String path, int status, String detail) {
		HttpResponse<String> response = "GET".equals(method) ? this.http.get(path) : this.http.post(path);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body()).contains(detail);
	}

}
