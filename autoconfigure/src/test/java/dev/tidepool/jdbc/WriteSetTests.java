package dev.tidepool.jdbc;

import dev.tidepool.sql.StatementAnalyzer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link WriteSet}.
 */
class WriteSetTests {

	private final StatementAnalyzer analyzer = new StatementAnalyzer();

	private final WriteSet writes = new WriteSet();

	@AfterEach
	void close() {
		this.analyzer.close();
	}

	@Test
	void namesTheTablesWrittenAndNotThoseRead() {
		add("insert into a select * from b");
		add("select * from c");
		add("update d set x = 1");
		assertThat(this.writes.tables()).containsExactlyInAnyOrder("a", "d");
		assertThat(this.writes.isEverything()).isFalse();
		assertThat(this.writes.isEmpty()).isFalse();
	}

	@Test
	void isEmptyAfterReadsOnly() {
		add("select * from a");
		assertThat(this.writes.isEmpty()).isTrue();
	}

	@Test
	void aStatementThatIsNotUnderstoodWritesEverything() {
		add("update a set x = 1");
		add("frobnicate the database");
		assertThat(this.writes.isEverything()).isTrue();
		assertThat(this.writes.tables()).isEmpty();
		assertThat(this.writes.isEmpty()).isFalse();
	}

	@Test
	void moreThan256TablesCountAsEverything() {
		for (int i = 0; i < 256; i++) {
			add("delete from t" + i);
		}
		assertThat(this.writes.tables()).hasSize(256);
		assertThat(this.writes.isEverything()).isFalse();
		add("delete from one_more");
		assertThat(this.writes.isEverything()).isTrue();
		assertThat(this.writes.tables()).isEmpty();
	}

	@Test
	void isShownButNotHandedOut() {
		add("delete from a");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.writes.tables().clear());
	}

	private void add(String sql) {
		this.writes.add(this.analyzer.analyze(sql));
	}

}
