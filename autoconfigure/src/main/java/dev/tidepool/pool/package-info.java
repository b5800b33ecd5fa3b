/**
 * The adaptive pool: a gate of permits above HikariCP, the policy that moves its limit,
 * and what is known of each pool.
 */
@NullMarked
package dev.tidepool.pool;

import org.jspecify.annotations.NullMarked;
