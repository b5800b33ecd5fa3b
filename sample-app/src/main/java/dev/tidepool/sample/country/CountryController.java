package dev.tidepool.sample.country;

import java.util.List;
import java.util.Locale;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class CountryController {

	private final CountryQueries countries;

	CountryController(CountryQueries countries) {
		this.countries = countries;
	}

	@GetMapping("/countries")
	List<CountryListing> countries() {
		return this.countries.findAll();
	}

	@GetMapping("/countries/{code}/summary")
	CountrySummary summary(@PathVariable String code) {
		return this.countries.summary(code.toUpperCase(Locale.ROOT))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No country '%s'".formatted(code)));
	}

	@GetMapping("/stats/continents")
	List<ContinentStatistics> continents() {
		return this.countries.continents();
	}

}
