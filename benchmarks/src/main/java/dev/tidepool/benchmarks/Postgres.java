package dev.tidepool.benchmarks;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL server for one run.
 */
final class Postgres implements AutoCloseable {

	private final EmbeddedPostgres server;

	private Postgres(EmbeddedPostgres server) {
		this.server = server;
	}

	/**
	 * Starts a server and lets {@link Database#POSTGRESQL} point at it, here and in JVMs
	 * forked from now on.
	 */
	static Postgres start() throws IOException {
		return start(100);
	}

	/**
	 * Likewise, with room for so many connections.
	 */
	static Postgres start(int maxConnections) throws IOException {
		Postgres postgres = new Postgres(EmbeddedPostgres.builder()
			.setServerConfig("max_connections", Integer.toString(maxConnections))
			.start());
		System.setProperty(Database.URL_PROPERTY,
				"jdbc:postgresql://localhost:" + postgres.server.getPort() + "/postgres");
		return postgres;
	}

	int port() {
		return this.server.getPort();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
