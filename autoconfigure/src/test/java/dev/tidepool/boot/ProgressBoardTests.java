package dev.tidepool.boot;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import dev.tidepool.TidepoolProgressEvent;
import dev.tidepool.TidepoolProgressEvent.State;
import org.junit.jupiter.api.Test;

import org.springframework.context.PayloadApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ProgressBoard}.
 */
class ProgressBoardTests {

	private final Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final ProgressBoard board = new ProgressBoard(Clock.fixed(this.now, ZoneOffset.UTC));

	@Test
	void aTaskIsShownAsItWasHeardOfLast() {
		hear(TidepoolProgressEvent.running("load", 10, 40, "rows"));
		hear(TidepoolProgressEvent.running("other", 1, 0, "files"));
		hear(TidepoolProgressEvent.running("load", 20, 40, "rows"));
		assertThat(this.board.tasks()).containsExactly(
				new ProgressBoard.Task("load", State.RUNNING, 20, 40L, "rows", this.now, this.now),
				new ProgressBoard.Task("other", State.RUNNING, 1, null, "files", this.now, this.now));
		hear(TidepoolProgressEvent.finished("load", 40, "rows"));
		assertThat(this.board.tasks().get(0).state()).isEqualTo(State.FINISHED);
	}

	@Test
	void onlyTheLastTwentyTasksAreKept() {
		for (int i = 0; i < 100; i++) {
			hear(TidepoolProgressEvent.running("task " + i, 0, 0, "rows"));
		}
		assertThat(this.board.tasks()).hasSize(20)
			.first()
			.satisfies((task) -> assertThat(task.task()).isEqualTo("task 99"));
	}

	@Test
	void nothingIsDoneLessThanNotAtAll() {
		assertThatIllegalArgumentException().isThrownBy(() -> TidepoolProgressEvent.running("load", -1, 0, "rows"))
			.withMessage("done (-1) must be >= 0");
		assertThatIllegalArgumentException().isThrownBy(() -> TidepoolProgressEvent.running("load", 0, -1, "rows"))
			.withMessage("total (-1) must be >= 0");
	}

	private void hear(TidepoolProgressEvent event) {
		this.board.onApplicationEvent(new PayloadApplicationEvent<>(this, event));
	}

}
