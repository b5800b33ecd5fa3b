package dev.tidepool.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatementKind} and how it is found.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementKindTests {

	private final StatementAnalyzer analyzer = Analyzers.patient();

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~', textBlock = """
			select 1 ==> SELECT
			/* a */ -- b \\n (select 1 from a) ==> SELECT
			((select 1)) union (select 2) ==> SELECT
			values (1, 2) ==> SELECT
			table a ==> SELECT
			with a as (select 1) select * from a ==> SELECT
			with a (b) as (select 1), c as (select 2) select * from a, c ==> SELECT
			with recursive a as (select 1 union select 2 from a) select * from a ==> SELECT
			with a as (select 1) insert into b select * from a ==> INSERT
			with a as (select 1) update b set c = 1 ==> UPDATE
			with a as (select 1) delete from b where c in (select * from a) ==> DELETE
			with a as materialized (delete from b returning *) select * from a ==> SELECT
			insert into a values (1) ==> INSERT
			replace into a values (1) ==> INSERT
			update a set b = 1 ==> UPDATE
			delete from a ==> DELETE
			merge into a using b on (c) when matched then delete ==> MERGE
			truncate table a ==> TRUNCATE
			create table a (b int) ==> DDL
			alter table a add b int ==> DDL
			drop table a ==> DDL
			grant select on a to b ==> DDL
			vacuum ==> DDL
			call p(1) ==> CALL
			{call p(?)} ==> CALL
			{ ? = call f(?) } ==> CALL
			exec p ==> CALL
			do $$ begin delete from a; end $$ ==> CALL
			begin delete from a; end; ==> CALL
			begin ==> TRANSACTION
			begin; ==> TRANSACTION
			begin transaction isolation level serializable ==> TRANSACTION
			start transaction read only ==> TRANSACTION
			commit ==> TRANSACTION
			rollback to savepoint a ==> TRANSACTION
			savepoint a ==> TRANSACTION
			release savepoint a ==> TRANSACTION
			end ==> TRANSACTION
			abort ==> TRANSACTION
			prepare transaction 'a' ==> TRANSACTION
			set autocommit = 0 ==> TRANSACTION
			set a = 1 ==> SET
			reset all ==> SET
			use a ==> SET
			pragma foreign_keys = on ==> SET
			attach 'a.db' as a ==> SET
			alter session set nls_date_format = 'x' ==> SET
			listen a ==> SET
			discard all ==> SET
			prepare a as select 1 ==> SET
			explain select 1 ==> OTHER
			show tables ==> OTHER
			describe a ==> OTHER
			frobnicate a ==> OTHER
			copy a from stdin ==> OTHER
			with a ==> OTHER
			; ==> OTHER
			""")
	void followsTheMainVerb(String sql, StatementKind expected) {
		assertThat(this.analyzer.analyze(sql.replace("\\n", "\n")).kind()).isEqualTo(expected);
	}

	@Test
	void isOtherWithoutText() {
		assertThat(this.analyzer.analyze("").kind()).isEqualTo(StatementKind.OTHER);
		assertThat(this.analyzer.analyze(" /* */ ").is(Trait.OPAQUE)).isTrue();
	}

	@Test
	void tellsWhichWriteRows() {
		assertThat(StatementKind.values()).filteredOn(StatementKind::writesRows)
			.containsExactly(StatementKind.INSERT, StatementKind.UPDATE, StatementKind.DELETE, StatementKind.MERGE,
					StatementKind.TRUNCATE);
	}

}
