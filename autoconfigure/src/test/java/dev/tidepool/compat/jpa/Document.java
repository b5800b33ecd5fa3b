package dev.tidepool.compat.jpa;

import java.util.Arrays;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;

/**
 * Something long.
 */
@Entity
class Document {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Lob
	private String body;

	@Lob
	private byte[] picture;

	protected Document() {
	}

	Document(String body, byte[] picture) {
		this.body = body;
		this.picture = picture;
	}

	@Override
	public String toString() {
		return this.id + ":" + this.body + Arrays.toString(this.picture);
	}

}
