package dev.tidepool.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tidepool.jdbc.ConnectionSource;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.Session;
import dev.tidepool.sql.StatementAnalyzer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catalogs that are read when somebody needs them, on a thread and a connection of their
 * own: an application's session is never asked, because a transaction may be open there.
 * They are read again after a while, for what was changed from elsewhere. Thread-safe.
 */
public final class LiveCatalogs implements Catalogs, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(LiveCatalogs.class);

	private static final int MAX_DATA_SOURCES = 256;

	private final Map<String, LiveCatalog> catalogs = new ConcurrentHashMap<>();

	/** Most applications have one data source: in front of the map. */
	private volatile @Nullable Named last;

	private final Duration patience;

	private final Duration maxAge;

	private final Faults faults;

	private final BackgroundReader reader = new BackgroundReader("tidepool-catalog");

	/**
	 * Create them. Nothing is read yet.
	 * @param patience how long a session may wait for a catalog that is being read
	 * @param maxAge the age at which a catalog is read again, in the background
	 */
	public LiveCatalogs(Duration patience, Duration maxAge) {
		this(patience, maxAge, new Faults());
	}

	/**
	 * Create them. Nothing is read yet.
	 * @param patience how long a session may wait for a catalog that is being read
	 * @param maxAge the age at which a catalog is read again, in the background
	 * @param faults where catalogs that cannot be read are reported
	 */
	public LiveCatalogs(Duration patience, Duration maxAge, Faults faults) {
		this.faults = faults;
		this.patience = patience;
		this.maxAge = maxAge;
	}

	@Override
	public Catalog of(Session session) {
		LiveCatalog live = this.catalogs.get(session.dataSource());
		return (live != null) ? live.current() : Catalog.UNKNOWN;
	}

	@Override
	public Catalog await(Session session, long now) {
		String name = session.dataSource();
		Named known = this.last;
		if (known != null && known.name().equals(name)) {
			return await(known.catalog(), session, now);
		}
		LiveCatalog live = this.catalogs.get(name);
		if (live == null) {
			if (this.catalogs.size() >= MAX_DATA_SOURCES) {
				return Catalog.UNKNOWN;
			}
			ConnectionSource source = session.beside();
			live = this.catalogs.computeIfAbsent(name,
					(key) -> new LiveCatalog(() -> read(key, source), this.reader, this.patience, this.maxAge));
		}
		this.last = new Named(name, live);
		return await(live, session, now);
	}

	private static Catalog await(LiveCatalog live, Session session, long now) {
		Catalog fresh = live.fresh(now);
		return (fresh != null) ? fresh : live.await(now, session.isThreadLeasing());
	}

	@Override
	public void forget() {
		this.catalogs.values().forEach(LiveCatalog::forget);
	}

	private @Nullable Catalog read(String name, ConnectionSource source) {
		try (StatementAnalyzer analyzer = new StatementAnalyzer(); Connection connection = source.open()) {
			try {
				Catalog.Builder builder = new Catalog.Builder();
				CatalogReader.of(connection, analyzer).read(connection, builder);
				return builder.build();
			}
			finally {
				if (!connection.getAutoCommit()) {
					connection.rollback();
				}
			}
		}
		catch (SQLException | RuntimeException ex) {
			if (ConnectFailures.isUnreachable(ex) || ex instanceof SQLTransientConnectionException) {
				logger.debug("The catalog of '{}' cannot be read: the database cannot be reached", name, ex);
				return null;
			}
			this.faults.report(this, ex);
			return Catalog.UNKNOWN;
		}
	}

	@Override
	public void close() {
		this.reader.close();
	}

	private record Named(String name, LiveCatalog catalog) {
	}

}
