package dev.tidepool.benchmarks;

import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;

import dev.tidepool.jdbc.delegate.DelegatingStatement;
import org.jspecify.annotations.Nullable;

/**
 * A statement that can only be made and closed.
 */
final class StubStatement implements DelegatingStatement {

	private boolean closed;

	@Override
	public Statement delegate() throws SQLFeatureNotSupportedException {
		throw new SQLFeatureNotSupportedException("The stub driver does nothing");
	}

	@Override
	public @Nullable SQLWarning getWarnings() {
		return null;
	}

	@Override
	public void close() {
		this.closed = true;
	}

	@Override
	public boolean isClosed() {
		return this.closed;
	}

}
