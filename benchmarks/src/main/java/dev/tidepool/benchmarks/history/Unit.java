package dev.tidepool.benchmarks.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * What a client does with one connection.
 */
final class Unit {

	private static final int LONGEST_PAUSE_NANOS = 2_000_000;

	private final History history;

	private final Connection connection;

	private final int level;

	private final Random random;

	private final Reads reads;

	private final Weather weather;

	private final Bounds bounds;

	private final List<Integer> locked = new ArrayList<>();

	private WriterTransaction writer = new WriterTransaction();

	private @Nullable Snapshot snapshot;

	private boolean unwrapped;

	Unit(History history, Connection connection, int level, Weather weather, Random random) {
		this.history = history;
		this.connection = connection;
		this.level = level;
		this.random = random;
		this.reads = new Reads(history, connection, random);
		this.weather = weather;
		this.bounds = weather.bounds(random);
	}

	/**
	 * Whether the driver's own connection was in use.
	 */
	boolean isUnwrapped() {
		return this.unwrapped;
	}

	// Auto-commit

	void inAutoCommit() throws SQLException {
		boolean writes = this.weather.writes(this.random);
		for (int steps = this.weather.steps(this.random); steps > 0; steps--) {
			if (writes && this.weather.step(this.random) == 0) {
				writeAlone();
			}
			else {
				readAlone();
			}
		}
	}

	private void readAlone() {
		try {
			read();
		}
		catch (SQLException ex) {
			// It was cancelled, or is the victim of a deadlock
		}
	}

	private void writeAlone() throws SQLException {
		int row = lock();
		if (row < 0) {
			return;
		}
		try {
			Version version = write(row);
			this.writer.committing();
			execute(version, this.weather.manner(this.random));
			this.history.judge().committed(this.writer);
		}
		catch (SQLException ex) {
			settle();
		}
		finally {
			unlock();
		}
	}

	// Transactions

	void inTransaction() throws SQLException {
		boolean ownSnapshot = this.level == Connection.TRANSACTION_REPEATABLE_READ
				|| this.level == Connection.TRANSACTION_SERIALIZABLE;
		this.snapshot = ownSnapshot ? new Snapshot(this.history.judge().floors(), new HashMap<>()) : null;
		try {
			this.bounds.begin(this.connection);
			switch (this.random.nextInt(4)) {
				case 0 -> readAndUndo();
				case 1 -> readTwice();
				default -> {
				}
			}
			steps();
			if (this.random.nextInt(8) == 0) {
				rollBack();
			}
			else {
				commit();
			}
		}
		catch (SQLException ex) {
			rollBack();
		}
		finally {
			unlock();
			Cancelling.inSpiteOf(() -> this.bounds.end(this.connection));
		}
	}

	private void steps() throws SQLException {
		boolean writes = this.weather.writes(this.random);
		for (int steps = this.weather.steps(this.random); steps > 0; steps--) {
			int step = writes ? this.weather.step(this.random) : -1;
			switch (step) {
				case 0 -> writeSome(1 + this.random.nextInt(3));
				case 1 -> writeTwo();
				case 2 -> writeAndPerhapsUndo();
				default -> read();
			}
		}
	}

	private void writeSome(int count) throws SQLException {
		for (int i = 0; i < count; i++) {
			int row = lock();
			if (row >= 0) {
				execute(write(row), this.weather.manner(this.random));
			}
		}
	}

	/**
	 * In a batch, unless what follows a failure in it would be committed by itself.
	 */
	private void writeTwo() throws SQLException {
		if (this.bounds == Bounds.TEXTS) {
			writeSome(2);
		}
		else {
			writeInBatch();
		}
	}

