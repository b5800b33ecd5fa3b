package dev.tidepool.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.springframework.core.io.ClassPathResource;

/**
 * Reads a corpus. Each line stands for every combination of its rows, hosts and
 * databases:
 *
 * <pre>
 * label | shape | rows | hosts | databases | child
 * positive | hibernate.lazy-to-one | 8, 24 | * | * | from author
 * negative | hibernate.join-fetch | 24 | mvc, batch | h2 |
 * </pre>
 */
final class Corpus {

	/** Names a file with another corpus. */
	static final String PROPERTY = "nplusone.corpus";

	private Corpus() {
	}

	static List<CorpusUnit> read() throws IOException {
		String file = System.getProperty(PROPERTY, "");
		String text = file.isEmpty()
				? new ClassPathResource("corpus/corpus.txt").getContentAsString(StandardCharsets.UTF_8)
				: Files.readString(Path.of(file));
		return text.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.flatMap((line) -> units(line).stream())
			.toList();
	}

	static List<CorpusUnit> units(String line) {
		String[] fields = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
		if (fields.length != 6 || !List.of("positive", "negative").contains(fields[0])) {
			throw new IllegalArgumentException("'" + line + "' must have six fields, the first positive or negative");
		}
		List<CorpusUnit> units = new ArrayList<>();
		for (CorpusDatabase database : values(CorpusDatabase.class, fields[4])) {
			for (Host host : values(Host.class, fields[3])) {
				for (String rows : fields[2].split(",")) {
					units.add(new CorpusUnit(fields[0].equals("positive"), fields[1], Integer.parseInt(rows.strip()),
							host, database, fields[5].toLowerCase(Locale.ROOT)));
				}
			}
		}
		return units;
	}

	private static <E extends Enum<E>> List<E> values(Class<E> type, String field) {
		if (field.equals("*")) {
			return List.of(type.getEnumConstants());
		}
		return Arrays.stream(field.split(","))
			.map((name) -> Enum.valueOf(type, name.strip().toUpperCase(Locale.ROOT)))
			.toList();
	}

}
