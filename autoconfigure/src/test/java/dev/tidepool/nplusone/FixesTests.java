package dev.tidepool.nplusone;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Fixes}.
 */
class FixesTests {

	@ParameterizedTest
	@ValueSource(strings = { "select name from item where order_id = ?",
			"select i.name from item i where i.order_id = ? order by i.name" })
	void aSelectByOneKeyIsFetchedWithItsParent(String sql) {
		assertThat(Fixes.of(sql, null, List.of(), null)).contains("IN (:keys)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select count(*) from item where order_id = ?", "select count(1) from item" })
	void aCountIsGrouped(String sql) {
		assertThat(Fixes.of(sql, null, List.of(), null)).isEqualTo(Fixes.COUNT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select name from item", "select name from item where a = ? and b = ?",
			"select name from item where price > ?", "select f(?)", "select a from b where ?" })
	void everythingElseIsAskedForAtOnce(String sql) {
		assertThat(Fixes.of(sql, null, List.of(), null)).isEqualTo(Fixes.OTHER);
	}

}
