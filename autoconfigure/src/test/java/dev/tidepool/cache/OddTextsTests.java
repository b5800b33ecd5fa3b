package dev.tidepool.cache;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts that make no sense, or nearly none, are never answered otherwise than by the
 * database, and never make anything fail that the database would not refuse.
 */
class OddTextsTests {

	private static final List<String> TEXTS = List.of("select name from product where id = 1",
			"select count(*), max(price) from product where name like 't%'",
			"update product set stock = stock + 1 where id = 1 and (select count(*) from person) > 0",
			"with p as (select id from product) select id from p union select id from person order by 1",
			"insert into person select 100 + count(*), 'x' from person",
			"select p.name, q.name from product p left join person q on p.id = q.id order by 1",
			"merge into person using dual on (id = 1) when matched then update set name = 'M'",
			"delete from person where id > 3 /* select */", "select stock from product -- where");

	private static final String JOINTS = "'\"`;()[]{}$-/*?,.\\ \n\t=<>|&%#@!\0\uFEFFé";

	@Test
	void everyAnswerIsTheDatabases() throws SQLException {
		Random random = new Random(4);
		CacheRule all = new CacheRule(Set.of(), Pattern.compile(".*", Pattern.DOTALL), null);
		try (CacheFixture fixture = CacheFixture.h2(all);
				Connection bare = DriverManager.getConnection(fixture.dataSource.getJdbcUrl())) {
			for (int i = 0; i < 1_000; i++) {
				check(fixture, bare, bytes(random));
				check(fixture, bare, mutated(random));
				check(fixture, bare, TEXTS.get(random.nextInt(TEXTS.size())));
			}
			assertThat(fixture.cache.statistics().hits()).isPositive();
		}
	}

	/**
	 * A query is asked through the cache until it may be a hit, then of the database; in
	 * between, something else may have been written, but by this thread only.
	 */
	private static void check(CacheFixture fixture, Connection bare, String text) throws SQLException {
		answer(fixture.dataSource.getConnection(), text);
		List<String> cached = answer(fixture.dataSource.getConnection(), text);
		if (text.toLowerCase(java.util.Locale.ROOT).matches("(?s)\\s*(select|with).*")) {
			List<String> real = answer(DriverManager.getConnection(bare.getMetaData().getURL()), text);
			assertThat(cached).as(text).isEqualTo(real);
		}
	}

	/**
	 * The rows, or the state of the refusal.
	 */
	private static List<String> answer(Connection connection, String text) throws SQLException {
		List<String> answer = new ArrayList<>();
		try (connection; Statement statement = connection.createStatement()) {
			if (statement.execute(text)) {
				try (ResultSet rows = statement.getResultSet()) {
					int columns = rows.getMetaData().getColumnCount();
					while (rows.next()) {
						for (int i = 1; i <= columns; i++) {
							answer.add(rows.getString(i));
						}
					}
				}
			}
		}
		catch (SQLException ex) {
			answer.add("refused " + ex.getSQLState());
		}
		return answer;
	}

	private static String bytes(Random random) {
		byte[] bytes = new byte[random.nextInt(200)];
		random.nextBytes(bytes);
		return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
	}

	private static String mutated(Random random) {
		StringBuilder text = new StringBuilder(TEXTS.get(random.nextInt(TEXTS.size())));
		for (int changes = 1 + random.nextInt(3); changes > 0 && text.length() > 2; changes--) {
			int at = random.nextInt(text.length());
			switch (random.nextInt(4)) {
				case 0 -> text.deleteCharAt(at);
				case 1 -> text.insert(at, JOINTS.charAt(random.nextInt(JOINTS.length())));
				case 2 -> text.setCharAt(at, JOINTS.charAt(random.nextInt(JOINTS.length())));
				default -> text.insert(at, " " + TEXTS.get(random.nextInt(TEXTS.size())) + " ");
			}
		}
		return text.toString();
	}

}
