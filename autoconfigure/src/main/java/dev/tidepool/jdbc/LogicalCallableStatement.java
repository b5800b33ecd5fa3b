package dev.tidepool.jdbc;

import java.sql.CallableStatement;
import java.sql.SQLException;

import dev.tidepool.jdbc.delegate.DelegatingCallableStatement;
import dev.tidepool.sql.StatementFacts;

/**
 * A callable statement in the application's hands; never answered by anything but the
 * database.
 */
final class LogicalCallableStatement extends LogicalPreparedStatement implements DelegatingCallableStatement {

	LogicalCallableStatement(LogicalConnection connection, StatementFacts facts,
			StatementMaker<CallableStatement> maker) {
		super(connection, facts, maker, false);
	}

	@Override
	public CallableStatement delegate() throws SQLException {
		return (CallableStatement) super.delegate();
	}

}
