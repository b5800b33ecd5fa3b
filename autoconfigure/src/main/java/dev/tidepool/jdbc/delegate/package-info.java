/**
 * Delegates for the JDBC interfaces: every method, in the order of the interface,
 * forwards to its namesake. Nothing in this package decides anything; what differs from
 * plain forwarding is written in a subclass elsewhere.
 */
@NullMarked
package dev.tidepool.jdbc.delegate;

import org.jspecify.annotations.NullMarked;
