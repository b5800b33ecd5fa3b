package dev.tidepool.compat;

import javax.sql.DataSource;

import dev.tidepool.compat.Transcript.Step;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where a client does its work, and where it writes down what it sees.
 *
 * @param database the database
 * @param dataSource the application's way to it
 * @param transactions transactions of plain JDBC
 * @param transcript takes down everything
 */
public record Scene(Database database, DataSource dataSource, PlatformTransactionManager transactions,
		Transcript transcript) {

	/**
	 * Takes down a step that works on every database.
	 */
	public void step(String name, Step step) {
		this.transcript.step(name, step);
	}

	/**
	 * Takes down a step that fails on every database.
	 */
	public void fails(String name, Step step) {
		this.transcript.fails(name, step);
	}

	/**
	 * Takes down a step that works on some databases.
	 */
	public void attempt(String name, Step step) {
		this.transcript.attempt(name, step);
	}

	/**
	 * Returns a transaction that joins an outer one.
	 */
	public TransactionTemplate transaction() {
		return new TransactionTemplate(this.transactions);
	}

	/**
	 * Returns a transaction of the given propagation.
	 * @param propagation one of the constants of {@link TransactionDefinition}
	 */
	public TransactionTemplate transaction(int propagation) {
		TransactionTemplate template = transaction();
		template.setPropagationBehavior(propagation);
		return template;
	}

	/**
	 * Returns a read-only transaction.
	 */
	public TransactionTemplate readOnly() {
		TransactionTemplate template = transaction();
		template.setReadOnly(true);
		return template;
	}

	/**
	 * Returns a transaction of the given isolation.
	 * @param isolation one of the constants of {@link TransactionDefinition}
	 */
	public TransactionTemplate isolated(int isolation) {
		TransactionTemplate template = transaction();
		template.setIsolationLevel(isolation);
		return template;
	}

}
