package dev.tidepool.nplusone;

import dev.tidepool.sql.StatementAnalyzer;
import dev.tidepool.sql.StatementFacts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Harmless}.
 */
class HarmlessTests {

	@Test
	void sequencesAreHarmless() {
		assertThat(Harmless.isSequence("select nextval('order_seq')")).isTrue();
		assertThat(Harmless.isSequence("select next value for order_seq")).isTrue();
		assertThat(Harmless.isSequence("select value from sequence_of_events where id = ?")).isFalse();
	}

	@Test
	void pagesAreHarmless() {
		assertThat(Harmless.isPage("select id from orders offset ? rows fetch next ? rows only")).isTrue();
		assertThat(Harmless.isPage("select id from orders limit ? offset ?")).isTrue();
		assertThat(Harmless.isPage("select id from orders where id = ? limit ?")).isFalse();
	}

	@Test
	void aFetchOfManyKeysIsHarmlessButNotOfOne() {
		assertThat(harmless("select id from item where order_id in (?, ?, ?)").isFetchOfMany(3)).isTrue();
		assertThat(harmless("select id from item where order_id in (?)").isFetchOfMany(1)).isFalse();
		assertThat(harmless("select id from item where order_id = any (?)").isFetchOfMany(1)).isTrue();
		assertThat(harmless("select id from item where order_id = ? and kind = ?").isFetchOfMany(2)).isFalse();
	}

	@Test
	void whatLibrariesKeepForThemselvesIsHarmless() {
		assertThat(harmless("select * from batch_job_execution where id = ?").isAlways()).isTrue();
		assertThat(harmless("select * from batch where id = ?").isAlways()).isFalse();
	}

	private static Harmless harmless(String sql) {
		try (StatementAnalyzer analyzer = new StatementAnalyzer()) {
			StatementFacts facts = analyzer.analyze(sql);
			assertThat(Harmless.of(facts)).isSameAs(Harmless.of(facts));
			return Harmless.of(facts);
		}
	}

}
