package dev.tidepool.boot;

/**
 * A data source that Tidepool does not take care of.
 *
 * @param name what it is called: its pool name, else the name of its bean
 * @param reason why, and what to do about it
 */
public record UnmanagedDataSource(String name, String reason) {

}
