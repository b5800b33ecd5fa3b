package dev.tidepool.boot.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tidepool.nplusone.NPlusOneFinding;
import org.jspecify.annotations.Nullable;

/**
 * The findings that a project knows of and has committed.
 *
 * @param fingerprints theirs
 */
record Baseline(Set<String> fingerprints) {

	/** Names the file to which new findings are added, in place of failing. */
	static final String WRITE = "tidepool.nplusone.baseline";

	static Baseline read(ClassLoader classLoader, String resource) {
		try (InputStream stream = classLoader.getResourceAsStream(resource)) {
			String text = (stream != null) ? new String(stream.readAllBytes(), StandardCharsets.UTF_8) : "";
			return new Baseline(text.lines()
				.map(String::strip)
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.map((line) -> line.split("\\s", 2)[0])
				.collect(Collectors.toSet()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("'" + resource + "' cannot be read", ex);
		}
	}

	boolean contains(NPlusOneFinding finding) {
		return this.fingerprints.contains(finding.fingerprint());
	}

	static String line(NPlusOneFinding finding) {
		return finding.fingerprint() + " " + finding.callSite() + " " + finding.sql();
	}

	/**
	 * Adds a finding to the file that is being written, if there is one.
	 */
	static boolean write(NPlusOneFinding finding) {
		@Nullable String file = System.getProperty(WRITE);
		if (file == null) {
			return false;
		}
		try {
			Files.writeString(Path.of(file), line(finding) + System.lineSeparator(), StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
			return true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("'" + file + "' cannot be written", ex);
		}
	}

}
