package dev.tidepool.compat.aggregate;

import java.util.List;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Someone who wrote books, and the books: an aggregate.
 *
 * @param id the generated key
 * @param version the version
 * @param name the name
 * @param books the books, in order
 */
@Table("author")
record Writer(@Id Long id, @Version Integer version, String name,
		@MappedCollection(idColumn = "author_id", keyColumn = "place") List<Work> books) {

	static Writer of(String name, String... titles) {
		return new Writer(null, null, name, List.of(titles).stream().map((title) -> new Work(null, title)).toList());
	}

	Writer called(String name) {
		return new Writer(this.id, this.version, name, this.books);
	}

	Writer wrote(String... titles) {
		return new Writer(this.id, this.version, this.name,
				List.of(titles).stream().map((title) -> new Work(null, title)).toList());
	}

	/**
	 * A book.
	 *
	 * @param id the generated key
	 * @param title the title
	 */
	@Table("book")
	record Work(@Id Long id, String title) {

	}

}
