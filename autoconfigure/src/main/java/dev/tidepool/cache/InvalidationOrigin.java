package dev.tidepool.cache;

/**
 * What made cached results invalid.
 */
public enum InvalidationOrigin {

	/** A write of this application to known tables. */
	LOCAL_WRITE,

	/** A statement of this application that may have written to any table. */
	OPAQUE,

	/** Somebody asked for it. */
	MANUAL

}
