package dev.tidepool.boot.slices;

import dev.tidepool.insight.QueryStatistics;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the slice {@code @DataJpaTest}.
 */
@DataJpaTest(properties = "spring.flyway.enabled=false")
class DataJpaSliceTests {

	@Autowired
	private TestEntityManager entities;

	@Autowired
	private QueryStatistics statistics;

	@Test
	void entitiesAreStoredAndQueriesAreSeen() {
		this.entities.persistFlushFind(new Thing(1L, "kept"));
		this.entities.clear();
		assertThat(this.entities.find(Thing.class, 1L).name()).isEqualTo("kept");
		assertThat(this.statistics.summaries(100)).anyMatch((summary) -> summary.sql().startsWith("insert into thing"));
	}

}
