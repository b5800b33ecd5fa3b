package dev.tidepool.sample.visit;

import java.time.OffsetDateTime;

import dev.tidepool.sample.city.City;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/**
 * Somebody was in a city.
 */
@Entity
public class Visit {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "city_id")
	private City city;

	private OffsetDateTime visitedAt;

	private String visitor;

	protected Visit() {
	}

	Visit(City city, String visitor, OffsetDateTime visitedAt) {
		this.city = city;
		this.visitor = visitor;
		this.visitedAt = visitedAt;
	}

	public Long getId() {
		return this.id;
	}

	public City getCity() {
		return this.city;
	}

	public OffsetDateTime getVisitedAt() {
		return this.visitedAt;
	}

	public String getVisitor() {
		return this.visitor;
	}

}
