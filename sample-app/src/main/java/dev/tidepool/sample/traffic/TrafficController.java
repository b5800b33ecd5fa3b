package dev.tidepool.sample.traffic;

import java.time.Duration;

import dev.tidepool.sample.Checks;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class TrafficController {

	private final TrafficGenerator generator;

	TrafficController(TrafficGenerator generator) {
		this.generator = generator;
	}

	@PostMapping("/demo/traffic")
	TrafficSummary traffic(@RequestParam(defaultValue = "20") int seconds,
			@RequestParam(defaultValue = "16") int clients) throws InterruptedException {
		Checks.between("seconds", seconds, 1, 120);
		Checks.between("clients", clients, 1, 64);
		return this.generator.run(Duration.ofSeconds(seconds), clients)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT,
					"Traffic is running already, one run at a time"));
	}

}
