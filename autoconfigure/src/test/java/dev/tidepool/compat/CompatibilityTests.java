package dev.tidepool.compat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application sees the same rows and the same failures with Tidepool as without, and
 * leaves the same database behind, whatever it reaches its database with.
 */
class CompatibilityTests {

	@ParameterizedTest
	@MethodSource("managed")
	void theApplicationSeesTheSameWithTidepool(Database database, Mode mode, Library library) {
		List<String> without = Run.of(database, mode.absent()).transcripts().get(library).lines();
		List<String> with = Run.of(database, mode).transcripts().get(library).lines();
		assertThat(differences(without, with)).isEmpty();
		assertThat(with).hasSameSizeAs(without);
	}

	private static List<String> differences(List<String> without, List<String> with) {
		return IntStream.range(0, Math.min(without.size(), with.size()))
			.filter((i) -> !without.get(i).equals(with.get(i)))
			.mapToObj((i) -> "without " + without.get(i) + "\nwith    " + with.get(i))
			.toList();
	}

	static Stream<Arguments> managed() {
		return settings().flatMap((setting) -> Stream.of(Library.values())
			.map((library) -> Arguments.of(setting.get()[0], setting.get()[1], library)));
	}

	@ParameterizedTest
	@EnumSource
	void theApplicationDoesWhatItShould(Database database) {
		Run run = Run.of(database, Mode.ABSENT);
		assertThat(run.dataSource()).isEqualTo(HikariDataSource.class);
		run.transcripts()
			.forEach((library, transcript) -> assertThat(transcript.surprises()).as("%s", library).isEmpty());
	}

	@ParameterizedTest
	@MethodSource("settings")
	void tidepoolIsInUseAndKeepsNothing(Database database, Mode mode) {
		Run run = Run.of(database, mode);
		assertThat(run.dataSource()).isEqualTo(TidepoolDataSource.class);
		assertThat(run.active()).isZero();
		assertThat(run.faults()).isZero();
		// SQLite knows the isolation level only at which nothing is served
		if (mode.isCached() && database != Database.SQLITE && mode != Mode.EVERYTHING_WITHOUT_AUTO_COMMIT) {
			assertThat(run.hits()).isGreaterThan(50);
		}
	}

	static Stream<Arguments> settings() {
		return Stream.of(Database.values())
			.flatMap((database) -> Stream.of(Mode.values())
				.filter((mode) -> !mode.isAbsent())
				.map((mode) -> Arguments.of(database, mode)));
	}

}
