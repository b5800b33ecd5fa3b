package dev.tidepool.sample.city;

import java.util.List;

import dev.tidepool.sample.Checks;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class CityController {

	private final CityRepository cities;

	private final CitySearch search;

	CityController(CityRepository cities, CitySearch search) {
		this.cities = cities;
		this.search = search;
	}

	@GetMapping("/cities/{id}")
	CityDetails city(@PathVariable long id) {
		return this.cities.findById(id)
			.map(CityDetails::of)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No city " + id));
	}

	@GetMapping("/cities")
	List<CityHit> search(@RequestParam String name, @RequestParam(defaultValue = "20") int limit) {
		Checks.between("limit", limit, 1, 200);
		return this.search.search(name, limit);
	}

}
