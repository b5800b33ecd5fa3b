package dev.tidepool.corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * Entities with one association of each kind.
 */
final class Catalogue {

	private Catalogue() {
	}

	@Entity(name = "Author")
	static class Author {

		@Id
		int id;

		String name;

		@OneToMany(mappedBy = "author")
		List<Book> books = new ArrayList<>();

		protected Author() {
		}

		Author(int id) {
			this.id = id;
			this.name = "author " + id;
		}

		String getName() {
			return this.name;
		}

	}

	@Entity(name = "Book")
	static class Book {

		@Id
		int id;

		@ManyToOne(fetch = FetchType.LAZY)
		Author author;

		protected Book() {
		}

		Book(int id, Author author) {
			this.id = id;
			this.author = author;
		}

	}

	@Entity(name = "Carrier")
	static class Carrier {

		@Id
		int id;

		protected Carrier() {
		}

		Carrier(int id) {
			this.id = id;
		}

	}

	@Entity(name = "Parcel")
	static class Parcel {

		@Id
		int id;

		@ManyToOne
		Carrier carrier;

		protected Parcel() {
		}

		Parcel(int id, Carrier carrier) {
			this.id = id;
			this.carrier = carrier;
		}

	}

	@Entity(name = "Playlist")
	static class Playlist {

		@Id
		int id;

		@ElementCollection(fetch = FetchType.EAGER)
		Set<String> songs = new HashSet<>();

		protected Playlist() {
		}

		Playlist(int id) {
			this.id = id;
			this.songs.add("song " + id);
		}

	}

	@Entity(name = "Person")
	static class Person {

		@Id
		int id;

		@OneToOne(mappedBy = "person")
		Passport passport;

		protected Person() {
		}

		Person(int id) {
			this.id = id;
		}

	}

	@Entity(name = "Passport")
	static class Passport {

		@Id
		int id;

		@OneToOne
		Person person;

		protected Passport() {
		}

		Passport(int id, Person person) {
			this.id = id;
			this.person = person;
		}

	}

	@Entity(name = "Model")
	static class Model {

		@Id
		int id;

		@jakarta.persistence.Column(unique = true)
		String code;

		protected Model() {
		}

		Model(int id) {
			this.id = id;
			this.code = "M" + id;
		}

	}

	@Entity(name = "Car")
	static class Car {

		@Id
		int id;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "model_code", referencedColumnName = "code")
		Model model;

		protected Car() {
		}

		Car(int id, Model model) {
			this.id = id;
			this.model = model;
		}

	}

	@Entity(name = "Category")
	static class Category {

		@Id
		int id;

		@ManyToOne(fetch = FetchType.LAZY)
		Category parent;

		@OneToMany(mappedBy = "parent")
		Set<Category> children = new HashSet<>();

		protected Category() {
		}

		Category(int id, Category parent) {
			this.id = id;
			this.parent = parent;
		}

	}

	@Entity(name = "Coach")
	@BatchSize(size = 30)
	static class Coach {

		@Id
		int id;

		String name;

		protected Coach() {
		}

		Coach(int id) {
			this.id = id;
			this.name = "coach " + id;
		}

		String getName() {
			return this.name;
		}

	}

	@Entity(name = "Team")
	static class Team {

		@Id
		int id;

		@ManyToOne(fetch = FetchType.LAZY)
		Coach coach;

		@ElementCollection
		@BatchSize(size = 30)
		Set<String> players = new HashSet<>();

		@ElementCollection
		@Fetch(FetchMode.SUBSELECT)
		Set<String> fans = new HashSet<>();

		@ElementCollection
		@BatchSize(size = 2)
		Set<String> songs = new HashSet<>();

		protected Team() {
		}

		Team(int id, Coach coach) {
			this.id = id;
			this.coach = coach;
			this.players.add("player " + id);
			this.fans.add("fan " + id);
			this.songs.add("song " + id);
		}

	}

	@Entity(name = "Visit")
	static class Visit {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "visits")
		@jakarta.persistence.SequenceGenerator(name = "visits", allocationSize = 1)
		int id;

		int number;

		protected Visit() {
		}

		Visit(int number) {
			this.number = number;
		}

	}

}
