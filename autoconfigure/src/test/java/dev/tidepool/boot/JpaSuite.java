package dev.tidepool.boot;

import java.util.List;
import java.util.concurrent.Callable;

import dev.tidepool.boot.shop.Author;
import dev.tidepool.boot.shop.Authors;
import dev.tidepool.boot.shop.Library;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What applications do with Spring Data JPA.
 */
final class JpaSuite {

	private final Authors authors;

	private final Library library;

	private final JdbcTemplate jdbc;

	private final Transcript transcript;

	JpaSuite(Authors authors, Library library, JdbcTemplate jdbc, Transcript transcript) {
		this.authors = authors;
		this.library = library;
		this.jdbc = jdbc;
		this.transcript = transcript;
	}

	void run() {
		write();
		// Twice: what is cached is read by the second
		read();
		read();
		fail();
		change();
		read();
		step("final authors", () -> this.jdbc.queryForList("select * from author order by id"));
		step("final books", () -> this.jdbc.queryForList("select * from book order by id"));
	}

	private void write() {
		step("save", () -> this.authors.save(new Author("Ada").wrote("Notes").wrote("Letters")).toString());
		step("save all",
				() -> this.authors
					.saveAll(List.of(new Author("Anna").wrote("A"), new Author("Arno"), new Author("Bert").wrote("B")))
					.toString());
		step("append", () -> {
			this.library.append("Arno", "Late");
			return this.authors.count();
		});
	}

	private void read() {
		step("by id", () -> this.authors.findById(1L).toString());
		step("by missing id", () -> this.authors.findById(99L).toString());
		step("by name", () -> this.authors.findByName("Anna").toString());
		step("exists", () -> this.authors.existsById(2L));
		step("count", this.authors::count);
		step("lazy collection", this.library::titles);
		step("streamed", this.library::streamed);
		step("fetched collection",
				() -> this.authors.findByNameInOrderById(List.of("Ada", "Bert"))
					.stream()
					.map((author) -> author + " " + author.getBooks())
					.toList());
		step("lazy collection outside", () -> this.authors.findByName("Ada").orElseThrow().getBooks().size());
		for (int i = 0; i < 2; i++) {
			int number = i;
			step("page", () -> {
				Page<Author> page = this.authors.findByNameStartingWith("A",
						PageRequest.of(number, 2, Sort.by("name").descending()));
				return List.of(page.getContent().toString(), page.getTotalElements(), page.getTotalPages(),
						page.hasNext());
			});
			step("slice", () -> {
				Slice<Author> slice = this.authors.findSliceByNameStartingWith("A",
						PageRequest.of(number, 2, Sort.by("id")));
				return List.of(slice.getContent().toString(), slice.hasNext());
			});
		}
		step("native", () -> this.authors.countTitles("L%"));
	}

	private void fail() {
		step("duplicate", () -> this.authors.saveAndFlush(new Author("Ada")));
		step("null name", () -> this.authors.saveAndFlush(new Author(null)));
		step("stale version", () -> {
			Author stale = this.authors.findByName("Bert").orElseThrow();
			this.jdbc.update("update author set version = version + 1 where name = 'Bert'");
			stale.setName("Late Bert");
			return this.authors.saveAndFlush(stale).toString();
		});
		step("rolled back", () -> {
			this.library.renameAndFail("Ada");
			return null;
		});
		step("write where only reading is allowed", () -> {
			this.library.writeWhereOnlyReadingIsAllowed();
			return null;
		});
		step("not found", () -> this.authors.findByName("Nobody").orElseThrow());
	}

	private void change() {
		step("rename", () -> this.authors.rename("!", "An%"));
		step("renamed", () -> this.authors.findAll(Sort.by("id")).toString());
		step("merge", () -> {
			Author detached = this.authors.findByName("Bert").orElseThrow();
			detached.setName("Berta");
			return this.authors.save(detached).toString();
		});
		step("delete", () -> {
			this.library.forget("Arno");
			return this.authors.findByName("Arno").toString();
		});
		step("behind Hibernate's back", () -> {
			this.jdbc.update("insert into author (name, version) values ('Zoe', 0)");
			return this.authors.findByName("Zoe").toString();
		});
	}

	private void step(String name, Callable<?> step) {
		this.transcript.step("jpa " + name, step);
	}

}
