package dev.tidepool.boot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.jdbc.DeliberateException;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryInterceptor;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.jdbc.RowListener;
import dev.tidepool.jdbc.TestPool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ExecutionListeners}.
 */
class ExecutionListenersTests {

	private final List<String> heard = new ArrayList<>();

	private final Faults faults = new Faults();

	private final QueryListener deafToHits = new QueryListener() {

		@Override
		public void onQuery(QueryExecution execution) {
			ExecutionListenersTests.this.heard.add("deaf");
		}

		@Override
		public boolean hearsOfHits() {
			return false;
		}

	};

	private final ExecutionListeners listeners = new ExecutionListeners(new Rows("statistics"),
			(execution) -> this.heard.add("slow"), List.of(this.deafToHits, new Rows("other")), this.faults);

	@Test
	void allHearOfWhatReachedTheDatabaseInOrder() throws SQLException {
		query();
		assertThat(this.heard).containsExactly("statistics", "slow", "deaf", "other", "statistics 3", "other 3");
	}

	@Test
	void onlyThoseWhoWantToHearOfHits() throws SQLException {
		query((execution, next) -> {
			Object answer = next.proceed(execution);
			execution.answeredBy(QueryExecution.Source.FIRST_LEVEL);
			return answer;
		});
		assertThat(this.heard).startsWith("statistics", "other").doesNotContain("slow", "deaf");
	}

	@Test
	void estimatesDoIfTheyDoForAll() {
		Estimating yes = new Estimating();
		QueryListener no = (execution) -> {
		};
		assertThat(new ExecutionListeners(yes, yes, List.of(yes), this.faults).takesEstimates()).isTrue();
		assertThat(new ExecutionListeners(new Rows("statistics"), yes, List.of(yes), this.faults).takesEstimates())
			.isFalse();
		assertThat(new ExecutionListeners(yes, no, List.of(yes), this.faults).takesEstimates()).isFalse();
		assertThat(new ExecutionListeners(yes, yes, List.of(yes, no), this.faults).takesEstimates()).isFalse();
	}

	@Test
	void whatOneThrowsDoesNotKeepTheOthersFromHearing() throws SQLException {
		Faulty faulty = new Faulty();
		query(new ExecutionListeners(faulty, faulty, List.of(faulty, new Rows("other")), this.faults));
		assertThat(this.heard).containsExactly("other", "other 3");
		// As statistics, as slow queries and as another one; and twice for rows
		assertThat(this.faults.count()).isEqualTo(5);
	}

	@Test
	void whatIsMeantReachesTheApplication() {
		DeliberateException meant = new DeliberateException("meant") {
		};
		assertThatExceptionOfType(DeliberateException.class)
			.isThrownBy(() -> query(new ExecutionListeners(new Rows("statistics"), (execution) -> {
				throw meant;
			}, List.of(), this.faults)))
			.isSameAs(meant);
		assertThat(this.faults.count()).isZero();
	}

	private void query(QueryInterceptor... interceptors) throws SQLException {
		query(this.listeners, interceptors);
		assertThat(this.faults.count()).isZero();
	}

	private static void query(QueryListener listener, QueryInterceptor... interceptors) throws SQLException {
		try (TestPool pool = TestPool.with().interceptors(interceptors).queryListeners(listener).on(TestPool.h2(2))) {
			try (Connection connection = pool.connection();
					Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery("select x from system_range(1, 3)")) {
				int read = 0;
				while (rows.next()) {
					read++;
				}
				assertThat(read).isEqualTo(3);
			}
			assertThat(pool.faults()).isZero();
		}
	}

	private static final class Estimating implements RowListener {

		@Override
		public boolean takesEstimates() {
			return true;
		}

		@Override
		public void onQuery(QueryExecution execution) {
		}

		@Override
		public void onRows(QueryExecution execution, long rows) {
		}

	}

	private static final class Faulty implements RowListener {

		@Override
		public void onQuery(QueryExecution execution) {
			throw new IllegalStateException("planted");
		}

		@Override
		public void onRows(QueryExecution execution, long rows) {
			throw new AssertionError("planted");
		}

	}

	private final class Rows implements RowListener {

		private final String name;

		Rows(String name) {
			this.name = name;
		}

		@Override
		public void onQuery(QueryExecution execution) {
			ExecutionListenersTests.this.heard.add(this.name);
		}

		@Override
		public void onRows(QueryExecution execution, long rows) {
			ExecutionListenersTests.this.heard.add(this.name + " " + rows);
		}

	}

}
