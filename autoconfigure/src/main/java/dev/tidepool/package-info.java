/**
 * What applications call: the {@code Tidepool} bean.
 */
@NullMarked
package dev.tidepool;

import org.jspecify.annotations.NullMarked;
