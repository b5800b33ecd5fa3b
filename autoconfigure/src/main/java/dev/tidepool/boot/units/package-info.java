/**
 * What an application does in one go, as Spring and Micrometer tell it, and what
 * Hibernate tells of associations.
 */
@NullMarked
package dev.tidepool.boot.units;

import org.jspecify.annotations.NullMarked;
