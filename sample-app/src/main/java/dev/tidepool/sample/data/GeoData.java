package dev.tidepool.sample.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import org.springframework.core.io.ClassPathResource;

/**
 * The rows of the compressed tables in {@code data/}, see {@code ATTRIBUTION.txt} there.
 */
final class GeoData {

	private GeoData() {
	}

	/**
	 * Reads a table row by row, without ever holding all of it.
	 * @param table the name of the file, without its extension
	 * @param row called with the columns of each row
	 */
	static void read(String table, Consumer<String[]> row) {
		ClassPathResource resource = new ClassPathResource("data/" + table + ".tsv.gz");
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(resource.getInputStream(), 1 << 16), StandardCharsets.UTF_8))) {
			reader.lines().skip(1).map((line) -> line.split("\t", -1)).forEach(row);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + resource.getDescription(), ex);
		}
	}

}
