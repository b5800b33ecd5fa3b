/**
 * A web application as many are: entities, a service with transactions, and views that
 * render while the session is open.
 */
@NullMarked
package dev.tidepool.benchmarks.view;

import org.jspecify.annotations.NullMarked;
