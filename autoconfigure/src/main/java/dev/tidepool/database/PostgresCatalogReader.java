package dev.tidepool.database;

import java.sql.Connection;
import java.sql.SQLException;

import dev.tidepool.database.Catalog.Builder;
import dev.tidepool.sql.StatementAnalyzer;

/**
 * PostgreSQL. Row security makes a table's rows differ by who asks; rules rewrite writes;
 * a temporary table hides another of its name. A materialized view is a table that only
 * {@code REFRESH} writes.
 */
final class PostgresCatalogReader extends CatalogReader {

	private static final String USERS = "n.nspname not in ('pg_catalog', 'information_schema')"
			+ " and n.nspname not like 'pg\\_toast%'";

	private static final String RELATIONS = "select c.relname, c.relkind, c.relrowsecurity, c.relpersistence,"
			+ " case when c.relkind = 'v' then pg_get_viewdef(c.oid) end,"
			+ " exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal),"
			+ " exists (select 1 from pg_rewrite r where r.ev_class = c.oid and r.rulename <> '_RETURN')"
			+ " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
			+ " where c.relkind in ('r', 'p', 'v', 'm', 'f') and " + USERS;

	private static final String PARTS = "select w.relname, p.relname from pg_inherits i"
			+ " join pg_class w on w.oid = i.inhparent join pg_class p on p.oid = i.inhrelid"
			+ " where w.relkind in ('r', 'p')";

	private static final String CASCADES = "select f.relname, t.relname from pg_constraint k"
			+ " join pg_class f on f.oid = k.confrelid join pg_class t on t.oid = k.conrelid"
			+ " where k.contype = 'f' and (k.confdeltype not in ('a', 'r') or k.confupdtype not in ('a', 'r'))";

	/** Those whose only argument is, or may be, a row can be read like its columns. */
	private static final String FUNCTIONS = "select p.proname, bool_or(p.pronargs > 0"
			+ " and p.pronargs - p.pronargdefaults <= 1 and t.typtype in ('c', 'p', 'd')) from pg_proc p"
			+ " join pg_namespace n on n.oid = p.pronamespace left join pg_type t on t.oid = p.proargtypes[0]"
			+ " where p.provolatile = 'v' or (" + USERS + ") group by p.proname";

	/** Extensions' depend on settings at worst, not on tables. */
	private static final String OPERATORS = "select distinct o.oprname from pg_operator o"
			+ " join pg_namespace n on n.oid = o.oprnamespace join pg_proc p on p.oid = o.oprcode where " + USERS
			+ " and (p.provolatile = 'v' or (p.provolatile = 's' and not exists (select 1 from pg_depend d"
			+ " where d.classid = 'pg_operator'::regclass and d.objid = o.oid and d.deptype = 'e')))";

	PostgresCatalogReader(StatementAnalyzer analyzer) {
		super(analyzer);
	}

	@Override
	void read(Connection connection, Builder catalog) throws SQLException {
		catalog.queriesFixSnapshot();
		each(connection, RELATIONS, (row) -> {
			String name = row.getString(1);
			catalog.relation(name);
			String kind = row.getString(2);
			if (kind.equals("v")) {
				catalog.view(name, understood(row.getString(5)));
			}
			if (kind.equals("f") || row.getBoolean(3) || row.getString(4).equals("t")) {
				catalog.unreadable(name);
			}
			if (row.getBoolean(6) || row.getBoolean(7)) {
				catalog.unbounded(name);
			}
		});
		each(connection, PARTS, (row) -> catalog.part(row.getString(1), row.getString(2)));
		each(connection, CASCADES, (row) -> catalog.cascade(row.getString(1), row.getString(2)));
		each(connection, FUNCTIONS, (row) -> {
			catalog.function(row.getString(1));
			if (row.getBoolean(2)) {
				catalog.field(row.getString(1));
			}
		});
		each(connection, OPERATORS, (row) -> catalog.operator(row.getString(1)));
	}

}
