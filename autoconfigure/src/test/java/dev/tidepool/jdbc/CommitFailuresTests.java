package dev.tidepool.jdbc;

import java.sql.SQLException;

import dev.tidepool.jdbc.ConnectionListener.CommitOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommitFailures}.
 */
class CommitFailuresTests {

	@ParameterizedTest
	@ValueSource(strings = { "23505", "23000", "25P02", "25000", "40001", "40P01", "40000" })
	void aDatabaseThatAnsweredRefused(String state) {
		assertThat(outcome(state)).isEqualTo(CommitOutcome.REFUSED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "08006", "08007", "40003", "57P01", "HY000", "", "2" })
	void whateverElseLeavesTheFateOpen(String state) {
		assertThat(outcome(state)).isEqualTo(CommitOutcome.UNKNOWN);
	}

	@Test
	void aMissingStateLeavesTheFateOpen() {
		assertThat(CommitFailures.outcomeOf(new SQLException("lost"))).isEqualTo(CommitOutcome.UNKNOWN);
	}

	private static CommitOutcome outcome(String state) {
		return CommitFailures.outcomeOf(new SQLException("planted", state));
	}

}
