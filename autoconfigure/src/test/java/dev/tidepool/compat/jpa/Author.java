package dev.tidepool.compat.jpa;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;

/**
 * Someone who wrote books.
 */
@Entity
class Author {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Version
	private int version;

	@Column(nullable = false, unique = true)
	private String name;

	@OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("id")
	private List<Book> books = new ArrayList<>();

	protected Author() {
	}

	Author(String name) {
		this.name = name;
	}

	Long getId() {
		return this.id;
	}

	String getName() {
		return this.name;
	}

	void setName(String name) {
		this.name = name;
	}

	List<Book> getBooks() {
		return this.books;
	}

	Author wrote(String title) {
		this.books.add(new Book(this, this.books.size(), title));
		return this;
	}

	@Override
	public String toString() {
		return "%d:%s v%d".formatted(this.id, this.name, this.version);
	}

}
