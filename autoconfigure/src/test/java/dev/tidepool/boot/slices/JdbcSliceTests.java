package dev.tidepool.boot.slices;

import javax.sql.DataSource;

import dev.tidepool.cache.QueryCache;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.jdbc.WrappedDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the slice {@code @JdbcTest}: Tidepool is in it, and its cache carries nothing
 * from one test to the next.
 */
@JdbcTest(properties = "spring.sql.init.mode=never")
@Sql(statements = "create table if not exists thing (id int primary key, name varchar(20))")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JdbcSliceTests {

	private static final String READ = "/* tidepool:cache ttl=60s */ select name from thing";

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private QueryCache cache;

	@Autowired
	private QueryStatistics statistics;

	@Test
	@Order(1)
	void theTestDatabaseIsLookedAfter() throws Exception {
		assertThat(this.dataSource.isWrapperFor(WrappedDataSource.class)).isTrue();
		this.jdbc.queryForList("select 'seen'");
		assertThat(this.statistics.summaries(100)).anyMatch((summary) -> summary.sql().equals("select ?"));
	}

	@Test
	@Order(2)
	void nothingIsServedInATransactionThatWillBeRolledBack() {
		long before = asked();
		this.jdbc.queryForList(READ);
		this.jdbc.queryForList(READ);
		assertThat(asked()).isEqualTo(before);
	}

	@Test
	@Order(3)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	void outsideOfOneTheCacheServes() {
		// Not before it is known what the table is
		Awaitility.await().until(() -> {
			this.jdbc.queryForList(READ);
			return this.cache.statistics().hits() > 0;
		});
	}

	@Test
	@Order(4)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	void nothingIsLeftOfTheTestBefore() {
		long before = this.cache.statistics().hits();
		this.jdbc.queryForList(READ);
		assertThat(this.cache.statistics().hits()).isEqualTo(before);
	}

	private long asked() {
		return this.cache.statistics().hits() + this.cache.statistics().misses();
	}

}
