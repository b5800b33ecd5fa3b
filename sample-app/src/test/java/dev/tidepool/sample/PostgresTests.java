package dev.tidepool.sample;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
@ActiveProfiles("postgres")
@DirtiesContext
class PostgresTests {

	@LocalServerPort
	private int port;

	@Autowired
	private DataSource dataSource;

	@Test
	void applicationRunsOnPostgreSqlWithThePoolOfSpringBoot() throws SQLException {
		assertThat(this.dataSource.isWrapperFor(HikariDataSource.class)).isTrue();
		try (Connection connection = this.dataSource.getConnection()) {
			assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
		}
	}

	@Test
	void endpointsAnswerWithRealData() {
		Http http = new Http(this.port);
		assertThat(http.json("/cities?name=sao%20p&limit=1")).extractingPath("$[0].name").isEqualTo("São Paulo");
		assertThat(http.json("/countries/FR/summary")).extractingPath("$.largestCity").isEqualTo("Paris");
		assertThat(http.json("/stats/continents")).extractingPath("$.length()").isEqualTo(7);
		assertThat(http.json("/demo/report")).extractingPath("$.length()").isEqualTo(20);
		assertThat(http.get("/demo/nplusone-cured").body()).isEqualTo(http.get("/demo/nplusone").body());
	}

	@Test
	void trafficHasNoErrors() {
		assertThat(Http.json(new Http(this.port).post("/demo/traffic?seconds=1&clients=4"))).extractingPath("$.errors")
			.isEqualTo(0);
	}

}
