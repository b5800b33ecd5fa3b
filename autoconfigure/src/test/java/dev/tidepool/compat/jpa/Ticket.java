package dev.tidepool.compat.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

/**
 * Something with a number from a sequence.
 */
@Entity
class Ticket {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	@SequenceGenerator(name = "ticket_seq", sequenceName = "ticket_seq", allocationSize = 1)
	private Long id;

	private String holder;

	protected Ticket() {
	}

	Ticket(String holder) {
		this.holder = holder;
	}

	@Override
	public String toString() {
		return this.id + ":" + this.holder;
	}

}
