package dev.tidepool.sample.demo;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/demo")
class DemoController {

	private final Capitals capitals;

	private final ClosestCitiesReport report;

	DemoController(Capitals capitals, ClosestCitiesReport report) {
		this.capitals = capitals;
		this.report = report;
	}

	@GetMapping("/nplusone")
	List<Capital> oneQueryPerCountry() {
		return this.capitals.oneQueryPerCountry();
	}

	@GetMapping("/nplusone-cured")
	List<Capital> oneQuery() {
		return this.capitals.oneQuery();
	}

	@GetMapping("/report")
	List<CityPair> report() {
		return this.report.run();
	}

}
