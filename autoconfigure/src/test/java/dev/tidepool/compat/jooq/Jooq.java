package dev.tidepool.compat.jooq;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.compat.Client;
import dev.tidepool.compat.Scene;
import dev.tidepool.compat.Transcript.Step;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.SQLDataType;

import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An application that uses jOOQ.
 */
@Component("jooq")
final class Jooq implements Client {

	@Override
	public void run(Scene scene) {
		DefaultConfiguration configuration = new DefaultConfiguration();
		configuration.set(scene.database().dialect());
		configuration.set(new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(scene.dataSource())));
		configuration.set(new Settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED));
		new Work(scene, DSL.using(configuration)).run();
	}

	/**
	 * The work on one database.
	 *
	 * @param scene where it is done
	 * @param jooq the way to it
	 */
	private record Work(Scene scene, DSLContext jooq) {

		private static final Table<Record> ITEM = DSL.table("item");

		private static final Field<Long> ID = DSL.field("id", SQLDataType.BIGINT.identity(true));

		private static final Field<String> NAME = DSL.field("name", SQLDataType.VARCHAR);

		private static final Field<BigDecimal> PRICE = DSL.field("price", SQLDataType.DECIMAL(10, 2));

		void run() {
			write();
			// Twice: what is cached is read by the second
			read();
			read();
			fail();
			transactions();
			spring();
			read();
		}

		private void step(String name, Step step) {
			this.scene.step(name, step);
		}

		private Query insert(DSLContext using, String name, int price) {
			return using.insertInto(ITEM, NAME, PRICE).values(name, BigDecimal.valueOf(price));
		}

		private void write() {
			step("empty", () -> this.jooq.selectFrom(ITEM).fetch().size());
			step("insert", () -> insert(this.jooq, "first", 1).execute());
			step("insert several",
					() -> this.jooq.insertInto(ITEM, NAME, PRICE)
						.values("second", BigDecimal.valueOf(2))
						.values("third", null)
						.execute());
			step("insert returning",
					() -> this.jooq.insertInto(ITEM, NAME, PRICE)
						.values("returned", BigDecimal.ONE)
						.returningResult(ID)
						.fetchOne()
						.value1());
			this.scene.attempt("insert once",
					() -> this.jooq.insertInto(ITEM, NAME, PRICE)
						.values("first", BigDecimal.TEN)
						.onConflictDoNothing()
						.execute());
			step("batch",
					() -> this.jooq
						.batch(insert(this.jooq, "a", 1), insert(this.jooq, "b", 2), insert(this.jooq, "c", 3))
						.execute());
			step("batch of binds",
					() -> this.jooq.batch(insert(this.jooq, null, 0))
						.bind("d", BigDecimal.valueOf(4))
						.bind("e", BigDecimal.valueOf(5))
						.execute());
			step("batched", () -> {
				List<Integer> counts = new ArrayList<>();
				this.jooq.batched((configuration) -> {
					for (String name : List.of("f", "g")) {
						counts.add(insert(configuration.dsl(), name, 6).execute());
					}
				});
				return counts;
			});
			step("update",
					() -> this.jooq.update(ITEM).set(PRICE, PRICE.mul(2)).where(PRICE.gt(BigDecimal.ONE)).execute());
			step("delete", () -> this.jooq.deleteFrom(ITEM).where(NAME.eq("g")).execute());
			this.scene.attempt("update returning",
					() -> this.jooq.update(ITEM)
						.set(PRICE, BigDecimal.valueOf(9))
						.where(NAME.eq("f"))
						.returningResult(NAME, PRICE)
						.fetch()
						.toString());
		}

		private void read() {
			step("fetch", () -> this.jooq.select(ID, NAME, PRICE).from(ITEM).orderBy(ID).fetch().toString());
			step("all columns", () -> this.jooq.fetch("select * from item order by id").toString());
			step("one", () -> this.jooq.select(NAME).from(ITEM).where(ID.eq(1L)).fetchOne(NAME));
			step("none", () -> this.jooq.select(NAME).from(ITEM).where(ID.eq(-1L)).fetchOptional().isPresent());
			this.scene.fails("too many", () -> this.jooq.select(NAME).from(ITEM).fetchOne());
			step("count", () -> this.jooq.fetchCount(ITEM));
			step("exists", () -> this.jooq.fetchExists(ITEM, NAME.eq("first")));
			step("page", () -> this.jooq.select(NAME).from(ITEM).orderBy(ID).limit(2).offset(1).fetch(NAME));
			step("sum", () -> this.jooq.select(DSL.sum(PRICE)).from(ITEM).fetchOne().value1());
			step("in", () -> this.jooq.select(NAME).from(ITEM).where(ID.in(1L, 2L)).orderBy(ID).fetchSet(NAME));
			step("lazily", () -> {
				List<String> names = new ArrayList<>();
				try (Cursor<?> cursor = this.jooq.select(NAME).from(ITEM).orderBy(ID).fetchSize(2).fetchLazy()) {
					while (cursor.hasNext() && names.size() < 3) {
						names.add(cursor.fetchNext().get(NAME));
					}
				}
				return names;
			});
			step("stream", () -> {
				try (var rows = this.jooq.select(NAME).from(ITEM).orderBy(ID).fetchStream()) {
					return rows.limit(2).map((row) -> row.get(NAME)).toList();
				}
			});
		}

		private void fail() {
			this.scene.fails("duplicate key", () -> insert(this.jooq, "first", 1).execute());
			this.scene.fails("null where none may be", () -> insert(this.jooq, null, 1).execute());
			this.scene.fails("bad grammar", () -> this.jooq.fetch("selekt 1"));
			this.scene.fails("no such table", () -> this.jooq.fetch("select * from nowhere"));
			this.scene.fails("failing batch",
					() -> this.jooq.batch(insert(this.jooq, "b1", 1), insert(this.jooq, "first", 1)).execute());
			this.scene.attempt("several results",
					() -> this.jooq.fetchMany("select name from item where id = 1").toString());
		}

		private void transactions() {
			step("transaction", () -> this.jooq.transactionResult((configuration) -> {
				insert(configuration.dsl(), "committed", 1).execute();
				return configuration.dsl().fetchCount(ITEM);
			}));
			this.scene.fails("rolled back", () -> this.jooq.transactionResult((configuration) -> {
				configuration.dsl().deleteFrom(ITEM).execute();
				throw new IllegalStateException("on purpose");
			}));
			step("nested", () -> this.jooq.transactionResult((outer) -> {
				insert(outer.dsl(), "outer", 1).execute();
				try {
					outer.dsl().transaction((inner) -> {
						insert(inner.dsl(), "inner", 1).execute();
						throw new IllegalStateException("on purpose");
					});
				}
				catch (IllegalStateException ex) {
					insert(outer.dsl(), "instead", 1).execute();
				}
				return outer.dsl().select(NAME).from(ITEM).orderBy(ID).fetch(NAME);
			}));
			step("one connection", () -> this.jooq.connectionResult((connection) -> {
				DSLContext same = DSL.using(connection, this.jooq.settings());
				List<Object> seen = new ArrayList<>();
				for (int i = 0; i < 2; i++) {
					seen.add(same.execute("update item set price = " + i + " where id = 1"));
					seen.add(same.fetch("select price from item where id = 1").toString());
				}
				return seen;
			}));
			step("own writes", () -> {
				List<Object> seen = new ArrayList<>();
				for (int i = 0; i < 3; i++) {
					this.jooq.update(ITEM).set(PRICE, BigDecimal.valueOf(i)).where(ID.eq(1L)).execute();
					seen.add(this.jooq.select(PRICE).from(ITEM).where(ID.eq(1L)).fetchOne(PRICE));
					seen.add(this.jooq.select(PRICE).from(ITEM).where(ID.eq(1L)).fetchOne(PRICE));
				}
				return seen;
			});
		}

		private void spring() {
			TransactionTemplate anew = this.scene.transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			step("Spring's transaction", () -> this.scene.transaction().execute((status) -> {
				int before = this.jooq.fetchCount(ITEM);
				anew.executeWithoutResult((other) -> insert(this.jooq, "kept", 1).execute());
				status.setRollbackOnly();
				return List.of(before, this.jooq.fetchCount(ITEM));
			}));
			step("rolled back by Spring", () -> this.scene.transaction().execute((status) -> {
				insert(this.jooq, "given up", 1).execute();
				status.setRollbackOnly();
				return this.jooq.fetchCount(ITEM);
			}));
			step("read only", () -> this.scene.readOnly().execute((status) -> this.jooq.fetchCount(ITEM)));
			if (this.scene.database().dialect() != SQLDialect.SQLITE) {
				step("locked", () -> this.scene.transaction()
					.execute(
							(status) -> this.jooq.select(NAME).from(ITEM).where(ID.eq(1L)).forUpdate().fetchOne(NAME)));
			}
		}

	}

}
