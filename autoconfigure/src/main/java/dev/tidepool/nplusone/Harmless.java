package dev.tidepool.nplusone;

import java.util.List;

import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.Trait;

/**
 * Queries that are meant to run repeatedly with other values. Looked at only when a query
 * did repeat, and then kept with its facts. Immutable.
 */
final class Harmless {

	/** How the tables of libraries begin that keep their books in the database. */
	private static final List<String> INFRASTRUCTURE = List.of("batch_job", "batch_step", "qrtz_", "spring_session",
			"flyway_schema_history", "databasechangelog", "int_message", "int_lock", "int_channel", "int_metadata",
			"shedlock", "event_publication", "information_schema.", "pg_catalog.", "pg_");

	private final boolean always;

	private final boolean array;

	private final boolean list;

	private Harmless(StatementFacts facts) {
		String text = facts.template().text();
		this.always = isSequence(text) || isPage(text) || isSeek(text) || isQueue(facts, text)
				|| isInfrastructure(facts);
		this.array = isArray(text);
		this.list = isList(text);
	}

	/**
	 * Return what the statement alone says.
	 */
	static Harmless of(StatementFacts facts) {
		if (facts.attachment(Harmless.class) instanceof Harmless known) {
			return known;
		}
		Harmless seen = new Harmless(facts);
		facts.attach(Harmless.class, seen);
		return seen;
	}

	/**
	 * Whether the statement is harmless whatever its values.
	 */
	boolean isAlways() {
		return this.always;
	}

	/**
	 * Whether it is a query for many keys at once: the cure, not the disease.
	 * @param values how many values are bound
	 */
	boolean isFetchOfMany(int values) {
		return this.array || (this.list && values != 1);
	}

	static boolean isSequence(String text) {
		return text.contains("nextval") || text.contains("next value for");
	}

	/** The pages of one result. */
	static boolean isPage(String text) {
		return text.contains(" offset ?") || text.contains(" limit ?, ?");
	}

	/** The pages of one result, each after the last key of the one before. */
	static boolean isSeek(String text) {
		boolean cut = text.contains(" limit ") || text.contains(" fetch first ") || text.contains(" fetch next ")
				|| text.contains("select top");
		String compared = text.replace("<>", "");
		return cut && text.contains(" order by ") && (compared.indexOf('>') > 0 || compared.indexOf('<') > 0);
	}

	/** A worker that takes what nobody else works on. */
	private static boolean isQueue(StatementFacts facts, String text) {
		return facts.is(Trait.LOCKING) && text.contains("skip locked");
	}

	/** What libraries keep for themselves. */
	static boolean isInfrastructure(StatementFacts facts) {
		for (String table : facts.reads().isEmpty() ? facts.writes() : facts.reads()) {
			for (String prefix : INFRASTRUCTURE) {
				if (table.startsWith(prefix)) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean isArray(String text) {
		return text.contains("array_contains(?") || text.contains("= any(?)") || text.contains("= any (?)");
	}

	static boolean isList(String text) {
		return text.contains("(?...)") || text.contains("[?...]") || isArray(text);
	}

}
