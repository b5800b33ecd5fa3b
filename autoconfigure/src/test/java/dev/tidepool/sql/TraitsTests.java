package dev.tidepool.sql;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Trait} and how traits are found.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraitsTests {

	private final StatementAnalyzer analyzer = Analyzers.patient();

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~', textBlock = """
			select * from a ==>
			select count(*), upper(b), coalesce(c, 1) from a group by b ==>
			select cast(b as varchar(10)), c::numeric(10, 2) from a ==>
			select row_number() over (partition by b order by c) from a ==>
			select count(*) filter (where b) from a ==>
			select listagg(b, ',') within group (order by c) from a ==>
			select sum(b) from a group by grouping sets ((c), (d)) ==>
			select * from (values (1)) v (b) ==>
			select * from a where b in (1) and not (c = 1) and exists (select 1) ==>
			select pg_catalog.lower(b) from a ==>
			with a (b) as (select 1) select * from a ==>
			insert into a (b) values (1) ==>
			select top(?) t.b from a t ==>
			select 1; ==>
			select evil(1) ==> OPAQUE FOREIGN_CODE
			select "evil"(1) ==> OPAQUE FOREIGN_CODE
			select my.lower(1) ==> OPAQUE FOREIGN_CODE
			select * from evil(1) ==> OPAQUE FOREIGN_CODE
			select * from evil(1) as (a int) ==> OPAQUE FOREIGN_CODE
			select * from a, lateral evil(a.b) c ==> OPAQUE FOREIGN_CODE
			select distinct on (a) evil(b) from c ==> OPAQUE FOREIGN_CODE
			select 1 from a order by evil(b) ==> OPAQUE FOREIGN_CODE
			select sum(evil(b)) over (order by evil(c)) from a ==> OPAQUE FOREIGN_CODE
			insert into a values (evil(1)) ==> OPAQUE FOREIGN_CODE
			insert into a values (1) on conflict (b) do update set c = evil(2) ==> OPAQUE FOREIGN_CODE
			select 1; delete from a ==> OPAQUE MULTIPLE
			select 1; ; delete from a ==> OPAQUE MULTIPLE
			select * from a for update ==> LOCKING
			select * from a for no key update skip locked ==> LOCKING
			select * from a for share of a nowait ==> LOCKING
			select * from a for key share ==> LOCKING
			select * from a lock in share mode ==> LOCKING
			select * from a with (updlock, rowlock) where b = 1 ==> LOCKING
			select * from [a] with (nolock) ==> LOCKING
			select now() ==> NON_DETERMINISTIC
			select $$now$$::timestamp ==> NON_DETERMINISTIC
			select $a$ today $a$::date from b ==> NON_DETERMINISTIC
			select $$nowhere$$ from b ==>
			select E'no\\167'::timestamp ==> NON_DETERMINISTIC
			select E'now'::timestamp ==> NON_DETERMINISTIC
			select E'a' from b ==>
			select U&'no\\0077' from b ==> NON_DETERMINISTIC
			select timestamp 'no' 'w' from b ==> NON_DETERMINISTIC
			select random() from a ==> NON_DETERMINISTIC
			select current_timestamp ==> NON_DETERMINISTIC
			select * from a where b > current_date - 1 ==> NON_DETERMINISTIC
			select sysdate from dual ==> NON_DETERMINISTIC
			select gen_random_uuid() ==> NON_DETERMINISTIC
			select newid() from a ==> NON_DETERMINISTIC
			select * from a tablesample bernoulli (10) ==> NON_DETERMINISTIC
			select date('now') ==> NON_DETERMINISTIC
			select 'today'::date ==> NON_DETERMINISTIC
			select datetime() ==> NON_DETERMINISTIC
			select datetime(b) from a ==>
			select 'nowhere' ==>
			select {fn now()} ==> NON_DETERMINISTIC
			select * from pg_stat_activity ==> NON_DETERMINISTIC
			select * from information_schema.tables ==> NON_DETERMINISTIC
			select current_user ==> SESSION_DEPENDENT
			select user from a ==> SESSION_DEPENDENT
			select * from user ==>
			select user.name from user ==>
			select current_setting('x') ==> SESSION_DEPENDENT
			select current_schema ==> SESSION_DEPENDENT
			select @x from a ==> SESSION_DEPENDENT
			select @@identity ==> SESSION_DEPENDENT
			select last_insert_id() ==> SESSION_DEPENDENT
			select currval('s'), lastval() ==> SESSION_DEPENDENT
			select row_count() ==> SESSION_DEPENDENT
			select @x := 1 from a ==> SESSION_DEPENDENT SESSION_CHANGING
			select last_insert_id(5) ==> SESSION_DEPENDENT SEQUENCE
			select nextval('s') ==> NON_DETERMINISTIC SEQUENCE
			select s.nextval from dual ==> NON_DETERMINISTIC SEQUENCE
			select next value for s ==> NON_DETERMINISTIC SEQUENCE
			select set_config('a', 'b', false) ==> NON_DETERMINISTIC SESSION_CHANGING
			select pg_advisory_lock(1) ==> NON_DETERMINISTIC SESSION_CHANGING
			select get_lock('a', 1) ==> NON_DETERMINISTIC SESSION_CHANGING
			select sql_calc_found_rows * from a ==> NON_DETERMINISTIC SEQUENCE
			set a = 1 ==> SESSION_CHANGING
			set a = evil(1) ==> OPAQUE FOREIGN_CODE SESSION_CHANGING
			set @a = (select 1 from b) ==> OPAQUE SESSION_DEPENDENT SESSION_CHANGING
			reset a ==> SESSION_CHANGING
			use a ==> SESSION_CHANGING
			listen a ==> SESSION_CHANGING
			prepare a as select 1 ==> SESSION_CHANGING
			discard all ==> SESSION_CHANGING
			pragma a = 1 ==> OPAQUE SESSION_CHANGING
			attach 'a' as b ==> OPAQUE SESSION_CHANGING
			alter session set a = 1 ==> OPAQUE SESSION_CHANGING
			create temp table a (b int) ==> OPAQUE SESSION_CHANGING
			create global temporary table a (b int) ==> OPAQUE SESSION_CHANGING
			create table a (b int) ==> OPAQUE
			lock table a ==> OPAQUE LOCKING SESSION_CHANGING
			insert into a values (1) returning id ==> RETURNING
			update a set b = 1 returning * ==> RETURNING
			select id from final table (insert into a values (1)) ==> OPAQUE RETURNING
			insert into a (b) output inserted.id values (1) ==> OPAQUE RETURNING
			with x as (delete from a returning *) select * from x ==> RETURNING
			explain select * from a ==> NON_DETERMINISTIC
			explain delete from a ==> NON_DETERMINISTIC
			explain analyze select * from a ==> OPAQUE
			explain (analyze, buffers) select * from a ==> OPAQUE
			commit prepared 'a' ==> OPAQUE
			commit ==> TRANSACTION_END
			commit work; ==> TRANSACTION_END
			end transaction ==> TRANSACTION_END
			rollback tran ==> TRANSACTION_END
			commit and chain ==>
			commit write batch ==>
			begin ==> TRANSACTION_BEGIN
			begin immediate transaction ==> TRANSACTION_BEGIN
			start transaction with consistent snapshot, read only ==> TRANSACTION_BEGIN
			begin transaction named ==>
			begin tran insert into a values (1) ==> OPAQUE
			begin; delete from a ==> OPAQUE MULTIPLE
			begin /*! work */ ==> OPAQUE TRANSACTION_BEGIN
			savepoint a ==> SAVEPOINT
			savepoint "a b" ==> SAVEPOINT
			savepoint a on rollback retain cursors ==>
			rollback to a ==> SAVEPOINT
			rollback work to savepoint a; ==> SAVEPOINT
			release a ==> SAVEPOINT TRANSACTION_END
			release savepoint savepoint ==> SAVEPOINT TRANSACTION_END
			prepare transaction 'a' ==>
			call p() ==> OPAQUE FOREIGN_CODE
			""")
	void areToldByTokens(String sql, @Nullable String expected) {
		StatementFacts facts = this.analyzer.analyze(sql);
		String found = Arrays.stream(Trait.values())
			.filter(facts::is)
			.map(Trait::name)
			.collect(Collectors.joining(" "));
		String wanted = (expected != null) ? Arrays.stream(expected.split(" "))
			.map(Trait::valueOf)
			.sorted()
			.map(Trait::name)
			.collect(Collectors.joining(" ")) : "";
		assertThat(found).isEqualTo(wanted);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select * from a", "with x as (select 1) select * from x", "values (1)", "table a",
			"select now()", "(select 1 from a) union (select 2 from b)" })
	void leavePlainQueryReadOnly(String sql) {
		assertThat(this.analyzer.analyze(sql).readOnly()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into a values (1)", "select * from a for update", "select evil()",
			"with x as (delete from a returning *) select * from x", "set a = 1", "explain select 1",
			"select 1; select 2", "select 'a\\'b\\'c' from t" })
	void keepOthersFromReadOnly(String sql) {
		assertThat(this.analyzer.analyze(sql).readOnly()).isFalse();
	}

}
