package dev.tidepool.benchmarks.history;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * What was found so far. Thread-safe.
 */
public final class Verdicts {

	private final AtomicLong reads = new AtomicLong();

	private final AtomicLong hits = new AtomicLong();

	private final AtomicLong hitsDuringCommit = new AtomicLong();

	private final AtomicLong hitsInSnapshots = new AtomicLong();

	private final AtomicLong stale = new AtomicLong();

	private final AtomicLong uncommitted = new AtomicLong();

	private final AtomicLong lostOwnWrites = new AtomicLong();

	private final AtomicLong tornSnapshots = new AtomicLong();

	private final AtomicReference<@Nullable String> example = new AtomicReference<>();

	/**
	 * Return the number of checked reads.
	 * @return statements, not rows
	 */
	public long reads() {
		return this.reads.get();
	}

	/**
	 * Return the number of checked reads that the cache answered.
	 * @return a part of {@link #reads()}
	 */
	public long hits() {
		return this.hits.get();
	}

	/**
	 * Return the number of hits while a commit window was open.
	 * @return a part of {@link #hits()}
	 */
	public long hitsDuringCommit() {
		return this.hitsDuringCommit.get();
	}

	/**
	 * Return the number of hits in transactions that repeat their reads.
	 * @return a part of {@link #hits()}
	 */
	public long hitsInSnapshots() {
		return this.hitsInSnapshots.get();
	}

	/**
	 * Return the number of rows older than what had been acknowledged to, or read by,
	 * somebody before the read, or the snapshot that it belongs to, began.
	 * @return rows
	 */
	public long stale() {
		return this.stale.get();
	}

	/**
	 * Return the number of rows whose version nobody committed.
	 * @return rows
	 */
	public long uncommitted() {
		return this.uncommitted.get();
	}

	/**
	 * Return the number of rows that do not show what the transaction itself wrote.
	 * @return rows
	 */
	public long lostOwnWrites() {
		return this.lostOwnWrites.get();
	}

	/**
	 * Return the number of reads that show a part of what a transaction committed at
	 * once, or that show another state than an earlier read of the same snapshot.
	 * @return rows
	 */
	public long tornSnapshots() {
		return this.tornSnapshots.get();
	}

	/**
	 * Return the number of all violations.
	 * @return their sum
	 */
	public long violations() {
		return stale() + uncommitted() + lostOwnWrites() + tornSnapshots();
	}

	/**
	 * Return the first violation in words.
	 * @return the description, or {@code null} if there is none
	 */
	public @Nullable String example() {
		return this.example.get();
	}

	/**
	 * Adds what another run found.
	 * @param other its verdicts
	 */
	public void add(Verdicts other) {
		this.reads.addAndGet(other.reads());
		this.hits.addAndGet(other.hits());
		this.hitsDuringCommit.addAndGet(other.hitsDuringCommit());
		this.hitsInSnapshots.addAndGet(other.hitsInSnapshots());
		this.stale.addAndGet(other.stale());
		this.uncommitted.addAndGet(other.uncommitted());
		this.lostOwnWrites.addAndGet(other.lostOwnWrites());
		this.tornSnapshots.addAndGet(other.tornSnapshots());
		this.example.compareAndSet(null, other.example());
	}

	void read(boolean hit, boolean duringCommit, boolean inSnapshot) {
		this.reads.incrementAndGet();
		if (hit) {
			this.hits.incrementAndGet();
			if (duringCommit) {
				this.hitsDuringCommit.incrementAndGet();
			}
			if (inSnapshot) {
				this.hitsInSnapshots.incrementAndGet();
			}
		}
	}

	void stale(String words) {
		note(this.stale, "stale: " + words);
	}

	void uncommitted(String words) {
		note(this.uncommitted, "uncommitted: " + words);
	}

	void lostOwnWrite(String words) {
		note(this.lostOwnWrites, "lost own write: " + words);
	}

	void torn(String words) {
		note(this.tornSnapshots, "torn: " + words);
	}

	private void note(AtomicLong counter, String words) {
		counter.incrementAndGet();
		this.example.compareAndSet(null, words);
	}

}
