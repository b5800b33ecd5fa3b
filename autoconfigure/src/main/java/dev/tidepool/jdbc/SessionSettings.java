package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The settings that an application made on its connection: recorded while no physical
 * connection is leased, applied when one is.
 */
final class SessionSettings {

	private @Nullable Boolean autoCommit;

	private @Nullable Boolean readOnly;

	private @Nullable Integer isolation;

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
	 * Makes the settings on a physical connection. Auto-commit comes last, because
	 * drivers refuse the others inside a transaction.
	 */
	void applyTo(Connection connection) throws SQLException {
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
