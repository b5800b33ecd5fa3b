package dev.tidepool.compat.mybatis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.compat.Client;
import dev.tidepool.compat.Database;
import dev.tidepool.compat.Scene;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An application that uses MyBatis.
 */
@Component("mybatis")
final class MyBatis implements Client {

	private final Items items;

	private final SqlSessionFactory sessions;

	MyBatis(Items items, SqlSessionFactory sessions) {
		this.items = items;
		this.sessions = sessions;
	}

	@Override
	public void run(Scene scene) {
		write(scene);
		// Twice: what is cached is read by the second
		read(scene);
		read(scene);
		fail(scene);
		keys(scene);
		transactions(scene);
		sessions(scene);
		read(scene);
	}

	private void write(Scene scene) {
		scene.step("empty", this.items::all);
		scene.step("insert", () -> {
			Item item = new Item("first", "1.50");
			item.setMade(LocalDateTime.of(2024, 2, 29, 12, 30, 15, 123_000_000));
			item.setSold(LocalDate.of(2024, 2, 29));
			item.setFlag(true);
			return List.of(this.items.insert(item), item.getId());
		});
		scene.step("insert all",
				() -> this.items.insertAll(List.of(new Item("second", "2"), new Item("third", "3.25"))));
		scene.step("update", () -> this.items.price("second", 22));
		scene.step("delete", () -> this.items.delete("third"));
		scene.step("delete nothing", () -> this.items.delete("nobody"));
		scene.step("author", () -> List.of(this.items.author("Ada"), this.items.book(1, "Notes"),
				this.items.book(1, "Letters"), this.items.author("Bert")));
	}

	private void read(Scene scene) {
		scene.attempt("all", this.items::all);
		scene.attempt("by name", () -> this.items.byName("first"));
		scene.step("missing", () -> this.items.byName("nobody"));
		scene.step("row", () -> this.items.row(2));
		scene.step("count", this.items::count);
		scene.step("page", () -> this.items.page(new RowBounds(1, 2)));
		scene.step("authors", this.items::authors);
		scene.step("streamed", () -> scene.transaction().execute((status) -> {
			List<Object> seen = new ArrayList<>();
			try (Cursor<Item> cursor = this.items.streamed()) {
				for (Item item : cursor) {
					seen.add(item);
					if (seen.size() == 2) {
						break;
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return seen;
		}));
	}

	private void fail(Scene scene) {
		scene.fails("duplicate key", () -> this.items.insert(new Item("first", "1")));
		scene.fails("null where none may be", () -> this.items.insert(new Item()));
		scene.fails("missing parent", () -> this.items.book(99, "Lost"));
		scene.fails("bad grammar", this.items::nonsense);
		scene.fails("failure in transaction", () -> scene.transaction().execute((status) -> {
			this.items.insert(new Item("lost", "1"));
			return this.items.insert(new Item("first", "1"));
		}));
		scene.fails("rolled back", () -> scene.transaction().execute((status) -> {
			this.items.price("first", 0);
			throw new IllegalStateException("on purpose");
		}));
	}

	/**
	 * A key that is asked for by a query of its own has to be asked for on the connection
	 * of the insert.
	 */
	private void keys(Scene scene) {
		scene.step("selected key", () -> selectedKey("keyed"));
		scene.step("selected key in transaction", () -> scene.transaction()
			.execute((status) -> List.of(selectedKey("keyed one"), this.items.count(), selectedKey("keyed two"))));
		scene.step("selected key after others", () -> {
			this.items.author("Clara");
			return selectedKey("keyed three");
		});
	}

	private List<Object> selectedKey(String name) {
		Item item = new Item(name, "5");
		return List.of(this.items.insertWithSelectedKey(item), item.getId(), item.getId().equals(idOf(name)));
	}

	private Object idOf(String name) {
		try (SqlSession session = this.sessions.openSession()) {
			return session.getMapper(Items.class)
				.page(RowBounds.DEFAULT)
				.stream()
				.filter((each) -> each.getName().equals(name))
				.map(Item::getId)
				.findFirst()
				.orElse(-1L);
		}
	}

	private void transactions(Scene scene) {
		TransactionTemplate anew = scene.transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		scene.step("own writes", () -> {
			List<Object> seen = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				seen.add(this.items.price("first", i));
				seen.add(this.items.row(1));
				seen.add(this.items.row(1));
			}
			return seen;
		});
		scene.step("own writes in transaction", () -> scene.transaction().execute((status) -> {
			List<Object> seen = new ArrayList<>(List.of(this.items.row(1)));
			seen.add(this.items.price("first", 50));
			seen.add(this.items.row(1));
			status.setRollbackOnly();
			return seen;
		}));
		scene.step("requires new", () -> scene.transaction().execute((status) -> {
			long before = this.items.count();
			anew.executeWithoutResult((other) -> this.items.insert(new Item("kept", "1")));
			status.setRollbackOnly();
			return List.of(before, this.items.count());
		}));
		scene.step("read only", () -> scene.readOnly().execute((status) -> this.items.count()));
		scene.attempt("locked", () -> scene.transaction().execute((status) -> {
			Item locked = this.items.lock(1);
			this.items.price(locked.getName(), 60);
			return locked;
		}));
	}

	private void sessions(Scene scene) {
		scene.step("batch", () -> scene.transaction().execute((status) -> {
			try (SqlSession session = this.sessions.openSession(ExecutorType.BATCH)) {
				Items batched = session.getMapper(Items.class);
				for (int i = 0; i < 3; i++) {
					batched.insertAll(List.of(new Item("batched " + i, "1")));
				}
				List<BatchResult> results = session.flushStatements();
				return results.stream().map(BatchResult::getUpdateCounts).toList();
			}
		}));
		scene.fails("failing batch", () -> scene.transaction().execute((status) -> {
			try (SqlSession session = this.sessions.openSession(ExecutorType.BATCH)) {
				Items batched = session.getMapper(Items.class);
				for (String name : List.of("b1", "first", "b2")) {
					batched.insertAll(List.of(new Item(name, "1")));
				}
				return session.flushStatements().size();
			}
		}));
		scene.step("reused", () -> {
			try (SqlSession session = this.sessions.openSession(ExecutorType.REUSE)) {
				Items reused = session.getMapper(Items.class);
				List<Object> seen = new ArrayList<>();
				for (int i = 0; i < 3; i++) {
					reused.price("first", i);
					session.commit();
					seen.add(reused.row(1));
				}
				session.commit();
				return seen;
			}
		});
		scene.step("session of its own", () -> {
			try (SqlSession session = this.sessions.openSession(scene.database() != Database.SQLITE)) {
				Items own = session.getMapper(Items.class);
				return List.of(own.count(), own.price("first", 9), own.row(1));
			}
		});
	}

}
