package dev.tidepool.nplusone;

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
		assertThat(Harmless.isFetchOfMany("select id from item where order_id in (?...)", 10)).isTrue();
		assertThat(Harmless.isFetchOfMany("select id from item where order_id in (?...)", 1)).isFalse();
		assertThat(Harmless.isFetchOfMany("select id from item where order_id = ? and kind = ?", 2)).isFalse();
	}

}
