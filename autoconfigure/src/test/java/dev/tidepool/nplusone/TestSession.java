package dev.tidepool.nplusone;

import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.Map;

import dev.tidepool.jdbc.ConnectionSource;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.Session;
import dev.tidepool.jdbc.WriteSet;

/**
 * A session that only has a name.
 */
record TestSession(String dataSource, boolean autoCommits, Map<Object, Object> attachments) implements Session {

	TestSession(String dataSource, boolean autoCommits) {
		this(dataSource, autoCommits, new IdentityHashMap<>());
	}

	@Override
	public String user() {
		return null;
	}

	@Override
	public int isolation() {
		return UNKNOWN_ISOLATION;
	}

	@Override
	public boolean isUnderstood() {
		return true;
	}

	@Override
	public WriteSet writes() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isLeased() {
		return false;
	}

	@Override
	public boolean isAlone(Statement statement) {
		return true;
	}

	@Override
	public boolean isThreadLeasing() {
		return false;
	}

	@Override
	public boolean hasIdlePermit() {
		return true;
	}

	@Override
	public ConnectionSource another() {
		throw new UnsupportedOperationException();
	}

	@Override
	public ConnectionSource beside() {
		throw new UnsupportedOperationException();
	}

	@Override
	public QueryExecution reading() {
		return null;
	}

	@Override
	public Object attachment(Object owner) {
		return this.attachments.get(owner);
	}

	@Override
	public void attach(Object owner, Object value) {
		this.attachments.put(owner, value);
	}

}
