package dev.tidepool.sample;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class NPlusOneDemoTests {

	@LocalServerPort
	private int port;

	@Autowired
	private EntityManagerFactory entityManagerFactory;

	private Statistics statistics;

	@BeforeEach
	void setUp() {
		this.statistics = this.entityManagerFactory.unwrap(SessionFactory.class).getStatistics();
		this.statistics.setStatisticsEnabled(true);
	}

	@AfterEach
	void tearDown() {
		this.statistics.setStatisticsEnabled(false);
	}

	@Test
	void demonstrationHasOneQueryAndTwentyMore() {
		assertThat(statementsOf("/demo/nplusone")).isEqualTo(21);
	}

	@Test
	void curedTwinHasOneQuery() {
		assertThat(statementsOf("/demo/nplusone-cured")).isEqualTo(1);
	}

	@Test
	void curedTwinGivesTheSameAnswer() {
		Http http = new Http(this.port);
		String page = http.get("/demo/nplusone").body();
		assertThat(page).contains("Buenos Aires", "Argentina", "South America");
		assertThat(http.get("/demo/nplusone-cured").body()).isEqualTo(page);
	}

	private long statementsOf(String path) {
		this.statistics.clear();
		new Http(this.port).json(path);
		return this.statistics.getPrepareStatementCount();
	}

}
