package dev.tidepool.jdbc.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Array;
import java.sql.BatchUpdateException;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells what a call returned or threw in words that are the same for the same behaviour.
 */
final class Descriptions {

	/** What JDBC hands out by interface, the more special ones first. */
	static final List<Class<?>> KINDS = List.of(Connection.class, CallableStatement.class, PreparedStatement.class,
			Statement.class, ResultSet.class, ResultSetMetaData.class, ParameterMetaData.class, DatabaseMetaData.class,
			Savepoint.class, Blob.class, Clob.class, SQLXML.class, Array.class, Struct.class);

	private static final int MAX_ROWS = 200;

	/** Numbers of sessions, objects and databases. */
	private static final Pattern VOLATILE = Pattern
		.compile("@[0-9a-f]{3,}|(?i:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})"
				+ "|\\b(conn|stat|prep|call|rs|clob|blob|ar|dbMeta|sx)\\d+|twin_[ab]|conn=\\d+|_jid_\\d+|_SAVEPOINT_\\d+"
				+ "|pg_(toast_)?temp_\\d+|#\\d+ \\(user|session #?\\d+"
				+ "|(?i)(?<=process |transaction |PID |unnamed portal )\\d+");

	private Descriptions() {
	}

	static String of(Object value) {
		if (value == null) {
			return "null";
		}
		if (value instanceof Throwable thrown) {
			return thrown(thrown);
		}
		for (Class<?> kind : KINDS) {
			if (kind.isInstance(value)) {
				return "a " + kind.getSimpleName();
			}
		}
		try {
			return masked(plain(value));
		}
		catch (IOException ex) {
			return "unreadable: " + ex.getMessage();
		}
	}

	private static String plain(Object value) throws IOException {
		if (value instanceof byte[] bytes) {
			return "bytes " + HexFormat.of().formatHex(bytes);
		}
		if (value instanceof Object[] array) {
			List<String> parts = new ArrayList<>();
			for (Object part : array) {
				parts.add(of(part));
			}
			return parts.toString();
		}
		if (value instanceof int[] counts) {
			return Arrays.toString(counts);
		}
		if (value instanceof long[] counts) {
			return Arrays.toString(counts);
		}
		if (value instanceof InputStream stream) {
			return "stream " + HexFormat.of().formatHex(stream.readAllBytes());
		}
		if (value instanceof Reader reader) {
			StringBuilder text = new StringBuilder("reader ");
			for (int next = reader.read(); next >= 0; next = reader.read()) {
				text.append((char) next);
			}
			return text.toString();
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, Object> sorted = new TreeMap<>();
			map.forEach((key, entry) -> sorted.put(String.valueOf(key), entry));
			return sorted.toString();
		}
		return value.getClass().getSimpleName() + " " + value;
	}

	private static String masked(String text) {
		return VOLATILE.matcher(text).replaceAll("~");
	}

	private static String thrown(Throwable thrown) {
		StringBuilder text = new StringBuilder(thrown.getClass().getName());
		// HotSpot leaves the message out once an exception was thrown often
		boolean drivers = !(thrown instanceof NullPointerException);
		text.append(": ").append(drivers ? masked(String.valueOf(thrown.getMessage())) : "~");
		if (thrown instanceof SQLException ex) {
			text.append(" [").append(ex.getSQLState()).append(' ').append(ex.getErrorCode()).append(']');
			if (ex instanceof BatchUpdateException batch) {
				text.append(Arrays.toString(batch.getUpdateCounts()));
			}
			if (ex instanceof SQLClientInfoException info) {
				text.append(info.getFailedProperties());
			}
			Throwable next = (ex instanceof SQLWarning warning) ? warning.getNextWarning() : ex.getNextException();
			if (next != null) {
				text.append(" next ").append(thrown(next));
			}
		}
		return text.toString();
	}

	/**
	 * What the columns are like, and all rows that are left. Part of programs.
	 */
	static String drain(ResultSet rows) throws SQLException {
		ResultSetMetaData columns = rows.getMetaData();
		StringBuilder text = new StringBuilder();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			text.append(columns.getColumnLabel(i)).append(' ').append(columns.getColumnName(i)).append(' ');
			text.append(columns.getColumnType(i)).append(' ').append(columns.getColumnTypeName(i)).append(' ');
			text.append(columns.getColumnClassName(i)).append(' ').append(columns.getPrecision(i)).append(' ');
			text.append(columns.getScale(i)).append(' ').append(columns.isNullable(i)).append("; ");
		}
		for (int count = 0; count < MAX_ROWS && rows.next(); count++) {
			text.append('\n');
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				text.append(content(rows.getObject(i))).append(rows.wasNull() ? "!" : "").append(", ");
			}
		}
		return masked(text.toString());
	}

	/**
	 * What a statement says of itself, behind what wraps it. Part of programs.
	 */
	static String text(Statement statement) {
		return statement.toString().replaceFirst("(?s).* wrapping ", "");
	}

	private static String content(Object value) throws SQLException {
		if (value instanceof Blob blob) {
			return of(blob.getBytes(1, (int) blob.length()));
		}
		if (value instanceof Clob clob) {
			return clob.getSubString(1, (int) clob.length());
		}
		if (value instanceof Array array) {
			return of(array.getArray());
		}
		return of(value);
	}

}
