package dev.tidepool.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import dev.tidepool.corpus.Catalogue.Author;
import dev.tidepool.corpus.Catalogue.Book;
import dev.tidepool.corpus.Catalogue.Car;
import dev.tidepool.corpus.Catalogue.Category;
import dev.tidepool.corpus.Catalogue.Parcel;
import dev.tidepool.corpus.Catalogue.Person;
import dev.tidepool.corpus.Catalogue.Playlist;
import dev.tidepool.corpus.Catalogue.Team;
import dev.tidepool.corpus.Catalogue.Visit;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every shape of Hibernate's that loads row by row, and their cures.
 */
@Component
class HibernateShapes implements Shapes {

	private final EntityManager entities;

	private final TransactionTemplate transactions;

	private final Map<String, Shape> shapes = new LinkedHashMap<>();

	HibernateShapes(EntityManager entities, TransactionTemplate transactions) {
		this.entities = entities;
		this.transactions = transactions;
		positive();
		negative();
	}

	private void positive() {
		add("lazy-to-one", (rows) -> books("from Book b order by b.id", rows).forEach((book) -> book.author.getName()));
		add("lazy-collection",
				(rows) -> authors("from Author a order by a.id", rows).forEach((author) -> author.books.size()));
		add("eager-to-one", (rows) -> list("from Parcel p order by p.id", Parcel.class, rows));
		add("eager-elements", (rows) -> list("from Playlist p order by p.id", Playlist.class, rows));
		add("one-to-one-mapped-by", (rows) -> list("from Person p order by p.id", Person.class, rows));
		add("to-one-by-other-column",
				(rows) -> list("from Car c order by c.id", Car.class, rows).forEach((car) -> car.model.code.length()));
		add("tree", (rows) -> list("from Category c where c.parent is null order by c.id", Category.class, rows)
			.forEach((category) -> category.children.size()));
		add("find-loop", (rows) -> {
			for (int i = 0; i < rows; i++) {
				this.entities.find(Author.class, 100 + i);
			}
		});
		add("count-loop",
				(rows) -> authors("from Author a order by a.id", rows).forEach((author) -> this.entities
					.createQuery("select count(b) from Book b where b.author.id = :author", Long.class)
					.setParameter("author", author.id)
					.getSingleResult()));
		add("refresh-loop", (rows) -> authors("from Author a order by a.id", rows).forEach(this.entities::refresh));
		add("all-collections",
				(rows) -> this.entities.createQuery("from Author a order by a.id", Author.class)
					.getResultList()
					.forEach((author) -> author.books.size()));
		add("stream", (rows) -> {
			try (var books = this.entities.createQuery("from Book b order by b.id", Book.class)
				.setMaxResults(rows)
				.getResultStream()) {
				books.forEach((book) -> book.author.getName());
			}
		});
	}

	private void negative() {
		add("join-fetch-to-one", (rows) -> books("from Book b join fetch b.author order by b.id", rows)
			.forEach((book) -> book.author.getName()));
		add("join-fetch-collection",
				(rows) -> this.entities.createQuery("from Author a join fetch a.books order by a.id", Author.class)
					.getResultList()
					.forEach((author) -> author.books.size()));
		add("join-fetch-eager", (rows) -> list("from Parcel p join fetch p.carrier order by p.id", Parcel.class, rows));
		add("join-fetch-elements",
				(rows) -> this.entities.createQuery("from Playlist p join fetch p.songs", Playlist.class)
					.getResultList());
		add("join-fetch-mapped-by",
				(rows) -> list("from Person p left join fetch p.passport order by p.id", Person.class, rows));
		add("join-fetch-other-column", (rows) -> list("from Car c join fetch c.model order by c.id", Car.class, rows)
			.forEach((car) -> car.model.code.length()));
		add("entity-graph", (rows) -> {
			var graph = this.entities.createEntityGraph(Book.class);
			graph.addAttributeNodes("author");
			this.entities.createQuery("from Book b order by b.id", Book.class)
				.setMaxResults(rows)
				.setHint("jakarta.persistence.fetchgraph", graph)
				.getResultList()
				.forEach((book) -> book.author.getName());
		});
		add("ids-then-fetch", (rows) -> {
			List<Integer> ids = this.entities.createQuery("select a.id from Author a order by a.id", Integer.class)
				.setMaxResults(rows)
				.getResultList();
			this.entities.createQuery("from Author a join fetch a.books where a.id in :ids", Author.class)
				.setParameter("ids", ids)
				.getResultList()
				.forEach((author) -> author.books.size());
		});
		add("find-multiple", (rows) -> this.entities.unwrap(Session.class)
			.findMultiple(Author.class, IntStream.range(100, 100 + rows).boxed().toList()));
		add("count-grouped",
				(rows) -> this.entities
					.createQuery("select b.author.id, count(b) from Book b group by b.author.id", Object[].class)
					.getResultList());
		add("batch-size-collection", (rows) -> teams(rows).forEach((team) -> team.players.size()));
		add("batch-size-entity", (rows) -> teams(rows).forEach((team) -> team.coach.getName()));
		add("batch-size-too-small", (rows) -> teams(rows).forEach((team) -> team.songs.size()));
		add("subselect", (rows) -> teams(rows).forEach((team) -> team.fans.size()));
		add("first-level-cache", (rows) -> {
			for (int i = 0; i < rows; i++) {
				this.entities.find(Author.class, 100);
			}
		});
		add("below-threshold",
				(rows) -> authors("from Author a order by a.id", 4).forEach((author) -> author.books.size()));
		add("pages", (rows) -> {
			for (int i = 0; i < rows; i++) {
				this.entities.createQuery("select a.id from Author a order by a.id", Integer.class)
					.setFirstResult(2 * i)
					.setMaxResults(2)
					.getResultList();
			}
		});
		add("ids-in-chunks", (rows) -> {
			for (int i = 0; i < rows; i++) {
				this.entities.createQuery("from Author a where a.id in :ids", Author.class)
					.setParameter("ids", List.of(100 + i, 120 + i, 140 + i))
					.getResultList();
			}
		});
		add("sequence-inserts", (rows) -> {
			for (int i = 0; i < rows; i++) {
				this.entities.persist(new Visit(i));
			}
			this.entities.flush();
		});
		add("dirty-updates", (rows) -> {
			authors("from Author a order by a.id", rows)
				.forEach((author) -> author.name = "author " + System.nanoTime());
			this.entities.flush();
		});
		add("same-query-again", (rows) -> {
			for (int i = 0; i < rows; i++) {
				this.entities.createQuery("select count(b) from Book b where b.author.id = 100", Long.class)
					.getSingleResult();
			}
		});
	}

	private void add(String name, IntConsumer action) {
		this.shapes.put("hibernate." + name,
				(rows) -> this.transactions.executeWithoutResult((status) -> action.accept(rows)));
	}

	private List<Author> authors(String query, int rows) {
		return list(query, Author.class, rows);
	}

	private List<Book> books(String query, int rows) {
		return list(query, Book.class, rows);
	}

	private List<Team> teams(int rows) {
		return list("from Team t order by t.id", Team.class, rows);
	}

	private <T> List<T> list(String query, Class<T> type, int rows) {
		return this.entities.createQuery(query, type).setMaxResults(rows).getResultList();
	}

	@Override
	public Map<String, Shape> all() {
		return this.shapes;
	}

}
