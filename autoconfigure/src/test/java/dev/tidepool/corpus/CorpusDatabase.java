package dev.tidepool.corpus;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jooq.SQLDialect;

/**
 * The databases that the corpus runs on. A server is started once, and ends with the JVM.
 */
enum CorpusDatabase {

	H2(SQLDialect.H2) {

		@Override
		String url() {
			return "jdbc:h2:mem:corpus;DB_CLOSE_DELAY=-1";
		}

	},

	POSTGRESQL(SQLDialect.POSTGRES) {

		@Override
		String url() throws IOException {
			return EmbeddedPostgres.builder()
				.setServerConfig("fsync", "off")
				.start()
				.getJdbcUrl("postgres", "postgres");
		}

	};

	private final SQLDialect dialect;

	CorpusDatabase(SQLDialect dialect) {
		this.dialect = dialect;
	}

	SQLDialect dialect() {
		return this.dialect;
	}

	abstract String url() throws IOException;

}
