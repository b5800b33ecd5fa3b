package dev.tidepool.benchmarks.history;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

import org.jspecify.annotations.Nullable;

/**
 * Knows all versions, and judges each read. Thread-safe.
 * <p>
 * Whoever writes a row holds the row's lock until its transaction has ended, so that
 * version numbers of a row grow in the order of commits. A row's floor is the newest
 * version that is known to be committed: it was acknowledged to its writer, or somebody
 * read it. What begins afterwards must not see an older one.
 */
final class Judge {

	private final Verdicts verdicts = new Verdicts();

	private final AtomicLong numbers = new AtomicLong();

	private final Map<Long, Version> versions = new ConcurrentHashMap<>();

	private final AtomicLongArray floors;

	Judge(int rows) {
		this.floors = new AtomicLongArray(rows);
	}

	Verdicts verdicts() {
		return this.verdicts;
	}

	long[] floors() {
		long[] copy = new long[this.floors.length()];
		for (int i = 0; i < copy.length; i++) {
			copy[i] = this.floors.get(i);
		}
		return copy;
	}

	private void raise(int row, long number) {
		this.floors.accumulateAndGet(row, number, Math::max);
	}

	// Writing

	Version newVersion(int row, WriterTransaction writer) {
		Version version = new Version(row, this.numbers.incrementAndGet(), writer);
		this.versions.put(version.number(), version);
		return version;
	}

	void committed(WriterTransaction writer) {
		writer.ended(true);
		writer.writes().values().forEach((version) -> raise(version.row(), version.number()));
	}

	void aborted(WriterTransaction writer) {
		if (writer.ended(false)) {
			this.verdicts.uncommitted("a transaction was seen and then refused");
		}
	}

	// Reading

	/**
	 * Judges one statement's rows.
	 * @param seen version numbers by row
	 * @param reader who read
	 * @param hit whether the cache answered
	 */
	void judge(Map<Integer, Long> seen, Reader reader, boolean hit) {
		seen.forEach((row, number) -> judge(row, number, reader, hit));
		if (reader.seesDirty() && !hit) {
			return;
		}
		Map<Integer, Long> snapshot = reader.snapshot();
		if (snapshot != null) {
			seen.forEach((row, number) -> {
				if (!reader.writer().writes().containsKey(row)) {
					snapshot.put(row, number);
				}
			});
		}
		for (Long number : seen.values()) {
			judgeWhole(number, (snapshot != null) ? snapshot : seen, reader, hit);
		}
	}

	private void judge(int row, long number, Reader reader, boolean hit) {
		Version own = reader.writer().writes().get(row);
		if (own != null) {
			if (own.number() != number) {
				this.verdicts.lostOwnWrite(words(row, number, reader, hit) + " instead of " + own.number());
			}
			return;
		}
		if (number < reader.floors()[row]) {
			this.verdicts.stale(words(row, number, reader, hit) + " instead of " + reader.floors()[row]);
		}
		Long before = (reader.snapshot() != null) ? reader.snapshot().get(row) : null;
		if (before != null && before != number) {
			this.verdicts.torn(words(row, number, reader, hit) + " after " + before);
		}
		if (number == 0 || (reader.seesDirty() && !hit)) {
			return;
		}
		Version version = this.versions.get(number);
		if (version != null) {
			version.writer().seen();
		}
		if (version == null || !version.mayBeSeen()) {
			this.verdicts.uncommitted(words(row, number, reader, hit));
		}
		else {
			raise(row, number);
		}
	}

	/**
	 * Who sees one write of a transaction sees all its others, or what came after them.
	 */
	private void judgeWhole(long number, Map<Integer, Long> state, Reader reader, boolean hit) {
		Version version = (number != 0) ? this.versions.get(number) : null;
		if (version == null || version.writer() == reader.writer() || !version.mayBeSeen()) {
			return;
		}
		for (Version other : version.writer().writes().values()) {
			Long beside = state.get(other.row());
			boolean together = reader.snapshot() == null || reader.wholeSnapshot()
					|| Rows.tableOf(version.row()) == Rows.tableOf(other.row());
			if (beside != null && beside < other.number() && together) {
				this.verdicts.torn(words(version.row(), number, reader, hit) + " beside "
						+ words(other.row(), beside, reader, hit) + " instead of " + other.number());
			}
		}
	}

	private static String words(int row, long number, Reader reader, boolean hit) {
		return "row " + row + " version " + number + (hit ? " (hit, " : " (") + reader.words() + ")";
	}

	/**
	 * Who reads, as far as it matters for what may be seen.
	 *
	 * @param words for people
	 * @param seesDirty whether the isolation level lets uncommitted rows be seen
	 * @param floors the floors when the statement, or its snapshot, began
	 * @param snapshot what was seen of the transaction's snapshot, or {@code null} if
	 * every statement has its own
	 * @param wholeSnapshot whether a snapshot holds all tables as of one moment
	 * @param writer what the transaction wrote
	 */
	record Reader(String words, boolean seesDirty, long[] floors, @Nullable Map<Integer, Long> snapshot,
			boolean wholeSnapshot, WriterTransaction writer) {
	}

}
