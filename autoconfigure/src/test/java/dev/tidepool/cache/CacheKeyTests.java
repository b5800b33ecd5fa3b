package dev.tidepool.cache;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;

import dev.tidepool.jdbc.TestBindings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CacheKey}.
 */
class CacheKeyTests {

	@Test
	void equalPartsMakeEqualKeys() {
		CacheKey key = key(new int[] { 1, 2 }, 5, "a");
		assertThat(key).isEqualTo(key(new int[] { 1, 2 }, 5, "a")).hasSameHashCodeAs(key(new int[] { 1, 2 }, 5, "a"));
	}

	@Test
	void everyPartCounts() {
		CacheKey key = new CacheKey("one", "ann", "select 1", TestBindings.of(new int[0]));
		assertThat(key).isNotEqualTo(new CacheKey("two", "ann", "select 1", TestBindings.of(new int[0])))
			.isNotEqualTo(new CacheKey("one", "bob", "select 1", TestBindings.of(new int[0])))
			.isNotEqualTo(new CacheKey("one", null, "select 1", TestBindings.of(new int[0])))
			.isNotEqualTo(new CacheKey("one", "ann", "select 2", TestBindings.of(new int[0])));
	}

	@Test
	void thePositionOfNullCounts() {
		assertThat(key(new int[] { 1, 1 }, null, "a")).isNotEqualTo(key(new int[] { 1, 1 }, "a", null));
	}

	@Test
	void theWayOfBindingCounts() {
		assertThat(key(new int[] { 1 }, 5)).isNotEqualTo(key(new int[] { 2 }, 5));
	}

	@Test
	void theClassOfTheValueCounts() {
		Timestamp timestamp = new Timestamp(1000);
		Date date = new Date(1000);
		assertThat(date.equals(timestamp)).isTrue();
		assertThat(key(new int[] { 1 }, date)).isNotEqualTo(key(new int[] { 1 }, timestamp));
		assertThat(key(new int[] { 1 }, 1)).isNotEqualTo(key(new int[] { 1 }, 1L));
		assertThat(key(new int[] { 1 }, "1")).isNotEqualTo(key(new int[] { 1 }, 1));
	}

	@Test
	void theScaleOfADecimalCounts() {
		assertThat(key(new int[] { 1 }, new BigDecimal("1.0"))).isNotEqualTo(key(new int[] { 1 }, new BigDecimal("1")));
	}

	@Test
	void bytesAreComparedByContent() {
		CacheKey key = key(new int[] { 1 }, (Object) new byte[] { 1, 2 });
		assertThat(key).isEqualTo(key(new int[] { 1 }, (Object) new byte[] { 1, 2 }))
			.hasSameHashCodeAs(key(new int[] { 1 }, (Object) new byte[] { 1, 2 }))
			.isNotEqualTo(key(new int[] { 1 }, (Object) new byte[] { 1, 3 }));
	}

	@Test
	void itKnowsWhetherTheSameIsBound() {
		CacheKey key = key(new int[] { 5 }, 1L);
		assertThat(key.isBoundIn(TestBindings.of(new int[] { 5 }, 1L))).isTrue();
		assertThat(key.isBoundIn(TestBindings.of(new int[] { 5 }, 2L))).isFalse();
		assertThat(key.isBoundIn(TestBindings.of(new int[] { 5, 5 }, 1L, 1L))).isFalse();
	}

	private static CacheKey key(int[] kinds, Object... values) {
		return new CacheKey("test", null, "select ?", TestBindings.of(kinds, values));
	}

}
