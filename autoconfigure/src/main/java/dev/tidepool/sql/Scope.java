package dev.tidepool.sql;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How far the {@link TableScanner} is within one pair of parentheses, or within the whole
 * text.
 */
final class Scope {

	/** The position of the opening parenthesis, or -1 for the whole text. */
	final int open;

	/** The common table expressions that are visible here and defined here. */
	final Set<String> names = new HashSet<>();

	/** What a name in the current list is. */
	Role role;

	/** The data-changing statement that began here. */
	Statement statement = Statement.OTHER;

	/** Whether a table has to come next. */
	boolean expected;

	/** Whether that table is the target of INTO. */
	boolean into;

	boolean targetSeen;

	boolean usingSeen;

	boolean setSeen;

	/** Whether the list of common table expressions goes on. */
	boolean withClause;

	boolean recursive;

	/** Up to where words modify the verb and are no target. */
	int skipTo;

	/** The common table expression whose body is being read. */
	@Nullable String pending;

	Scope(int open, Role role) {
		this.open = open;
		this.role = role;
	}

	void expect(Role role) {
		this.role = role;
		this.expected = true;
		this.into = false;
		this.withClause = false;
	}

	void end() {
		this.role = Role.NONE;
		this.expected = false;
		this.into = false;
		this.withClause = false;
	}

	enum Role {

		NONE, READ, WRITE

	}

	enum Statement {

		OTHER, DELETE, MERGE, UPDATE

	}

}
