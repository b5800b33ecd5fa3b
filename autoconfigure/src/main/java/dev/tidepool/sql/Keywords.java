package dev.tidepool.sql;

import java.util.List;
import java.util.Set;

/**
 * Words whose place in a statement matters to more than one reader of tokens.
 */
final class Keywords {

	/** After these an expression begins, so they end none. */
	static final Set<String> BEFORE_OPERAND = words("""
			select distinct all from where and or not in on by when then else case as join having limit offset set
			values value like ilike rlike regexp between is any some exists returning interval using over into union
			except intersect minus escape similar to array update delete insert with div xor lateral only table for
			partition order group""");

	/** After these a parenthesis opens no argument list. */
	static final Set<String> BEFORE_PARENTHESIS = words("""
			select distinct from where and or not in on by when then else case as join having limit offset set values
			like ilike between is all any some exists returning using union except intersect minus escape to row
			lateral with into interval array""");

	/** Before these people put a space, though a parenthesis follows. */
	static final Set<String> SPACED = words("over filter group conflict sets key columns materialized");

	/** These end a list of tables. */
	static final Set<String> AFTER_TABLES = words("""
			select where group having order limit offset fetch union except intersect minus window returning when
			connect start qualify values output lock option set procedure""");

	/** These may follow a table without being its alias. */
	static final Set<String> NO_ALIAS = words("""
			on using join inner left right full cross natural outer straight_join where group having order limit offset
			fetch union except intersect minus window returning when connect start qualify values output lock option
			set for with as tablesample use force ignore partition pivot unpivot select default final""");

	/** The operations on rows that are not queries. */
	static final Set<String> WRITE_VERBS = words("insert update delete merge upsert replace truncate");

	/** What SQL Server and Db2 say of locks after WITH. */
	static final Set<String> LOCK_HINTS = words("""
			updlock xlock tablock tablockx holdlock paglock rowlock readpast nolock readuncommitted readcommitted
			readcommittedlock repeatableread serializable snapshot ur cs rs rr""");

	private Keywords() {
	}

	static Set<String> words(String text) {
		return Set.copyOf(List.of(text.strip().split("\\s+")));
	}

}
