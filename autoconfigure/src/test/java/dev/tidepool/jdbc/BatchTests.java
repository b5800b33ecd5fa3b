package dev.tidepool.jdbc;

import java.util.stream.StreamSupport;

import dev.tidepool.sql.StatementAnalyzer;
import dev.tidepool.sql.StatementFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Batch}.
 */
class BatchTests {

	private final StatementAnalyzer analyzer = new StatementAnalyzer();

	private final Batch batch = new Batch();

	@AfterEach
	void close() {
		this.analyzer.close();
	}

	@Test
	void countsEveryStatementAndKeepsOneOfEachTemplate() {
		for (int i = 0; i < 1000; i++) {
			this.batch.add(facts("insert into a values (" + i + ")"));
			this.batch.add(facts("delete from b where id = " + i));
		}
		assertThat(this.batch.size()).isEqualTo(2000);
		assertThat(this.batch.statements()).hasSize(2);
		assertThat(this.batch.first().sql()).isEqualTo("insert into a values (0)");
		assertThat(this.batch.isOverflowed()).isFalse();
	}

	@Test
	void keepsAtMost256TemplatesAndSaysThatThereWereMore() {
		for (int i = 0; i < 256; i++) {
			this.batch.add(facts("delete from t" + i));
		}
		this.batch.add(facts("delete from t7"));
		assertThat(this.batch.isOverflowed()).isFalse();
		this.batch.add(facts("delete from one_more"));
		assertThat(this.batch.isOverflowed()).isTrue();
		assertThat(this.batch.size()).isEqualTo(258);
		assertThat(StreamSupport.stream(this.batch.statements().spliterator(), false).count()).isEqualTo(256);
	}

	private StatementFacts facts(String sql) {
		return this.analyzer.analyze(sql);
	}

}
