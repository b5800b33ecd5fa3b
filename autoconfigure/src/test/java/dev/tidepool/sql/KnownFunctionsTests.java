package dev.tidepool.sql;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KnownFunctions}.
 */
class KnownFunctionsTests {

	@Test
	void doNotCallWhatRunsTextOrTouchesFilesHarmless() {
		assertThat(KnownFunctions.HARMLESS).doesNotContain("query_to_xml", "ts_stat", "ts_rewrite", "openquery",
				"openrowset", "dblink", "lo_import", "lo_unlink", "load_file", "readfile", "writefile", "csvread",
				"csvwrite", "file_read", "load_extension", "pg_notify", "pg_terminate_backend", "benchmark", "eval");
	}

	@Test
	void belongToOneClassEach() {
		List<Set<String>> classes = List.of(KnownFunctions.HARMLESS, KnownFunctions.NON_DETERMINISTIC,
				KnownFunctions.SESSION_DEPENDENT, KnownFunctions.SESSION_CHANGING);
		for (Set<String> one : classes) {
			for (Set<String> other : classes) {
				if (one != other) {
					assertThat(one).doesNotContainAnyElementsOf(other);
				}
			}
		}
	}

	@Test
	void areWords() {
		assertThat(KnownFunctions.HARMLESS).allMatch((name) -> name.matches("[a-z][a-z0-9_]*"));
	}

}
