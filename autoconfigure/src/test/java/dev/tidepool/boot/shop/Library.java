package dev.tidepool.boot.shop;

import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done with the authors.
 */
@Service
public class Library {

	private final Authors authors;

	Library(Authors authors) {
		this.authors = authors;
	}

	@Transactional(readOnly = true)
	public List<String> titles() {
		return this.authors.findAll().stream().map((author) -> author + " " + author.getBooks()).sorted().toList();
	}

	@Transactional(readOnly = true)
	public String streamed() {
		return this.authors.streamByOrderById().map(Author::getName).toList().toString();
	}

	@Transactional(readOnly = true)
	public void writeWhereOnlyReadingIsAllowed() {
		this.authors.findByName("Ada").orElseThrow().setName("Not stored");
		this.authors.flush();
	}

	@Transactional
	public void renameAndFail(String name) {
		this.authors.findByName(name).orElseThrow().setName("Rolled back");
		this.authors.flush();
		throw new IllegalStateException("rolled back on purpose");
	}

	@Transactional
	public void append(String name, String title) {
		this.authors.findByName(name).orElseThrow().wrote(title);
	}

	@Transactional
	public void forget(String name) {
		this.authors.delete(this.authors.findByName(name).orElseThrow());
	}

}
