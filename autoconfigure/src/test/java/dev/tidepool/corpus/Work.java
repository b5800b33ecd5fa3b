package dev.tidepool.corpus;

import java.util.concurrent.CompletableFuture;

import org.springframework.scheduling.annotation.Async;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the hosts run: the shape whose turn it is.
 */
@RestController
class Work {

	private volatile Shape shape = (rows) -> {
	};

	private volatile int rows;

	void prepare(Shape shape, int rows) {
		this.shape = shape;
		this.rows = rows;
	}

	@GetMapping("/units/{number}")
	public void request(@PathVariable int number) throws Exception {
		this.shape.run(this.rows);
	}

	@Async
	public CompletableFuture<Void> async() throws Exception {
		this.shape.run(this.rows);
		return CompletableFuture.completedFuture(null);
	}

	public void scheduled() throws Exception {
		this.shape.run(this.rows);
	}

}
