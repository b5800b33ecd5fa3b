package dev.tidepool.compat.jpa;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tidepool.compat.Client;
import dev.tidepool.compat.Scene;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An application that uses Spring Data JPA and Hibernate.
 */
@Component("jpa")
final class Jpa implements Client {

	private final Authors authors;

	private final EntityManager entities;

	private final EntityManagerFactory factory;

	private final JdbcTemplate jdbc;

	private final JpaTransactionManager transactions;

	Jpa(Authors authors, EntityManager entities, EntityManagerFactory factory, JdbcTemplate jdbc,
			JpaTransactionManager transactions) {
		this.authors = authors;
		this.entities = entities;
		this.factory = factory;
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	@Override
	public void run(Scene scene) {
		write(scene);
		// Twice: what is cached is read by the second
		read(scene);
		read(scene);
		fail(scene);
		change(scene);
		transactions(scene);
		values(scene);
		view(scene);
		read(scene);
	}

	private TransactionTemplate transaction() {
		return new TransactionTemplate(this.transactions);
	}

	private TransactionTemplate readOnly() {
		TransactionTemplate template = transaction();
		template.setReadOnly(true);
		return template;
	}

	private Author named(String name) {
		return this.authors.findByName(name).orElseThrow();
	}

	private void write(Scene scene) {
		scene.step("save", () -> this.authors.save(new Author("Ada").wrote("Notes").wrote("Letters")));
		scene.step("save all", () -> this.authors
			.saveAll(List.of(new Author("Anna").wrote("A"), new Author("Arno"), new Author("Bert").wrote("B"))));
		scene.step("append", () -> transaction().execute((status) -> named("Arno").wrote("Late")));
		scene.step("sequence", () -> transaction().execute((status) -> {
			List<Object> tickets = new ArrayList<>();
			for (String holder : List.of("one", "two", "three")) {
				Ticket ticket = new Ticket(holder);
				this.entities.persist(ticket);
				tickets.add(ticket);
			}
			return tickets;
		}));
	}

	private void read(Scene scene) {
		scene.step("by id", () -> this.authors.findById(1L).toString());
		scene.step("by missing id", () -> this.authors.findById(99L).toString());
		scene.step("by name", () -> this.authors.findByName("Ada").toString());
		scene.step("exists", () -> this.authors.existsById(2L));
		scene.step("count", this.authors::count);
		scene.step("lazy collection",
				() -> readOnly().execute((status) -> this.authors.findAll(Sort.by("id"))
					.stream()
					.map((author) -> author + " " + author.getBooks())
					.toList()));
		scene.step("streamed", () -> readOnly().execute((status) -> {
			try (var all = this.authors.streamByOrderById()) {
				return all.map((author) -> author.getName() + author.getBooks().size()).toList();
			}
		}));
		scene.step("fetched collection",
				() -> this.authors.findByNameInOrderById(List.of("Ada", "Bert"))
					.stream()
					.map((author) -> author + " " + author.getBooks())
					.toList());
		scene.fails("lazy collection outside", () -> named("Ada").getBooks().size());
		scene.step("lazy parent",
				() -> readOnly()
					.execute((status) -> this.entities.createQuery("select b from Book b order by b.id", Book.class)
						.getResultList()
						.stream()
						.map((book) -> book + " by " + book.getAuthor().getName())
						.toList()));
		for (int i = 0; i < 2; i++) {
			PageRequest request = PageRequest.of(i, 2, Sort.by("name").descending());
			scene.step("page " + i, () -> {
				Page<Author> page = this.authors.findByNameStartingWith("A", request);
				return List.of(page.getContent().toString(), page.getTotalElements(), page.getTotalPages(),
						page.hasNext());
			});
			scene.step("slice " + i, () -> {
				Slice<Author> slice = this.authors.findSliceByNameStartingWith("A", request);
				return List.of(slice.getContent().toString(), slice.hasNext());
			});
		}
		scene.step("native", () -> this.authors.countTitles("L%"));
		scene.step("grouped", this.authors::countBooks);
	}

	private void fail(Scene scene) {
		scene.fails("duplicate", () -> this.authors.saveAndFlush(new Author("Ada")));
		scene.fails("null name", () -> this.authors.saveAndFlush(new Author(null)));
		scene.fails("stale version", () -> {
			Author stale = named("Bert");
			this.jdbc.update("update author set version = version + 1 where name = 'Bert'");
			stale.setName("Late Bert");
			return this.authors.saveAndFlush(stale);
		});
		scene.fails("stale version in transaction", () -> transaction().execute((status) -> {
			Author stale = named("Bert");
			this.jdbc.update("update author set version = version + 1 where name = 'Bert'");
			stale.setName("Later Bert");
			return null;
		}));
		scene.fails("rolled back", () -> transaction().execute((status) -> {
			named("Ada").setName("Rolled back");
			this.authors.flush();
			throw new IllegalStateException("on purpose");
		}));
		scene.attempt("write where only reading is allowed", () -> readOnly().execute((status) -> {
			named("Ada").setName("Not stored");
			this.authors.flush();
			return this.jdbc.update("update author set version = 9 where name = 'Nobody'");
		}));
		scene.fails("not found", () -> named("Nobody"));
		scene.fails("bad native query", () -> this.entities.createNativeQuery("selekt 1").getResultList());
		scene.fails("duplicate in batch", () -> transaction().execute((status) -> {
			for (String holder : List.of("x", "y")) {
				this.entities.persist(new Ticket(holder));
			}
			this.entities.persist(new Author("Ada"));
			return null;
		}));
	}

	private void change(Scene scene) {
		scene.step("rename", () -> this.authors.rename("!", "An%"));
		scene.step("renamed", () -> this.authors.findAll(Sort.by("id")));
		scene.step("merge", () -> {
			Author detached = named("Bert");
			detached.setName("Berta");
			return this.authors.save(detached);
		});
		scene.step("delete", () -> {
			this.authors.delete(named("Arno"));
			return this.authors.findByName("Arno").toString();
		});
		scene.step("behind Hibernate's back", () -> {
			this.jdbc.update("insert into author (name, version) values ('Zoe', 0)");
			return named("Zoe");
		});
		scene.step("own writes", () -> {
			List<Object> seen = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				Author author = this.authors.findById(1L).orElseThrow();
				seen.add(author.toString());
				author.setName((i < 2) ? "Ada " + i : "Ada");
				seen.add(this.authors.save(author).toString());
				seen.add(this.authors.count());
			}
			return seen;
		});
	}

