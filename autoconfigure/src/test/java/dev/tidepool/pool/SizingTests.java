package dev.tidepool.pool;

import java.time.Duration;

import dev.tidepool.database.LiveCapacity;
import dev.tidepool.database.ServerCapacity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Sizing}.
 */
class SizingTests {

	private static final LiveCapacity.Answer UNKNOWN = new LiveCapacity.Answer(null, "H2 does not say");

	private final PoolSettings settings = new PoolSettings(PoolSettings.Mode.ADAPTIVE, 2, 20, Duration.ofSeconds(1),
			10);

	@Test
	void showsWhatDemandTheDatabaseAndItsServerSay() {
		Sizing sizing = Sizing.of(4, 12, this.settings, server(100, 3, 40));
		assertThat(sizing.littlesLaw()).isEqualTo(11);
		assertThat(sizing.knee()).isEqualTo(12);
		assertThat(sizing.server()).isEqualTo(new Sizing.Server(100, 3, 40, 57));
		assertThat(sizing.unknown()).isEmpty();
		assertThat(sizing.advice())
			.isEqualTo("The bounds leave room for what demand asks for and the database gets done");
	}

	@Test
	void withoutDemandOneConnectionIsEnough() {
		assertThat(Sizing.of(0, null, this.settings, UNKNOWN).littlesLaw()).isOne();
	}

	@Test
	void aServerWithoutRoomIsSaidFirst() {
		assertThat(Sizing.of(30, null, this.settings, server(20, 3, 10)).advice())
			.startsWith("The server has room for 7 connections, fewer than the most allowed (20): lower "
					+ "tidepool.pool.max-connections");
		assertThat(server(20, 3, 40).capacity().room()).isZero();
	}

	@Test
	void demandBeyondTheBoundsAsksForMoreAsFarAsTheServerGrants() {
		assertThat(Sizing.of(30, null, this.settings, server(100, 3, 40)).advice()).isEqualTo(
				"Demand asks for 48 connections, more than 20 allow: raise tidepool.pool.max-connections, up to 57");
		Sizing unknown = Sizing.of(30, null, this.settings, UNKNOWN);
		assertThat(unknown.server()).isNull();
		assertThat(unknown.unknown()).isEqualTo("H2 does not say");
		assertThat(unknown.advice()).endsWith("raise tidepool.pool.max-connections as far as the server grants");
	}

	@Test
	void moreThanTheKneeIsNotAdvised() {
		assertThat(Sizing.of(30, 12, this.settings, server(100, 3, 40)).advice()).startsWith("The bounds leave room");
	}

	private static LiveCapacity.Answer server(int max, int reserved, int others) {
		return new LiveCapacity.Answer(new ServerCapacity(max, reserved, others), "");
	}

}
