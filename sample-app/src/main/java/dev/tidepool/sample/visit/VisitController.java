package dev.tidepool.sample.visit;

import java.util.List;

import dev.tidepool.sample.Checks;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class VisitController {

	private final VisitService visits;

	VisitController(VisitService visits) {
		this.visits = visits;
	}

	@PostMapping("/cities/{id}/visits")
	@ResponseStatus(HttpStatus.CREATED)
	VisitReceipt record(@PathVariable long id, @RequestParam(defaultValue = "somebody") String visitor) {
		Checks.length("visitor", visitor, 60);
		return this.visits.record(id, visitor)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No city " + id));
	}

	@GetMapping("/visits/top")
	List<TopCity> top(@RequestParam(defaultValue = "10") int limit) {
		Checks.between("limit", limit, 1, 100);
		return this.visits.top(limit);
	}

}
