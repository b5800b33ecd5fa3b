package dev.tidepool.sql;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a leading comment asks of the cache: {@code /* tidepool:cache ttl=60s *}{@code /}
 * or {@code /* tidepool:nocache *}{@code /}. Immutable.
 *
 * @param cache whether the result may be cached; {@code false} forbids it
 * @param ttl how long a cached result may live, positive; {@code null} leaves that to the
 * configuration
 */
public record CacheHint(boolean cache, @Nullable Duration ttl) {
}
