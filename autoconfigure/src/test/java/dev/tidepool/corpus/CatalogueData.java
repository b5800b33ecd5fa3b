package dev.tidepool.corpus;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tidepool.corpus.Catalogue.Author;
import dev.tidepool.corpus.Catalogue.Book;
import dev.tidepool.corpus.Catalogue.Car;
import dev.tidepool.corpus.Catalogue.Carrier;
import dev.tidepool.corpus.Catalogue.Category;
import dev.tidepool.corpus.Catalogue.Coach;
import dev.tidepool.corpus.Catalogue.Model;
import dev.tidepool.corpus.Catalogue.Parcel;
import dev.tidepool.corpus.Catalogue.Passport;
import dev.tidepool.corpus.Catalogue.Person;
import dev.tidepool.corpus.Catalogue.Playlist;
import dev.tidepool.corpus.Catalogue.Team;
import jakarta.persistence.EntityManager;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the tables. Keys of different tables lie in different ranges.
 */
@Component
class CatalogueData {

	static final int ROWS = 60;

	private final JdbcTemplate jdbc;

	private final EntityManager entities;

	private final TransactionTemplate transactions;

	CatalogueData(JdbcTemplate jdbc, EntityManager entities, TransactionTemplate transactions) {
		this.jdbc = jdbc;
		this.entities = entities;
		this.transactions = transactions;
	}

	void fill() {
		this.transactions.executeWithoutResult((status) -> {
			for (int i = 0; i < ROWS; i++) {
				entities(i);
			}
		});
		for (String table : List.of("customer (id int primary key, name varchar(40), region varchar(20))",
				"invoice (id int primary key, customer_id int, total int, status varchar(20))",
				"setting (name varchar(40) primary key, content varchar(40))", "journal (entry varchar(40))",
				"batch_job_note (id int primary key, note varchar(40))", "cart (id int primary key, owner varchar(40))",
				"cart_item (cart int, label varchar(40))")) {
			this.jdbc.execute("create table " + table);
		}
		this.jdbc.execute("create sequence ticket");
		for (int i = 0; i < ROWS; i++) {
			this.jdbc.update("insert into customer values (?, ?, ?)", 5000 + 3 * i, "customer " + i, "region " + i % 9);
			this.jdbc.update("insert into invoice values (?, ?, ?, ?)", 9000 + i, 5000 + 3 * i, i, "NEW");
			this.jdbc.update("insert into setting values (?, ?)", "setting " + i, "content");
			this.jdbc.update("insert into batch_job_note values (?, ?)", i, "note");
			this.jdbc.update("insert into cart values (?, ?)", 7000 + i, "owner");
			this.jdbc.update("insert into cart_item values (?, ?)", 7000 + i, "item");
		}
	}

	private void entities(int i) {
		Author author = persisted(new Author(100 + i));
		persisted(new Book(300 + i, author));
		persisted(new Parcel(500 + i, persisted(new Carrier(700 + i))));
		persisted(new Playlist(900 + i));
		persisted(new Passport(1100 + i, persisted(new Person(1300 + i))));
		persisted(new Car(1500 + i, persisted(new Model(1700 + i))));
		Category parent = persisted(new Category(1900 + i, null));
		persisted(new Category(2100 + i, parent));
		persisted(new Team(2300 + i, persisted(new Coach(2500 + i))));
	}

	private <T> T persisted(T entity) {
		this.entities.persist(entity);
		return entity;
	}

	/**
	 * An aggregate without parts.
	 *
	 * @param id its key
	 * @param name what it is called
	 */
	@Table("customer")
	record Buyer(@Id int id, String name) {

	}

	/**
	 * An aggregate of Spring Data JDBC.
	 *
	 * @param id its key
	 * @param owner whom it belongs to
	 * @param items its items
	 */
	@Table("cart")
	record Cart(@Id int id, String owner, @MappedCollection(idColumn = "cart") Set<CartItem> items) {

	}

	/**
	 * A part of the aggregate.
	 *
	 * @param label what it is
	 */
	@Table("cart_item")
	record CartItem(String label) {

	}

	static Map<String, Shape> named(Object... namesAndShapes) {
		Map<String, Shape> shapes = new java.util.LinkedHashMap<>();
		for (int i = 0; i < namesAndShapes.length; i += 2) {
			shapes.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
		}
		return shapes;
	}

}
