package dev.tidepool.database;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OverloadCodes}.
 */
class OverloadCodesTests {

	@ParameterizedTest
	@CsvSource({ "53300, 0", "08004, 1040", "42000, 1203", "42000, 1226", "66000, 12516", "66000, 12519",
			"66000, 12520", "S0001, 10928" })
	void knowsWhatServersSayWhenTheyHaveTooMany(String state, int code) {
		assertThat(OverloadCodes.isOverload(new SQLException("too many", state, code))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "08001, 0", "28P01, 0", "57P03, 0", "28000, 1045", "66000, 12541" })
	void isNotMisledByOtherFailuresToConnect(String state, int code) {
		assertThat(OverloadCodes.isOverload(new SQLException("down", state, code))).isFalse();
	}

	@Test
	void looksAtCauses() {
		SQLException cause = new SQLException("too many", "53300");
		assertThat(OverloadCodes.isOverload(new IllegalStateException(new SQLException("no", "08001", cause))))
			.isTrue();
		assertThat(OverloadCodes.isOverload(new IllegalStateException("nothing"))).isFalse();
	}

	@Test
	void endsWhereCausesGoRound() {
		Exception first = new Exception("first");
		Exception second = new Exception("second", first);
		first.initCause(second);
		assertThat(OverloadCodes.isOverload(first)).isFalse();
	}

}
