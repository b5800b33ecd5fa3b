package dev.tidepool.boot.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/**
 * A book of one author.
 */
@Entity
public class Book {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Author author;

	private String title;

	protected Book() {
	}

	Book(Author author, String title) {
		this.author = author;
		this.title = title;
	}

	public Author getAuthor() {
		return this.author;
	}

	public String getTitle() {
		return this.title;
	}

	@Override
	public String toString() {
		return this.id + ":" + this.title;
	}

}
