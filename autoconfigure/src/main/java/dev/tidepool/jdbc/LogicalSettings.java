package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

import dev.tidepool.jdbc.delegate.DelegatingConnection;
import org.jspecify.annotations.Nullable;

/**
 * The half of a logical connection that knows its settings. While nothing is leased they
 * are recorded; with the next lease they are made on the physical connection.
 */
abstract class LogicalSettings implements DelegatingConnection {

	private final QueryPath path;

	private final PhysicalSource source;

	private final Tenancy tenancy;

	LogicalSettings(QueryPath path, PhysicalSource source) {
		this.path = path;
		this.source = source;
		this.tenancy = new Tenancy(path, source);
	}

	QueryPath path() {
		return this.path;
	}

	/**
	 * Where connections come from that belong to no session.
	 */
	public ConnectionSource beside() {
		PhysicalSource same = this.source;
		return () -> same.open(Admission.OPEN, Admission.AT_ONCE);
	}

	PhysicalSource source() {
		return this.source;
	}

	SessionSettings settings() {
		return this.tenancy.settings();
	}

	/**
	 * The settings, for one of them to be changed.
	 */
	SessionSettings setting() {
		return this.tenancy.setting();
	}

	Tenancy tenancy() {
		return this.tenancy;
	}

	boolean isEnded() {
		return this.tenancy.isOver();
	}

	void checkOpen() throws SQLException {
		if (isEnded()) {
			throw new SQLException("Connection is closed");
		}
	}

	/**
	 * The physical connection for a call of which nothing is known: it is kept from now
	 * on.
	 */
	@Override
	public Connection delegate() throws SQLException {
		Connection connection = physical();
		this.tenancy.pin();
		return connection;
	}

	/**
	 * The physical connection for a call that leaves nothing behind.
	 */
	Connection physical() throws SQLException {
		checkOpen();
		return this.tenancy.connection();
	}

	@Nullable Boolean knownAutoCommit() {
		Boolean known = settings().autoCommit();
		return (known != null) ? known : this.source.defaultAutoCommit();
	}

	/**
	 * The isolation level, as far as it is known.
	 */
	public int isolation() {
		Integer known = settings().isolation();
		return (known != null) ? known : this.source.defaultIsolation();
	}

	@Override
	public boolean getAutoCommit() throws SQLException {
		checkOpen();
		Connection current = this.tenancy.current();
		Boolean known = knownAutoCommit();
		if (current != null || known == null) {
			return ask(Connection::getAutoCommit);
		}
		return known;
	}

	@Override
	public void setReadOnly(boolean readOnly) throws SQLException {
		checkOpen();
		Connection current = this.tenancy.current();
		if (current != null) {
			current.setReadOnly(readOnly);
		}
		else if (readOnly && !this.source.acceptsReadOnly()) {
			askForReadOnly();
		}
		setting().readOnly(readOnly);
	}

	/**
	 * Some drivers refuse, and frameworks do not mind, as long as they hear of it here.
	 */
	private void askForReadOnly() throws SQLException {
		try {
			physical().setReadOnly(true);
			this.source.readOnlyAccepted();
		}
		finally {
			this.tenancy.settle();
		}
	}

	@Override
	public boolean isReadOnly() throws SQLException {
		Boolean known = settings().readOnly();
		return (known != null && isUnleased()) ? known : ask(Connection::isReadOnly);
	}

	@Override
	public void setTransactionIsolation(int level) throws SQLException {
		boolean standard = level == TRANSACTION_READ_UNCOMMITTED || level == TRANSACTION_READ_COMMITTED
				|| level == TRANSACTION_REPEATABLE_READ || level == TRANSACTION_SERIALIZABLE;
		checkOpen();
		if (this.tenancy.current() != null || !standard) {
			physical().setTransactionIsolation(level);
		}
		setting().isolation(level);
	}

	@Override
	public int getTransactionIsolation() throws SQLException {
		Integer known = settings().isolation();
		return (known != null && isUnleased()) ? known : ask(Connection::getTransactionIsolation);
	}

	@Override
	public void setCatalog(@Nullable String catalog) throws SQLException {
		checkOpen();
		Connection current = this.tenancy.current();
		if (current != null || catalog == null) {
			Connection target = physical();
			this.tenancy.learned().learnCatalog(target);
			target.setCatalog(catalog);
		}
		setting().catalog(catalog);
	}

	@Override
	public @Nullable String getCatalog() throws SQLException {
		// A driver may ignore what is set
		return ask(Connection::getCatalog);
	}

	@Override
	public void setSchema(@Nullable String schema) throws SQLException {
		checkOpen();
		Connection current = this.tenancy.current();
		if (current != null || schema == null) {
			Connection target = physical();
			this.tenancy.learned().learnSchema(target);
			target.setSchema(schema);
		}
		setting().schema(schema);
	}

	@Override
	public @Nullable String getSchema() throws SQLException {
		// A driver may ignore what is set
		return ask(Connection::getSchema);
	}

	@Override
	public void setHoldability(int holdability) throws SQLException {
		Connection target = delegate();
		this.tenancy.learned().learnHoldability(target);
		target.setHoldability(holdability);
	}

	@Override
	public int getHoldability() throws SQLException {
		return ask(Connection::getHoldability);
	}

	@Override
	public void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
		Connection target = delegate();
		this.tenancy.learned().learnTypeMap(target);
		target.setTypeMap(map);
	}

	@Override
	public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
		forClientInfo().setClientInfo(name, value);
	}

	@Override
	public void setClientInfo(Properties properties) throws SQLClientInfoException {
		forClientInfo().setClientInfo(properties);
	}

	private Connection forClientInfo() throws SQLClientInfoException {
		try {
			Connection target = delegate();
			this.tenancy.learned().learnClientInfo(target);
			// Some databases let it change what a query returns
			this.tenancy.taint();
			return target;
		}
		catch (SQLException ex) {
			throw new SQLClientInfoException(ex.getMessage(), ex.getSQLState(), ex.getErrorCode(), Map.of(), ex);
		}
	}

	@Override
	public String nativeSQL(String sql) throws SQLException {
		return ask((target) -> target.nativeSQL(sql));
	}

	private boolean isUnleased() {
		return this.tenancy.current() == null && !isEnded();
	}

	/**
	 * Asks the physical connection something that changes nothing.
	 */
	private <T extends @Nullable Object> T ask(Question<T> question) throws SQLException {
		T answer = question.ask(physical());
		this.tenancy.settle();
		return answer;
	}

	@FunctionalInterface
	private interface Question<T extends @Nullable Object> {

		T ask(Connection connection) throws SQLException;

	}

}
