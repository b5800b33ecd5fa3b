/**
 * For tests of applications: JUnit fails them for an N+1.
 */
@NullMarked
package dev.tidepool.boot.test;

import org.jspecify.annotations.NullMarked;
