package dev.tidepool.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.tidepool.sql.StatementAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqliteCatalogReader}.
 */
class SqliteCatalogTests {

	@Test
	void whatIsOnlyInMemoryIsNeverRead() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement();
				StatementAnalyzer analyzer = new StatementAnalyzer()) {
			statement.execute("create table book (id integer primary key, title text)");
			Catalog.Builder builder = new Catalog.Builder();
			CatalogReader.of(connection, analyzer).read(connection, builder);
			Catalog catalog = builder.build();
			assertThat(catalog.reads(analyzer.analyze("select title from book"))).isNull();
			assertThat(catalog.writes(List.of("book"))).containsExactly("book");
		}
	}

	@Test
	void viewsCascadesAndTriggersAreKnown(@TempDir Path directory) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("books.db"));
				Statement statement = connection.createStatement();
				StatementAnalyzer analyzer = new StatementAnalyzer()) {
			statement.execute("create table author (id integer primary key, name text)");
			statement.execute("create table book (id integer primary key, title text, "
					+ "author int references author (id) on delete cascade)");
			statement.execute("create table loud (id integer primary key)");
			statement.execute("create view shelf as select title from book");
			statement.execute("create view Top as select title from shelf");
			statement.execute("create view odd as select random() as r from book");
			statement.execute("create trigger speak after insert on loud begin delete from book; end");
			Catalog.Builder builder = new Catalog.Builder();
			CatalogReader.of(connection, analyzer).read(connection, builder);
			Catalog catalog = builder.build();
			assertThat(catalog.reads(analyzer.analyze("select * from \"TOP\""))).containsExactlyInAnyOrder("top",
					"shelf", "book");
			assertThat(catalog.reads(analyzer.analyze("select * from odd"))).isNull();
			assertThat(catalog.reads(analyzer.analyze("select * from sqlite_master"))).isNull();
			assertThat(catalog.writes(List.of("author"))).containsExactlyInAnyOrder("author", "book");
			assertThat(catalog.writes(List.of("main.book"))).containsExactly("book");
			assertThat(catalog.writes(List.of("loud"))).isNull();
			assertThat(catalog.writes(List.of("book", "unknown"))).isNull();
		}
	}

	@Test
	void whatIsNotKnownIsNeverRead() {
		try (StatementAnalyzer analyzer = new StatementAnalyzer()) {
			assertThat(Catalog.UNKNOWN.reads(analyzer.analyze("select * from book"))).isNull();
			assertThat(Catalog.UNKNOWN.writes(List.of("book"))).isNull();
		}
	}

	@Test
	void aDatabaseOfTooManyNamesStaysUnknown() {
		Catalog.Builder builder = new Catalog.Builder();
		for (int i = 0; i <= 50_000; i++) {
			builder.relation("t" + i);
		}
		assertThat(builder.build()).isSameAs(Catalog.UNKNOWN);
	}

}
