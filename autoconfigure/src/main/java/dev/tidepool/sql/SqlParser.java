package dev.tidepool.sql;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.truncate.Truncate;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/**
 * The second witness: JSqlParser, which accepts only what fits a grammar. Its convenience
 * methods are not used, as each call of them makes and ends an executor.
 */
final class SqlParser implements ShapeParser {

	@Override
	public @Nullable ParsedTables parse(String shape, boolean brackets, StopSignal stop) {
		Statement statement = statement(shape, brackets, false, stop);
		if (statement == null) {
			// The simple grammar is fast and refuses some conditions among arguments
			statement = statement(shape, brackets, true, stop);
		}
		return (statement != null) ? new Finder().find(statement) : null;
	}

	private @Nullable Statement statement(String shape, boolean brackets, boolean complex, StopSignal stop) {
		if (stop.stopped()) {
			return null;
		}
		try {
			CCJSqlParser parser = CCJSqlParserUtil.newParser(shape)
				.withSquareBracketQuotation(brackets)
				.withAllowComplexParsing(complex);
			stop.onStop(() -> parser.interrupted = true);
			return parser.Statement();
		}
		catch (ParseException ex) {
			return null;
		}
	}

	/**
	 * Visits what the library's finder visits, but notes each table itself: the library
	 * forgets a table that has the name of a CTE.
	 */
	private static final class Finder extends TablesNamesFinder<Void> {

		private final Set<String> reads = new LinkedHashSet<>();

		private final Set<String> writes = new LinkedHashSet<>();

		private final Set<Table> targets = Collections.newSetFromMap(new IdentityHashMap<>());

		ParsedTables find(Statement statement) {
			StatementKind kind = targets(statement);
			getTables(statement);
			return new ParsedTables(kind, this.reads, this.writes);
		}

		private StatementKind targets(Statement statement) {
			if (statement instanceof Select) {
				return StatementKind.SELECT;
			}
			if (statement instanceof Insert insert) {
				target(insert.getTable());
				return StatementKind.INSERT;
			}
			if (statement instanceof Upsert upsert) {
				target(upsert.getTable());
				return StatementKind.INSERT;
			}
			if (statement instanceof Update update) {
				target(update.getTable());
				return StatementKind.UPDATE;
			}
			if (statement instanceof Delete delete) {
				target(delete.getTable());
				List<Table> tables = delete.getTables();
				if (tables != null) {
					tables.forEach(this::target);
				}
				return StatementKind.DELETE;
			}
			if (statement instanceof Merge merge) {
				target(merge.getTable());
				return StatementKind.MERGE;
			}
			if (statement instanceof Truncate truncate) {
				target(truncate.getTable());
				return StatementKind.TRUNCATE;
			}
			return StatementKind.OTHER;
		}

		private void target(@Nullable Table table) {
			if (table != null) {
				this.targets.add(table);
				this.writes.add(name(table));
			}
		}

		@Override
		public <S> Void visit(Table table, S context) {
			if (!this.targets.contains(table)) {
				this.reads.add(name(table));
			}
			return super.visit(table, context);
		}

		// The library casts the body of every CTE to a query
		@Override
		public <S> Void visit(WithItem<?> item, S context) {
			Object body = item.getParenthesedStatement();
			if (body instanceof ParenthesedInsert insert) {
				return inner(insert.getInsert(), context);
			}
			if (body instanceof ParenthesedUpdate update) {
				return inner(update.getUpdate(), context);
			}
			if (body instanceof ParenthesedDelete delete) {
				return inner(delete.getDelete(), context);
			}
			return super.visit(item, context);
		}

		@SuppressWarnings("NullAway")
		private <S> Void inner(Statement statement, S context) {
			targets(statement);
			return statement.accept(this, context);
		}

		private static String name(Table table) {
			StringBuilder name = new StringBuilder();
			List<String> parts = table.getNameParts();
			// The library keeps the parts in reverse
			for (int i = parts.size() - 1; i >= 0; i--) {
				String part = parts.get(i);
				if (part != null) {
					name.append((name.length() > 0) ? "." : "").append(unquoted(part));
				}
			}
			return name.toString();
		}

		private static String unquoted(String part) {
			boolean quoted = part.length() > 1 && "\"`[".indexOf(part.charAt(0)) >= 0;
			return Characters.lower(quoted ? part.substring(1, part.length() - 1) : part);
		}

	}

}
