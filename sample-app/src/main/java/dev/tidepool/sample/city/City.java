package dev.tidepool.sample.city;

import dev.tidepool.sample.country.Country;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/**
 * A populated place.
 */
@Entity
public class City {

	@Id
	private Long id;

	private String name;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "country_code")
	private Country country;

	private String region;

	private long population;

	private double latitude;

	private double longitude;

	private String feature;

	protected City() {
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public Country getCountry() {
		return this.country;
	}

	public String getRegion() {
		return this.region;
	}

	public long getPopulation() {
		return this.population;
	}

	public double getLatitude() {
		return this.latitude;
	}

	public double getLongitude() {
		return this.longitude;
	}

	public String getFeature() {
		return this.feature;
	}

}
