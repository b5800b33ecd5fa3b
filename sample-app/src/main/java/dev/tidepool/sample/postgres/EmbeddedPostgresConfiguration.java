package dev.tidepool.sample.postgres;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * A real PostgreSQL that lives and ends with the application. It only says where the
 * database is: the pool stays the one that Spring Boot makes.
 */
@Configuration(proxyBeanMethods = false)
@Profile("postgres")
class EmbeddedPostgresConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedPostgresConfiguration.class);

	@Bean(destroyMethod = "close")
	EmbeddedPostgres embeddedPostgres() throws IOException {
		logger.info("Starting an embedded PostgreSQL");
		return EmbeddedPostgres.builder()
			// Byte order, in which an index also serves a search by prefix
			.setLocaleConfig("locale", "C")
			.setLocaleConfig("encoding", "UTF-8")
			// Ends with the context, after the pool, and not beside it
			.setRegisterShutdownHook(false)
			.start();
	}

	@Bean
	JdbcConnectionDetails jdbcConnectionDetails(EmbeddedPostgres postgres) {
		return new EmbeddedPostgresConnectionDetails(
				postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
	}

	private record EmbeddedPostgresConnectionDetails(String getJdbcUrl) implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return "postgres";
		}

		@Override
		public String getPassword() {
			return "postgres";
		}

	}

}
