package dev.tidepool.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * When which table was changed, in logical time: a counter, no clock. Thread-safe.
 * <p>
 * The protocol. A fill reads {@link #now()} before its query is sent and then requires
 * {@link #isQuiet}. A commit {@linkplain #open opens} a window before it is sent and
 * {@linkplain #close closes} it when the answer is there; both mark its tables as changed
 * now. A stored result is served only if it {@linkplain #isUnchanged is unchanged since}
 * its fill began. A fill that began before the commit is killed by the first mark, one
 * that began during it by the second; so it does not matter when a fill is stored.
 * <p>
 * Tables go by their last name alone, and all data sources share them, on purpose: two
 * pools often lead to one database, and one table has several qualified names. Tables of
 * the same name in different places invalidate one another needlessly, never the other
 * way.
 */
class TableStamps {

	static final int MAX_TABLES = 10_000;

	private final AtomicLong clock = new AtomicLong();

	private final Map<String, TableStamp> tables = new ConcurrentHashMap<>();

	private final TableStamp everything = new TableStamp();

	/** Shared by all tables that came when the map was full. */
	private final TableStamp overflow = new TableStamp();

	private final int maxTables;

	private final List<TableStamp> held = new ArrayList<>();

	private final AtomicLong unknown = new AtomicLong();

	TableStamps() {
		this(MAX_TABLES);
	}

	TableStamps(int maxTables) {
		this.maxTables = maxTables;
	}

	static String unqualified(String table) {
		return table.substring(table.lastIndexOf('.') + 1).replace("\"", "").replace("`", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * The stamp of a table. The answer for a name never changes.
	 */
	TableStamp table(String name) {
		String key = unqualified(name);
		TableStamp known = this.tables.get(key);
		return (known != null) ? known : create(key);
	}

	// Locked, because two threads must not disagree on whether the last free place is
	// taken
	private synchronized TableStamp create(String key) {
		TableStamp known = this.tables.get(key);
		if (known != null) {
			return known;
		}
		if (this.tables.size() >= this.maxTables) {
			return this.overflow;
		}
		TableStamp created = new TableStamp(key);
		this.tables.put(key, created);
		return created;
	}

	TableStamp[] tables(Collection<String> names) {
		Set<TableStamp> stamps = new LinkedHashSet<>();
		for (String name : names) {
			stamps.add(table(name));
		}
		return stamps.toArray(TableStamp[]::new);
	}

	/**
	 * What a query depends on: its tables, and writes that may have gone anywhere.
	 */
	TableStamp[] dependencies(Collection<String> names) {
		Set<TableStamp> stamps = new LinkedHashSet<>();
		stamps.add(this.everything);
		stamps.addAll(List.of(tables(names)));
		return stamps.toArray(TableStamp[]::new);
	}

	TableStamp[] everything() {
		return new TableStamp[] { this.everything };
	}

	// Reading

	long now() {
		return this.clock.get();
	}

	/**
	 * Whether no commit is on its way that may change one of the tables. To be asked
	 * after {@link #now()}.
	 */
	static boolean isQuiet(TableStamp[] dependencies) {
		for (TableStamp table : dependencies) {
			if (!table.isQuiet()) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether what was read at the stamp is still true of all the tables.
	 */
	static boolean isUnchanged(TableStamp[] dependencies, long stamp) {
		for (TableStamp table : dependencies) {
			if (!table.isUnchangedSince(stamp)) {
				return false;
			}
		}
		return true;
	}

	// Writing

	CommitWindow open(TableStamp[] written, @Nullable CommitWindow outer) {
		for (TableStamp table : written) {
			table.enter();
			mark(table);
		}
		return new CommitWindow(written, outer);
	}

	/**
	 * Marks a table as changed now.
	 */
	void mark(TableStamp table) {
		table.raise(this.clock.incrementAndGet());
	}

	CommitWindow open(TableStamp... written) {
		return open(written, null);
	}

	void close(CommitWindow window) {
		for (TableStamp table : window.tables()) {
			mark(table);
			table.leave();
		}
	}

	/**
	 * Lets time pass: fills that began before are told from those to come.
	 * @return the time from then on
	 */
	long advance() {
		return this.clock.incrementAndGet();
	}

	/**
	 * Marks tables as changed now.
	 */
	void touch(TableStamp... changed) {
		close(open(changed));
	}

	/**
	 * Gives a window up whose commit is of unknown fate: the database may commit at any
	 * later time, so the tables stay as if it was on its way. One such commit holds a
	 * table as well as many, so that no number of them needs more memory.
	 */
	synchronized void abandon(CommitWindow window) {
		this.unknown.incrementAndGet();
		for (TableStamp table : window.tables()) {
			if (table.isHeld()) {
				mark(table);
				table.leave();
			}
			else {
				table.held(true);
				this.held.add(table);
			}
		}
	}

	/**
	 * The number of abandoned windows.
	 */
	long unknown() {
		return this.unknown.get();
	}

	/**
	 * Closes the abandoned windows, when it is known from elsewhere that nothing is on
	 * its way any more.
	 * @return how many there were
	 */
	synchronized long settle() {
		for (TableStamp table : this.held) {
			mark(table);
			table.held(false);
			table.leave();
		}
		this.held.clear();
		return this.unknown.getAndSet(0);
	}

}
