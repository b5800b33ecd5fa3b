package dev.tidepool.boot.slices;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * Something to store.
 */
@Entity
class Thing {

	@Id
	private Long id;

	private String name;

	protected Thing() {
	}

	Thing(Long id, String name) {
		this.id = id;
		this.name = name;
	}

	String name() {
		return this.name;
	}

}
