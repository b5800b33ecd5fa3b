/**
 * HTTP requests as units of work.
 */
@NullMarked
package dev.tidepool.boot.web;

import org.jspecify.annotations.NullMarked;
