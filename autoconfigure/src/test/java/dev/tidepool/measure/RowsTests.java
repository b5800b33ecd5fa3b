package dev.tidepool.measure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Rows}.
 */
class RowsTests {

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 2", "3, 4", "4, 4", "6, 8", "8, 8", "9, 8", "128, 8" })
	void thereIsOneForEachProcessorUpToEight(int processors, int rows) {
		assertThat(Rows.count(processors)).isEqualTo(rows);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4, 8 })
	void aThreadHasOneOfThem(int rows) {
		assertThat(Rows.mine(rows)).isBetween(0, rows - 1).isEqualTo(Rows.mine(rows));
	}

}
