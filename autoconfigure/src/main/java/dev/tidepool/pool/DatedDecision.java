package dev.tidepool.pool;

import java.time.Instant;

/**
 * A decision and when it was made; equal ones in a row are kept as one.
 *
 * @param since when it was first made
 * @param times how often in a row
 * @param applied whether the limit was moved accordingly
 * @param decision the decision
 */
public record DatedDecision(Instant since, int times, boolean applied, LimitDecision decision) {

}
