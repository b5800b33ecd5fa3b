package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import dev.tidepool.jdbc.QueryExecution.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Shadow}.
 */
class ShadowTests {

	private static final String QUERY = CacheFixture.QUERY;

	private static final String STRANGER = "select name from person where id = ?";

	private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	private CacheFixture fixture;

	@BeforeEach
	void open() throws SQLException {
		this.fixture = CacheFixture.shadow(this.url, new CacheRule(Set.of("product"), null, null));
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private CacheStatistics statistics() {
		return this.fixture.cache.statistics();
	}

	@Test
	void theDatabaseAnswersAndWouldBeHitsAreCountedAndCompared() throws SQLException {
		for (int i = 0; i < 1 + Shadow.SAMPLE + 1; i++) {
			assertThat(this.fixture.query(QUERY)).containsExactly("tea");
		}
		assertThat(this.fixture.sources).containsOnly(Source.DATABASE);
		assertThat(statistics().hits()).isZero();
		assertThat(statistics().wouldHits()).isEqualTo(Shadow.SAMPLE + 1);
		assertThat(statistics().compared()).isEqualTo(2);
		assertThat(statistics().mismatches()).isZero();
	}

	@Test
	void aWriterThatNobodySawIsFoundOut() throws SQLException {
		this.fixture.query(QUERY);
		try (Connection elsewhere = DriverManager.getConnection(this.url)) {
			CacheFixture.update(elsewhere, "update product set name = 'coffee' where id = 1");
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		assertThat(statistics().mismatches()).isEqualTo(1);
	}

	@Test
	void ownWritesAreNoMismatch() throws SQLException {
		this.fixture.query(QUERY);
		this.fixture.update("update product set name = 'coffee' where id = 1");
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		assertThat(statistics().wouldHits()).isZero();
		assertThat(statistics().mismatches()).isZero();
	}

	@Test
	void aRuleIsSuggestedThatWouldPay() throws SQLException {
		for (int i = 0; i < 20; i++) {
			this.fixture.query(STRANGER, 1);
		}
		this.fixture.query("select name from person where id = 1 for update");
		this.fixture.ticker.advance(Duration.ofMinutes(1));
		Suggestions suggestions = this.fixture.cache.suggestions();
		assertThat(suggestions.rules()).singleElement().satisfies((rule) -> {
			assertThat(rule.tables()).containsExactly("person");
			assertThat(rule.configured()).isNull();
			assertThat(rule.queries()).isEqualTo(20);
			assertThat(rule.hitRate()).isEqualTo(0.95);
			assertThat(rule.savedMillisPerHour()).isPositive();
		});
		assertThat(suggestions.notCached()).extracting(Suggestions.NotCached::reason)
			.contains("no rule, annotation or comment opts it in", "STATEMENT");
		assertThat(statistics().fills()).as("results that nobody wants kept").isZero();
	}

	@Test
	void noRuleIsSuggestedForWhatChangesAllTheTime() throws SQLException {
		for (int i = 0; i < 20; i++) {
			this.fixture.query(STRANGER, 1);
			this.fixture.update("update person set name = 'Bob' where id = 1");
		}
		this.fixture.ticker.advance(Duration.ofMinutes(1));
		assertThat(this.fixture.cache.suggestions().rules()).isEmpty();
	}

	@Test
	void whatIsRememberedOfStrangersIsBounded() throws SQLException {
		try (Connection connection = this.fixture.connection()) {
			for (int i = 0; i < Shadow.MAX_GHOSTS + 200; i++) {
				CacheFixture.query(connection, STRANGER, i);
			}
		}
		assertThat(this.fixture.cache.ghosts()).isPositive().isLessThanOrEqualTo(Shadow.MAX_GHOSTS);
	}

}
