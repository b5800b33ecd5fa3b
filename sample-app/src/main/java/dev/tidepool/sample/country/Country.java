package dev.tidepool.sample.country;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * A country, or another territory with an ISO 3166 code of its own.
 */
@Entity
public class Country {

	@Id
	private String code;

	private String name;

	private String continent;

	private String capital;

	private String currency;

	protected Country() {
	}

	public String getCode() {
		return this.code;
	}

	public String getName() {
		return this.name;
	}

	public String getContinent() {
		return this.continent;
	}

	public String getCapital() {
		return this.capital;
	}

	public String getCurrency() {
		return this.currency;
	}

}
