package dev.tidepool.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * A session that has a physical connection. Immutable.
 *
 * @param thread the name of the thread that took the connection
 * @param heldMillis for how long it has had it, in milliseconds
 * @param sql the template of the statement that runs or ran last, in which literals are
 * placeholders; {@code null} if none did
 */
public record Holder(String thread, double heldMillis, @Nullable String sql) {

}
