package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The settings that an application made on its connection: recorded while no physical
 * connection is leased, applied when one is.
 */
final class SessionSettings {

	/** Nothing was set: what most connections stay with. Never changed. */
	static final SessionSettings NONE = new SessionSettings();

	private @Nullable Boolean autoCommit;

	private @Nullable Boolean readOnly;

	private @Nullable Integer isolation;

	private @Nullable String catalog;

	private @Nullable String schema;

	@Nullable Boolean autoCommit() {
		return this.autoCommit;
	}

	void autoCommit(boolean value) {
		this.autoCommit = value;
	}

	@Nullable Boolean readOnly() {
		return this.readOnly;
	}

	void readOnly(boolean value) {
		this.readOnly = value;
	}

	@Nullable Integer isolation() {
		return this.isolation;
	}

	void isolation(int value) {
		this.isolation = value;
	}

	/**
	 * Whether the application chose a catalog or a schema.
	 */
	boolean changesCatalogOrSchema() {
		return this.catalog != null || this.schema != null;
	}

	void catalog(@Nullable String value) {
		this.catalog = value;
	}

	void schema(@Nullable String value) {
		this.schema = value;
	}

	/**
	 * Makes the settings on a physical connection. Auto-commit comes last, because
	 * drivers refuse the others inside a transaction.
	 * @param baseline learns what the pool does not put back
	 */
	void applyTo(Connection connection, @Nullable Baseline baseline) throws SQLException {
		if (this.catalog != null && baseline != null) {
			baseline.learnCatalog(connection);
			connection.setCatalog(this.catalog);
		}
		if (this.schema != null && baseline != null) {
			baseline.learnSchema(connection);
			connection.setSchema(this.schema);
		}
		if (this.isolation != null) {
			connection.setTransactionIsolation(this.isolation);
		}
		if (this.readOnly != null) {
			connection.setReadOnly(this.readOnly);
		}
		if (this.autoCommit != null) {
			connection.setAutoCommit(this.autoCommit);
		}
	}

}
