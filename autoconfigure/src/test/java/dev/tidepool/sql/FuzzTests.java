package dev.tidepool.sql;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Throws nonsense at {@link StatementAnalyzer}. The seed is fixed, so a failure repeats.
 */
class FuzzTests {

	private static final List<String> PIECES = List.of("'", "\"", "`", "[", "]", "(", ")", "{", "}", "$$", "$a$", "$1",
			"--", "/*", "*/", "/*!", "#", "\\", "\n", "\r", "\t", " ", ";", ",", ".", "..", "?", "??", "?|", "::", ":a",
			":=", "@", "@x", "@@", "e'", "q'[", "]'", "n'", "u&\"", "U&'", "0x", "1e", "1.", ".5", "1_0", "-", "->>",
			"#>>", "<@", "select", "from", "where", "with", "as", "insert", "into", "values", "update", "set", "delete",
			"merge", "using", "union", "in", "array", "for", "join", "call", "a", "b", "city", "now()", "\u0000",
			"\ud800", "\udc00", "\u00a0", "\u2028", "\ufeff", "\u0130", "🌊", "tidepool:cache");

	private static final List<String> REAL = List.of(
			"select c1_0.id, c1_0.name from city c1_0 where c1_0.name like ? escape '\\' order by c1_0.name limit ?",
			"with x as (select * from a), y (b) as (delete from c returning *) insert into d select * from x, y",
			"insert into a (b, c) values (?, 'it''s'), (2, $$x$$) on conflict (b) do update set c = excluded.c",
			"update a set b = (select max(c) from \"D\" where e in (1, 2, 3)) where f = :name /* x */ -- y",
			"merge into a using (select * from b) c on (a.id = c.id) when matched then update set d = 1",
			"select a[1], array[1, 2], b::numeric(10, 2), c ->> 'd' from [e].[f] where g = @h and i ?| array['j']");

	private static final int SIZE = 1 << 17;

	private final Random random = new Random(20_260_101);

	private final StatementAnalyzer analyzer = new StatementAnalyzer(500,
			new ParseLimits(16_384, 64, Duration.ofSeconds(10)));

	@Test
	void survivesRandomPieces() {
		for (int i = 0; i < 20_000; i++) {
			StringBuilder sql = new StringBuilder();
			for (int n = this.random.nextInt(30); n > 0; n--) {
				sql.append(PIECES.get(this.random.nextInt(PIECES.size())));
				if (this.random.nextBoolean()) {
					sql.append(' ');
				}
			}
			check(sql.toString());
		}
	}

	@Test
	void survivesRandomCharacters() {
		for (int i = 0; i < 5_000; i++) {
			char[] characters = new char[this.random.nextInt(60)];
			for (int c = 0; c < characters.length; c++) {
				characters[c] = (char) (this.random.nextInt(4) == 0 ? this.random.nextInt(0x10000)
						: this.random.nextInt(0x80));
			}
			check(new String(characters));
		}
	}

	@Test
	void survivesMutatedStatements() {
		for (int i = 0; i < 2_000; i++) {
			StringBuilder sql = new StringBuilder(REAL.get(this.random.nextInt(REAL.size())));
			for (int n = this.random.nextInt(4); n >= 0; n--) {
				int position = this.random.nextInt(sql.length());
				switch (this.random.nextInt(4)) {
					case 0 -> sql.deleteCharAt(position);
					case 1 -> sql.insert(position, PIECES.get(this.random.nextInt(PIECES.size())));
					case 2 -> sql.setLength(position + 1);
					default -> sql.setCharAt(position, (char) this.random.nextInt(0x250));
				}
				if (sql.length() == 0) {
					sql.append('x');
				}
			}
			check(sql.toString());
		}
	}

	@Test
	void survivesHugeTexts() {
		for (String piece : List.of("a", "(", ")", "'", "''", "\\'", "\"", "[", "$", "$a", "$$", "?", "/*", "-- ", "#",
				"q'a ", "q'[", "1", "1.", ",", ";", "in (1,", "values (1),", "(1),", "@", ":", "select ", "with a as (",
				"from a, ", "\n", "\ud800", "case when ", "not ", "- ", "a.", "'\\' ")) {
			check(piece.repeat(SIZE / piece.length()));
			check("select * from a where b = " + piece.repeat(SIZE / piece.length()));
		}
	}

	@Test
	void survivesTextOfOneMegabyte() {
		check("select * from a where b in (" + "?, 'x', ".repeat(1 << 17) + "1)");
		check("insert into a values " + "(?, 'it''s', 1.5), ".repeat(1 << 16) + "(1, 2, 3)");
		check("select '" + "x".repeat(1 << 20));
	}

	@Test
	void survivesDeepNestingOnSmallStack() throws Exception {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Thread thread = new Thread(null, () -> {
			check("select " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + " from a");
			check("select " + "not ".repeat(3_000) + "a from b");
			check("select " + "- ".repeat(3_000) + "a from b");
			check("select " + "case when a then ".repeat(500) + "1" + " end".repeat(500) + " from b");
			check("select * from " + "(select * from ".repeat(60) + "a" + ") x".repeat(60));
			check("select " + "f(".repeat(60) + "a" + ")".repeat(60));
			check("select " + "coalesce(".repeat(60) + "a" + ")".repeat(60) + " from b");
			check("select 1" + " + 1".repeat(4_000));
			check("select 1 from a" + " union select 1 from a".repeat(600));
		}, "small", 256 * 1024);
		thread.setUncaughtExceptionHandler((source, ex) -> failure.set(ex));
		thread.start();
		thread.join();
		assertThat(failure).hasNullValue();
	}

	private void check(String sql) {
		StatementFacts facts = this.analyzer.analyze(sql);
		assertThat(facts.sql()).isEqualTo(sql);
		assertThat(facts.template().id()).hasSize(12);
		assertThat(facts.template().text().length()).isLessThan(17_000);
		assertThat(facts.parameters()).isNotNegative();
		assertThat(facts.is(Trait.MULTIPLE) && !facts.is(Trait.OPAQUE)).isFalse();
		assertThat(facts.readOnly() && facts.is(Trait.OPAQUE)).isFalse();
	}

}
