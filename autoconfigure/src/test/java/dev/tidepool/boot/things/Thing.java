package dev.tidepool.boot.things;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * Something to find.
 */
@Entity(name = "KnownThing")
public class Thing {

	@Id
	private Long id;

	private String name;

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

}