	private void writeInBatch() throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			for (int i = 0; i < 2; i++) {
				int row = lock();
				if (row >= 0) {
					statement.addBatch(Rows.update(row, write(row).number()));
				}
			}
			statement.executeBatch();
		}
	}

	private void writeAndPerhapsUndo() throws SQLException {
		// MariaDB gives a transaction another snapshot when it goes back to a savepoint
		// from before its first read
		read();
		Map<Integer, Version> before = new HashMap<>(this.writer.writes());
		Bounds.Undo undo = this.bounds.savepoint(this.connection);
		for (int i = 0; i < 2; i++) {
			writeToUndo();
		}
		read();
		if (this.random.nextBoolean()) {
			undo.run();
			this.writer.writes().clear();
			this.writer.writes().putAll(before);
		}
	}

	/**
	 * The way back to before the first read; some databases take another snapshot then.
	 */
	private void readAndUndo() throws SQLException {
		Bounds.Undo undo = this.bounds.savepoint(this.connection);
		read();
		undo.run();
		Snapshot known = this.snapshot;
		if (known != null) {
			known.seen().clear();
		}
	}

	/**
	 * Not every database takes a snapshot for a query that reads no row: what is seen
	 * before the snapshot must not differ from what is seen in it.
	 */
	private void readTwice() throws SQLException {
		int table = this.random.nextInt(Rows.TABLES);
		this.reads.none();
		this.reads.all(table, reader());
		LockSupport.parkNanos(this.random.nextInt(LONGEST_PAUSE_NANOS));
		this.reads.all(table, reader());
	}

	private void writeToUndo() throws SQLException {
		int row = lock();
		if (row >= 0) {
			Manner manner = this.weather.manner(this.random);
			boolean undone = manner != Manner.HIDDEN || this.history.server().undoesHidden();
			execute(write(row), undone ? manner : Manner.PLAIN);
		}
	}

	private void commit() throws SQLException {
		this.writer.committing();
		try {
			this.bounds.commit(this.connection, this.random);
			this.history.judge().committed(this.writer);
			this.writer = new WriterTransaction();
		}
		catch (SQLException ex) {
			settle();
			throw ex;
		}
	}

	private void rollBack() throws SQLException {
		Cancelling.inSpiteOf(() -> this.bounds.rollBack(this.connection));
		this.history.judge().aborted(this.writer);
		this.writer = new WriterTransaction();
	}

	/**
	 * Finds out in another way what became of a commit that failed.
	 */
	private void settle() throws SQLException {
		for (Version version : this.writer.writes().values()) {
			if (Reads.version(this.history.running(), version.row()) != version.number()) {
				this.history.judge().aborted(this.writer);
				this.writer = new WriterTransaction();
				return;
			}
		}
		this.history.judge().committed(this.writer);
		this.writer = new WriterTransaction();
	}

	// Rows

	/**
	 * Makes a row this client's own until {@link #unlock()}.
	 * @return the row, or -1 if it is somebody else's
	 */
	private int lock() {
		int row = this.random.nextInt(Rows.COUNT);
		if (this.locked.contains(row)) {
			return row;
		}
		if (!this.history.lock(row).tryLock()) {
			return -1;
		}
		this.locked.add(row);
		return row;
	}

	private void unlock() {
		this.locked.forEach((row) -> this.history.lock(row).unlock());
		this.locked.clear();
		this.writer = new WriterTransaction();
	}

	private Version write(int row) {
		Version version = this.history.judge().newVersion(row, this.writer);
		this.writer.writes().put(row, version);
		return version;
	}

	private void execute(Version version, Manner manner) throws SQLException {
		Server server = this.history.server();
		try (Statement statement = manner.statement(this.connection, server)) {
			if (manner == Manner.UNWRAPPED) {
				this.unwrapped = true;
			}
			else {
				// Past everything, a late one would meet whatever the connection does
				// then
				Cancelling.now(this.history, this.random, statement);
			}
			statement.execute(manner.text(Rows.update(version.row(), version.number()), server));
		}
	}

	private void read() throws SQLException {
		this.reads.some(reader());
	}

	private Judge.Reader reader() {
		boolean dirty = this.level == Connection.TRANSACTION_READ_UNCOMMITTED;
		Snapshot known = this.snapshot;
		long[] floors = (known != null) ? known.floors() : this.history.judge().floors();
		return new Judge.Reader("level " + this.level, dirty, floors, (known != null) ? known.seen() : null,
				this.history.server().hasWholeSnapshots(), this.writer);
	}

	private record Snapshot(long[] floors, Map<Integer, Long> seen) {
	}

}
