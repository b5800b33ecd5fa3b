package dev.tidepool.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.cache.Dependencies.Closure;
import dev.tidepool.database.Catalog;
import dev.tidepool.database.Catalogs;
import dev.tidepool.database.LiveCatalogs;
import dev.tidepool.database.SnapshotProof;
import dev.tidepool.jdbc.Session;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * Ways to break the protocol of the cache. A history must show each of them.
 */
public enum Mutant {

	/** A commit marks its tables when it is over, and opens no window before. */
	MARKS_AFTER {
		@Override
		TableStamps stamps() {
			return new TableStamps() {
				@Override
				CommitWindow open(TableStamp[] written, @Nullable CommitWindow outer) {
					return new CommitWindow(written, outer);
				}

				@Override
				void close(CommitWindow window) {
					for (TableStamp table : window.tables()) {
						mark(table);
					}
				}
			};
		}
	},

	/** A commit marks its tables and opens no window: the second mark is missing. */
	MARKS_BEFORE {
		@Override
		TableStamps stamps() {
			return new TableStamps() {
				@Override
				CommitWindow open(TableStamp[] written, @Nullable CommitWindow outer) {
					for (TableStamp table : written) {
						mark(table);
					}
					return new CommitWindow(written, outer);
				}

				@Override
				void close(CommitWindow window) {
				}
			};
		}
	},

	/** One commit in many leaves no mark at all. */
	LOSES_A_MARK {
		@Override
		TableStamps stamps() {
			AtomicInteger commits = new AtomicInteger();
			return new TableStamps() {
				@Override
				CommitWindow open(TableStamp[] written, @Nullable CommitWindow outer) {
					boolean lost = commits.incrementAndGet() % ONE_IN == 0;
					return super.open(lost ? new TableStamp[0] : written, outer);
				}
			};
		}
	},

	/** A commit marks only the first of its tables. */
	FORGETS_A_TABLE {
		@Override
		TableStamps stamps() {
			return new TableStamps() {
				@Override
				CommitWindow open(TableStamp[] written, @Nullable CommitWindow outer) {
					TableStamp[] first = (written.length > 1) ? new TableStamp[] { written[0] } : written;
					return super.open(first, outer);
				}
			};
		}
	},

	/** What may have gone anywhere is taken to have gone nowhere. */
	OVERLOOKS_OPAQUE_WRITES {
		@Override
		TableStamps stamps() {
			return new TableStamps() {
				@Override
				TableStamp[] everything() {
					return new TableStamp[0];
				}
			};
		}
	},

	/**
	 * Nobody looks at the stamps at a hit: what was true when it was stored is served.
	 */
	CHECKS_AT_FILL {
		@Override
		ReadRules rules() {
			return new ReadRules() {
				@Override
				boolean isTrue(Closure closure, long stamp, long horizon) {
					return true;
				}
			};
		}
	},

	/** A transaction is served as if it had written nothing. */
	IGNORES_OWN_WRITES {
		@Override
		ReadRules rules() {
			return new ReadRules() {
				@Override
				boolean hidesOwnWrites(Session session, Closure closure) {
					return false;
				}
			};
		}
	},

	/** A transaction that repeats its reads is shown what came after its snapshot. */
	IGNORES_SNAPSHOTS {
		@Override
		ReadRules rules() {
			return new ReadRules() {
				@Override
				boolean isTrue(Closure closure, long stamp, long horizon) {
					return super.isTrue(closure, stamp, Long.MAX_VALUE);
				}
			};
		}
	},

	/** Any query is taken to have fixed the snapshot of its transaction. */
	SEES_SNAPSHOTS_EVERYWHERE {
		@Override
		ReadRules rules() {
			return new ReadRules() {
				@Override
				SnapshotProof snapshotProof(Catalog catalog, StatementFacts query) {
					return SnapshotProof.ANSWER;
				}
			};
		}
	},

	/** What a transaction reads of what nobody committed is kept for others. */
	KEEPS_DIRTY_READS {
		@Override
		ReadRules rules() {
			return new ReadRules() {
				@Override
				boolean isKept(Session session) {
					return true;
				}
			};
		}
	};

	private static final int ONE_IN = 50;

	/**
	 * Make a cache that is broken in this way.
	 * @param settings how it is set up
	 * @return the cache
	 */
	public QueryCache cache(CacheSettings settings) {
		Catalogs catalogs = new LiveCatalogs(Duration.ofSeconds(1), Duration.ofMinutes(1));
		return new QueryCache(settings, Ticker.systemTicker(), catalogs, stamps(), rules());
	}

	TableStamps stamps() {
		return new TableStamps();
	}

	ReadRules rules() {
		return new ReadRules();
	}

}
