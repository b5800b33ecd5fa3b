package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * What a physical connection was like before the application changed settings that the
 * pool does not put back. Learned at the first change of each.
 */
final class Baseline {

	private @Nullable Value<@Nullable String> catalog;

	private @Nullable Value<@Nullable String> schema;

	private @Nullable Value<Integer> holdability;

	private @Nullable Value<@Nullable Map<String, Class<?>>> typeMap;

	private @Nullable Value<Properties> clientInfo;

	void learnCatalog(Connection connection) throws SQLException {
		if (this.catalog == null) {
			this.catalog = new Value<>(connection.getCatalog());
		}
	}

	void learnSchema(Connection connection) throws SQLException {
		if (this.schema == null) {
			this.schema = new Value<>(connection.getSchema());
		}
	}

	void learnHoldability(Connection connection) throws SQLException {
		if (this.holdability == null) {
			this.holdability = new Value<>(connection.getHoldability());
		}
	}

	void learnTypeMap(Connection connection) throws SQLException {
		if (this.typeMap == null) {
			this.typeMap = new Value<>(connection.getTypeMap());
		}
	}

	void learnClientInfo(Connection connection) throws SQLException {
		if (this.clientInfo == null) {
			Properties copy = new Properties();
			Properties now = connection.getClientInfo();
			if (now != null) {
				copy.putAll(now);
			}
			this.clientInfo = new Value<>(copy);
		}
	}

	/**
	 * Puts everything back.
	 * @throws SQLException if that failed: then the connection must not be used again
	 */
	void restore(Connection connection) throws SQLException {
		if (this.catalog != null) {
			connection.setCatalog(this.catalog.before());
		}
		if (this.schema != null) {
			connection.setSchema(this.schema.before());
		}
		if (this.holdability != null) {
			connection.setHoldability(this.holdability.before());
		}
		if (this.typeMap != null) {
			connection.setTypeMap(this.typeMap.before());
		}
		if (this.clientInfo != null) {
			connection.setClientInfo(this.clientInfo.before());
		}
	}

	private record Value<T extends @Nullable Object>(T before) {

	}

}
