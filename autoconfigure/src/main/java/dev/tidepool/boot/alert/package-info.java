/**
 * What a person should look at: rules, and how what they find is told.
 */
@NullMarked
package dev.tidepool.boot.alert;

import org.jspecify.annotations.NullMarked;
