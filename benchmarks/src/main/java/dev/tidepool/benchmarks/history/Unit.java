package dev.tidepool.benchmarks.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * What a client does with one connection.
 */
final class Unit {

	/** Of so many steps, one writes. */
	private static final int STEPS_PER_WRITE = 80;

	private final History history;

	private final Connection connection;

	private final int level;

	private final Random random;

	private final Reads reads;

	private final List<Integer> locked = new ArrayList<>();

	private WriterTransaction writer = new WriterTransaction();

	private @Nullable Snapshot snapshot;

	Unit(History history, Connection connection, int level, Random random) {
		this.history = history;
		this.connection = connection;
		this.level = level;
		this.random = random;
		this.reads = new Reads(history, connection, random);
	}

	// Auto-commit

	void inAutoCommit() throws SQLException {
		boolean writes = this.random.nextInt(5) == 0;
		for (int steps = 5 + this.random.nextInt(20); steps > 0; steps--) {
			if (writes && this.random.nextInt(STEPS_PER_WRITE) == 0) {
				writeAlone();
			}
			else {
				read();
			}
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
			execute(version, this.random.nextInt(30) == 0);
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
		this.connection.setAutoCommit(false);
		try {
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
			this.connection.setAutoCommit(true);
		}
	}

	private void steps() throws SQLException {
		boolean writes = this.random.nextInt(5) == 0;
		for (int steps = 5 + this.random.nextInt(25); steps > 0; steps--) {
			int step = writes ? this.random.nextInt(STEPS_PER_WRITE) : STEPS_PER_WRITE;
			switch (step) {
				case 0 -> writeSome(1 + this.random.nextInt(3));
				case 1 -> writeInBatch();
				case 2 -> writeAndPerhapsUndo();
				default -> read();
			}
		}
	}

	private void writeSome(int count) throws SQLException {
		for (int i = 0; i < count; i++) {
			int row = lock();
			if (row >= 0) {
				execute(write(row), this.random.nextInt(60) == 0);
			}
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
		Map<Integer, Version> before = new HashMap<>(this.writer.writes());
		Savepoint savepoint = this.connection.setSavepoint();
		writeSome(2);
		read();
		if (this.random.nextBoolean()) {
			this.connection.rollback(savepoint);
			this.writer.writes().clear();
			this.writer.writes().putAll(before);
		}
	}

	private void commit() throws SQLException {
		this.writer.committing();
		try {
			if (this.random.nextInt(8) == 0) {
				this.connection.setAutoCommit(true);
			}
			else {
				this.connection.commit();
			}
			this.history.judge().committed(this.writer);
			this.writer = new WriterTransaction();
		}
		catch (SQLException ex) {
			settle();
			throw ex;
		}
	}

	private void rollBack() throws SQLException {
		if (!this.connection.getAutoCommit()) {
			this.connection.rollback();
		}
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

	private void execute(Version version, boolean hidden) throws SQLException {
		String update = Rows.update(version.row(), version.number());
		try (Statement statement = this.connection.createStatement()) {
			Cancelling.now(this.history, this.random, statement);
			statement.execute(hidden ? this.history.server().hidden(update) : update);
		}
	}

	private void read() throws SQLException {
		boolean dirty = this.level == Connection.TRANSACTION_READ_UNCOMMITTED;
		Snapshot known = this.snapshot;
		long[] floors = (known != null) ? known.floors() : this.history.judge().floors();
		this.reads.some(new Judge.Reader("level " + this.level, dirty, floors, (known != null) ? known.seen() : null,
				this.history.server().hasWholeSnapshots(), this.writer));
	}

	private record Snapshot(long[] floors, Map<Integer, Long> seen) {
	}

}
