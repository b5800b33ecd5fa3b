package dev.tidepool.database;

/**
 * What proves that a query fixed the snapshot of a transaction that repeats its reads.
 */
public enum SnapshotProof {

	/** Nothing: it may have, or not. */
	NONE,

	/** That it was answered. */
	ANSWER,

	/** A row of the answer: the snapshot is taken when the first row is read. */
	ROW

}
