package dev.tidepool.pool;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A decision, when it was made, and why; equal ones in a row are kept as one, with the
 * figures of the last.
 *
 * @param since when it was first made
 * @param times how often in a row
 * @param applied whether the limit was moved accordingly
 * @param decision the decision
 * @param rule the rule that made it, in words
 * @param measured the figures it was taken from, or {@code null} if a person made it
 * @param otherwise what is to be expected, had the other way been taken, or {@code null}
 * if nothing is known of one
 */
public record DatedDecision(Instant since, int times, boolean applied, LimitDecision decision, String rule,
		@Nullable PoolSnapshot measured, @Nullable Counterfactual otherwise) {

}
