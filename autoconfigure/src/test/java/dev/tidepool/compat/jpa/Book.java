package dev.tidepool.compat.jpa;

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
class Book {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Author author;

	private int place;

	private String title;

	protected Book() {
	}

	Book(Author author, int place, String title) {
		this.author = author;
		this.place = place;
		this.title = title;
	}

	Author getAuthor() {
		return this.author;
	}

	@Override
	public String toString() {
		return this.id + ":" + this.title + " " + this.place;
	}

}
