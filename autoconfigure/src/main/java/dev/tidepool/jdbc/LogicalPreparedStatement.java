package dev.tidepool.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;

import dev.tidepool.jdbc.Bindings.Setter;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement in the application's hands. It notes what is bound; if an
 * interceptor may answer it, the physical statement is not prepared before it is needed.
 */
class LogicalPreparedStatement extends LogicalStatement implements OpaqueSetters {

	private final StatementFacts facts;

	private Bindings bindings;

	/** The physical statement again, for which the hot path spares a cast. */
	private @Nullable PreparedStatement prepared;

	LogicalPreparedStatement(LogicalConnection connection, StatementFacts facts, StatementMaker<?> maker,
			boolean plain) {
		super(connection, maker, plain);
		this.facts = facts;
		this.bindings = (facts.parameters() > 0) ? new Bindings(facts.parameters()) : Bindings.NONE;
	}

	@Override
	Bindings bindings() {
		return this.bindings;
	}

	@Override
	StatementFacts preparedFacts() {
		return this.facts;
	}

	@Override
	public PreparedStatement delegate() throws SQLException {
		PreparedStatement known = this.prepared;
		return (known != null) ? known : (PreparedStatement) super.delegate();
	}

	@Override
	void materialised(Statement made) throws SQLException {
		PreparedStatement prepared = (PreparedStatement) made;
		this.prepared = prepared;
		this.bindings.replay(prepared);
	}

	// Executions

	@Override
	public ResultSet executeQuery() throws SQLException {
		return TextExecutions.rows(run(new QueryExecution(this, this.facts, QueryCall.QUERY, PreparedCall.QUERY)));
	}

	@Override
	public int executeUpdate() throws SQLException {
		return TextExecutions.count(run(new QueryExecution(this, this.facts, QueryCall.UPDATE, PreparedCall.UPDATE)));
	}

	@Override
	public long executeLargeUpdate() throws SQLException {
		return TextExecutions
			.largeCount(run(new QueryExecution(this, this.facts, QueryCall.UPDATE, PreparedCall.LARGE_UPDATE)));
	}

	@Override
	public boolean execute() throws SQLException {
		return TextExecutions
			.isRows(run(new QueryExecution(this, this.facts, QueryCall.EXECUTE, PreparedCall.EXECUTE)));
	}

	/**
	 * A text of its own is refused by drivers on a prepared statement, in their own
	 * words.
	 */
	@Override
	public ResultSet executeQuery(String sql) throws SQLException {
		special();
		return super.executeQuery(sql);
	}

	@Override
	public boolean execute(String sql) throws SQLException {
		special();
		return super.execute(sql);
	}

	@Override
	public void addBatch() throws SQLException {
		OpaqueSetters.super.addBatch();
		batched(this.facts);
	}

	/**
	 * PostgreSQL's driver asks the database, also for a statement that is closed.
	 */
	@Override
	public ParameterMetaData getParameterMetaData() throws SQLException {
		if (isOver()) {
			refuseIfForeign(null);
		}
		return OpaqueSetters.super.getParameterMetaData();
	}

	// Values that can be told again later

	/**
	 * Notes a value.
	 * @return whether the physical statement has to be told now
	 */
	private boolean note(int index, Setter setter, @Nullable Object value, int sqlType) {
		return !open().set(index, setter, value, sqlType) || isMaterialised();
	}

	private Bindings open() {
		Bindings open = this.bindings.open();
		this.bindings = open;
		return open;
	}

	@Override
	public void lose() {
		open().lose();
	}

	@Override
	public void clearParameters() throws SQLException {
		open().clear();
		if (isMaterialised()) {
			OpaqueSetters.super.clearParameters();
		}
	}

	@Override
	public void setNull(int index, int sqlType) throws SQLException {
		if (note(index, Setter.NULL, null, sqlType)) {
			OpaqueSetters.super.setNull(index, sqlType);
		}
	}

	@Override
	public void setBoolean(int index, boolean value) throws SQLException {
		if (note(index, Setter.BOOLEAN, value, 0)) {
			OpaqueSetters.super.setBoolean(index, value);
		}
	}

	@Override
	public void setByte(int index, byte value) throws SQLException {
		if (note(index, Setter.BYTE, value, 0)) {
			OpaqueSetters.super.setByte(index, value);
		}
	}