	private void transactions(Scene scene) {
		TransactionTemplate anew = transaction();
		anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		scene.step("requires new", () -> transaction().execute((status) -> {
			String before = named("Ada").toString();
			anew.executeWithoutResult((other) -> this.authors.save(new Author("Kept")));
			status.setRollbackOnly();
			return before + this.authors.count();
		}));
		scene.attempt("requires new after a write", () -> transaction().execute((status) -> {
			this.authors.saveAndFlush(new Author("Given up"));
			anew.executeWithoutResult((other) -> this.authors.save(new Author("Kept too")));
			status.setRollbackOnly();
			return this.authors.count();
		}));
		scene.attempt("isolation", () -> {
			TransactionTemplate isolated = transaction();
			isolated.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
			return isolated.execute((status) -> List.of(named("Ada").toString(), this.authors.count()));
		});
		scene.step("template and session in one transaction", () -> transaction().execute((status) -> {
			this.authors.saveAndFlush(new Author("Seen by both"));
			return this.jdbc.queryForList("select name from author order by id");
		}));
		scene.attempt("locked", () -> transaction().execute((status) -> {
			Author locked = this.authors.findLockedByName("Ada").orElseThrow();
			locked.wrote("Under lock");
			return locked.toString();
		}));
		scene.attempt("locked by another", () -> transaction().execute((status) -> {
			this.entities.find(Author.class, 1L, LockModeType.PESSIMISTIC_WRITE);
			return anew.execute((other) -> this.entities
				.find(Author.class, 1L, LockModeType.PESSIMISTIC_WRITE, Map.of("jakarta.persistence.lock.timeout", 0))
				.toString());
		}));
		scene.step("forced increment", () -> transaction().execute(
				(status) -> this.entities.find(Author.class, 1L, LockModeType.OPTIMISTIC_FORCE_INCREMENT).getName()));
	}

	private void values(Scene scene) {
		scene.step("values", () -> transaction().execute((status) -> {
			List<Item> items = List.of(new Item("full", true), new Item("empty", false));
			items.forEach(this.entities::persist);
			return items.toString();
		}));
		for (int i = 0; i < 2; i++) {
			scene.step("values read",
					() -> this.entities.createQuery("select i from Item i order by i.id", Item.class).getResultList());
			scene.step("values found",
					() -> this.entities
						.createQuery("select i.name from Item i where i.price = :price and i.flag = true", String.class)
						.setParameter("price", new BigDecimal("12.50"))
						.getResultList());
		}
		scene.step("value changed", () -> transaction().execute((status) -> {
			Item item = this.entities.createQuery("select i from Item i where i.name = 'full'", Item.class)
				.getSingleResult();
			item.setPrice(BigDecimal.TEN);
			return null;
		}));
		scene.attempt("large values", () -> transaction().execute((status) -> {
			this.entities.persist(new Document("a long text", new byte[] { 1, 2, 3 }));
			return null;
		}));
		for (int i = 0; i < 2; i++) {
			scene.attempt("large values read",
					() -> readOnly().execute((status) -> this.entities
						.createQuery("select d from Document d order by d.id", Document.class)
						.getResultList()
						.toString()));
			scene.attempt("large values read outside",
					() -> this.entities.createQuery("select d from Document d order by d.id", Document.class)
						.getResultList()
						.toString());
		}
	}

	/**
	 * As with an open session in view: one entity manager over several transactions, and
	 * lazy loading between them.
	 */
	private void view(Scene scene) {
		scene.step("open in view", () -> {
			EntityManager open = this.factory.createEntityManager();
			TransactionSynchronizationManager.bindResource(this.factory, new EntityManagerHolder(open));
			try {
				return request();
			}
			finally {
				TransactionSynchronizationManager.unbindResource(this.factory);
				open.close();
			}
		});
	}

	private List<Object> request() {
		List<Object> seen = new ArrayList<>();
		Author author = transaction().execute((status) -> named("Berta"));
		seen.add(author.getBooks().toString());
		seen.add(this.authors.count());
		transaction().executeWithoutResult((status) -> author.wrote("While the view is open"));
		seen.add(author.getBooks().toString());
		seen.add(this.authors.countTitles("While%"));
		seen.add(this.authors.findAll(Sort.by("id")).stream().map((each) -> each + " " + each.getBooks()).toList());
		readOnly().executeWithoutResult((status) -> seen.add(this.authors.findById(1L).toString()));
		seen.add(this.jdbc.queryForList("select title from book order by id"));
		return seen;
	}

}
