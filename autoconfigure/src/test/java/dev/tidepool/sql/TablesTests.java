package dev.tidepool.sql;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the tables that a statement reads and writes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablesTests {

	private final StatementAnalyzer analyzer = Analyzers.patient();

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~',
			textBlock = """
					select 1 ==>
					select * from City ==> city
					select * from "City" ==> city
					select * from `City` c ==> city
					select * from [dbo].[City] as c ==> dbo.city
					select * from Public."City" ==> public.city
					select * from db.public.city ==> db.public.city
					select * from a, b c, d as e ==> a b d
					select * from a join b on a.x = b.x left outer join c using (x) ==> a b c
					select * from a natural join b cross join c ==> a b c
					select * from (a join b on true) join c on true ==> a b c
					select * from (((a))) ==> a
					select * from only a ==> a
					select * from a use index (i) where b = 1 ==> a
					select * from (select * from a) b, c ==> a c
					select * from a, lateral (select * from b where b.x = a.x) c ==> a b
					select (select max(x) from b) from a ==> a b
					select * from a where x in (select y from b) and exists (select 1 from c) ==> a b c
					select * from a where (select 1 from b where x = (select 2 from c)) > 0 ==> a b c
					select * from a group by (select 1 from b) having (select 1 from c) = 1 ==> a b c
					select * from a order by (select 1 from b) ==> a b
					select sum(x) over (partition by (select 1 from b)) from a ==> a b
					select count(*) filter (where exists (select 1 from b)) from a ==> a b
					select * from a window w as (order by (select 1 from b)) ==> a b
					select json_agg(x order by (select 1 from b)) from a ==> a b
					select case when exists (select 1 from b) then 1 else (select 2 from c) end from a ==> a b c
					select coalesce((select 1 from b), array(select 2 from c)) from a ==> a b c
					select * from a join b on b.x = (select 1 from c) ==> a b c
					select x from a union all select x from b except select x from c ==> a b c
					(select x from a) intersect (select x from b) order by 1 ==> a b
					table a ==> a
					with x as (select * from a) select * from x ==> a
					with x as (select * from a), y as (select * from x, b) select * from x join y on true ==> a b
					with recursive x as (select 1 from a union all select 1 from x, b) select * from x ==> a b
					with city as (select * from city) select * from city ==> city
					with x as (select 1) select * from public.x ==> public.x
					select * from a where exists (with b as (select 1 from c) select * from b) and y in (select z from b) ==> a b c
					select extract(year from x), trim(both from y), substring(z from 1 for 2) from a ==> a
					select * from a where x is distinct from y and z is not distinct from w ==> a
					select * from unnest(?) as t(x), generate_series(1, 2) g ==>
					select * from a, jsonb_array_elements(a.data) as e(v) ==> a
					select * from a left join (values (1, 2)) v(x, y) on true ==> a
					select * from a for update of a ==> a
					select top 5 * from a ==> a
					select distinct on (x) y from a ==> a
					select a.x from a, b where a.id = b.id(+) ==> a b
					select data ?| array['x'] from a where b ?? 'c' and d @> ?::jsonb ==> a
					""")
	void findsTablesRead(String sql, @Nullable String expected) {
		StatementFacts facts = this.analyzer.analyze(sql);
		assertThat(facts.is(Trait.OPAQUE)).isFalse();
		assertThat(join(facts.reads())).isEqualTo((expected != null) ? expected : "");
		assertThat(facts.writes()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~',
			textBlock = """
					insert into a values (1) ==> a ==>
					insert into a (x, y) values (?, ?) ==> a ==>
					insert into Public."A" (x) values (?), (?) ==> public.a ==>
					insert into a default values ==> a ==>
					insert into a set x = 1 ==> a ==>
					insert ignore into a (x) values (1) ==> a ==>
					insert into a select * from b join c on true ==> a ==> b c
					insert into a (x) select x from a ==> a ==> a
					insert into a (x) values ((select max(x) from b)) ==> a ==> b
					insert into a (x) values (?) on conflict (x) do update set x = (select max(y) from b) ==> a ==> b
					insert into a (x) values (?) on duplicate key update x = (select max(y) from b) ==> a ==> b
					insert into a (x) values (?) returning (select 1 from b) ==> a ==> b
					with x as (select * from b) insert into a select * from x ==> a ==> b
					replace into a (x) select x from b ==> a ==> b
					update a set x = 1 ==> a ==>
					update a set x = 1 where id = (select max(id) from a) ==> a ==> a
					update a set x = b.y from b, c where b.id = a.id ==> a ==> b c
					update a set x = (select y from b) where exists (select 1 from c) ==> a ==> b c
					update a set (x, y) = (select 1, 2 from b) ==> a ==> b
					update a join b on a.id = b.id set a.x = 1, b.x = (select 1 from c join d on true) ==> a b ==> c d
					update a, b set a.x = 1 where a.id = b.id ==> a b ==>
					update u set x = 1 from users u where u.id = 3 ==> u users ==> users
					update ignore a set x = 1 ==> a ==>
					delete from a ==> a ==>
					delete from "A" where x in (select y from b) ==> a ==> b
					delete from a using b, c where a.id = b.id ==> a ==> b c
					delete u from users u where u.id = 1 ==> u users ==> users
					delete from a where id in (select id from b) returning (select 1 from c) ==> a ==> b c
					merge into a using b on (a.id = b.id) when matched then update set x = 1 ==> a ==> b
					merge into a using (select * from b) s on (a.id = s.id) when not matched then insert (id) values (s.id) ==> a ==> b
					merge into a t using b s on (t.id = s.id) when matched then delete ==> a ==> b
					truncate table a ==> a ==>
					truncate table a, s.b ==> a s.b ==>
					with x as (delete from a returning *) select * from x join b on true ==> a ==> b
					with x as (insert into a select * from b returning *) select * from x ==> a ==> b
					with x as (update a set y = 1 from b returning a.id) insert into d select * from x ==> a d ==> b
					""")
	void findsTablesWritten(String sql, String writes, @Nullable String reads) {
		StatementFacts facts = this.analyzer.analyze(sql);
		assertThat(facts.is(Trait.OPAQUE)).isFalse();
		assertThat(join(facts.writes())).isEqualTo(writes);
		assertThat(join(facts.reads())).isEqualTo((reads != null) ? reads : "");
		assertThat(facts.readOnly()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select * from \"a.b\"", "select * from a..b", "select * from \"a\"\"b\"",
			"with c as (select * from t) delete from c", "delete from (select * from a)",
			"update (select * from a) set x = 1", "truncate a cascade", "select * into b from a",
			"select x from a into outfile 'f'", "select 1 delete from a", "insert into a select 1 delete from b",
			"select 1 from a exec p", "update a set x = 1 drop table b", "select * from U&\"d\" where x = 1",
			"select * from a)", "select * from @t", "select * from {oj a left outer join b on true}", "select * from ?",
			"insert into", "select * from a where (x = 1", "select from where" })
	void isOpaqueWhereTablesAreNotCertain(String sql) {
		assertThat(this.analyzer.analyze(sql).is(Trait.OPAQUE)).isTrue();
	}

	@Test
	void countsDoubtfulReferenceToExpressionAsTable() {
		String sql = "with x as (select 1 from a) select * from x join \"X\" on true";
		assertThat(this.analyzer.analyze(sql).reads()).containsExactlyInAnyOrder("a", "x");
	}

	@Test
	void keepsNamesApartThatOnlySomeLocalesJoin() {
		assertThat(this.analyzer.analyze("select * from \u0130tem").reads()).containsExactly("\u0130tem");
		assertThat(this.analyzer.analyze("select * from item").reads()).containsExactly("item");
		assertThat(this.analyzer.analyze("select * from \u00c4PFEL").reads()).containsExactly("\u00e4pfel");
	}

	@Test
	void areUnmodifiable() {
		StatementFacts facts = this.analyzer.analyze("insert into a select * from b");
		assertThat(List.of(facts.reads(), facts.writes()))
			.allSatisfy((tables) -> assertThat(tables.getClass().getName()).containsAnyOf("Unmodifiable", "Immutable"));
	}

	private static String join(Set<String> tables) {
		return String.join(" ", new TreeSet<>(tables));
	}

}