	@Override
	public void setShort(int index, short value) throws SQLException {
		if (note(index, Setter.SHORT, value, 0)) {
			OpaqueSetters.super.setShort(index, value);
		}
	}

	@Override
	public void setInt(int index, int value) throws SQLException {
		if (note(index, Setter.INT, value, 0)) {
			OpaqueSetters.super.setInt(index, value);
		}
	}

	@Override
	public void setLong(int index, long value) throws SQLException {
		if (note(index, Setter.LONG, value, 0)) {
			OpaqueSetters.super.setLong(index, value);
		}
	}

	@Override
	public void setFloat(int index, float value) throws SQLException {
		if (note(index, Setter.FLOAT, value, 0)) {
			OpaqueSetters.super.setFloat(index, value);
		}
	}

	@Override
	public void setDouble(int index, double value) throws SQLException {
		if (note(index, Setter.DOUBLE, value, 0)) {
			OpaqueSetters.super.setDouble(index, value);
		}
	}

	@Override
	public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
		if (value != null && value.getClass() != BigDecimal.class) {
			lose();
			OpaqueSetters.super.setBigDecimal(index, value);
		}
		else if (note(index, Setter.BIG_DECIMAL, value, 0)) {
			OpaqueSetters.super.setBigDecimal(index, value);
		}
	}

	@Override
	public void setString(int index, @Nullable String value) throws SQLException {
		if (note(index, Setter.STRING, value, 0)) {
			OpaqueSetters.super.setString(index, value);
		}
	}

	@Override
	public void setNString(int index, @Nullable String value) throws SQLException {
		if (note(index, Setter.N_STRING, value, 0)) {
			OpaqueSetters.super.setNString(index, value);
		}
	}

	@Override
	public void setBytes(int index, byte @Nullable [] value) throws SQLException {
		if (note(index, Setter.BYTES, (value != null) ? value.clone() : null, 0)) {
			OpaqueSetters.super.setBytes(index, value);
		}
	}

	@Override
	public void setDate(int index, @Nullable Date value) throws SQLException {
		if (noteCopy(index, Setter.DATE, value, 0)) {
			OpaqueSetters.super.setDate(index, value);
		}
	}

	@Override
	public void setTime(int index, @Nullable Time value) throws SQLException {
		if (noteCopy(index, Setter.TIME, value, 0)) {
			OpaqueSetters.super.setTime(index, value);
		}
	}

	@Override
	public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
		if (noteCopy(index, Setter.TIMESTAMP, value, 0)) {
			OpaqueSetters.super.setTimestamp(index, value);
		}
	}

	@Override
	public void setObject(int index, @Nullable Object value) throws SQLException {
		if (noteCopy(index, Setter.OBJECT, value, 0)) {
			OpaqueSetters.super.setObject(index, value);
		}
	}

	@Override
	public void setObject(int index, @Nullable Object value, int targetSqlType) throws SQLException {
		if (noteCopy(index, Setter.TYPED_OBJECT, value, targetSqlType)) {
			OpaqueSetters.super.setObject(index, value, targetSqlType);
		}
	}

	private boolean noteCopy(int index, Setter setter, @Nullable Object value, int sqlType) {
		if (value == null || Bindings.isImmutable(value)) {
			return note(index, setter, value, sqlType);
		}
		Object copy = Bindings.copyOf(value);
		if (copy == null) {
			lose();
			return true;
		}
		return note(index, setter, copy, sqlType);
	}

	/**
	 * What is asked of the physical statement. No lambda expressions: the way of a query
	 * is so deep already that the just-in-time compiler does not follow it to its end.
	 */
	private enum PreparedCall implements DriverCall {

		QUERY {
			@Override
			public @Nullable Object call(LogicalStatement statement) throws SQLException {
				return physical(statement).executeQuery();
			}
		},

		UPDATE {
			@Override
			public Object call(LogicalStatement statement) throws SQLException {
				return physical(statement).executeUpdate();
			}
		},

		LARGE_UPDATE {
			@Override
			public Object call(LogicalStatement statement) throws SQLException {
				return physical(statement).executeLargeUpdate();
			}
		},

		EXECUTE {
			@Override
			public Object call(LogicalStatement statement) throws SQLException {
				return physical(statement).execute();
			}
		};

		private static PreparedStatement physical(LogicalStatement statement) throws SQLException {
			return ((LogicalPreparedStatement) statement).delegate();
		}

	}

}
