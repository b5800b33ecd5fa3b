package dev.tidepool.boot;

import dev.tidepool.jdbc.WrappedDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;

/**
 * An embedded database with logical connections in front of it, still to be injected as
 * an {@link EmbeddedDatabase}.
 */
class InstrumentedEmbeddedDatabase extends DelegatingDataSource implements EmbeddedDatabase {

	private final EmbeddedDatabase database;

	InstrumentedEmbeddedDatabase(EmbeddedDatabase database, WrappedDataSource wrapped) {
		super(wrapped);
		this.database = database;
	}

	@Override
	public void shutdown() {
		this.database.shutdown();
	}

}
