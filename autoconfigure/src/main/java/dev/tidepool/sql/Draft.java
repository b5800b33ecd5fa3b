package dev.tidepool.sql;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the tokens alone tell, before a parser confirms it.
 *
 * @param analysis all facts, right if the parser agrees
 * @param expressions the names of common table expressions
 */
record Draft(Analysis analysis, Set<String> expressions) {

	private static final Set<String> SYSTEM_SCHEMAS = Set.of("information_schema", "pg_catalog", "sys", "mysql",
			"performance_schema", "sysibm", "syscat");

	// Far beyond what is parsed: nobody reads the tables of such a text
	private static final int MAX_DEPTH = 1_000;

	static Draft of(Tokens tokens, String template, boolean parsable) {
		Verb verb = Verb.of(tokens);
		Set<Trait> traits = EnumSet.noneOf(Trait.class);
		traits.addAll(verb.traits());
		new TraitScanner(tokens, verb, traits).scan();
		new FunctionScanner(tokens, traits).scan();
		TableScanner tables = new TableScanner(tokens, verb);
		if (tokens.depth <= MAX_DEPTH) {
			tables.scan();
		}
		if (!parsable || tables.doubtful() || cascades(tokens, verb)) {
			traits.add(Trait.OPAQUE);
		}
		return new Draft(analysis(SqlTemplate.of(template), verb.kind(), tables.reads(), tables.writes(), traits,
				RowOrigin.isTables(tokens)), Set.copyOf(tables.expressions()));
	}

	private static boolean cascades(Tokens tokens, Verb verb) {
		return verb.kind() == StatementKind.TRUNCATE && tokens.word(tokens.size() - 1, "cascade");
	}

	private static Analysis analysis(SqlTemplate template, StatementKind kind, Set<String> reads, Set<String> writes,
			Set<Trait> traits, boolean tableRows) {
		if (reads.stream().anyMatch(Draft::system)) {
			// Such tables change without a write to them
			traits.add(Trait.NON_DETERMINISTIC);
		}
		return new Analysis(template, kind, unmodifiable(reads), unmodifiable(writes),
				Collections.unmodifiableSet(traits), tableRows);
	}

	private static Set<String> unmodifiable(Collection<String> names) {
		return names.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(names));
	}

	private static boolean system(String table) {
		int dot = table.lastIndexOf('.');
		String name = table.substring(dot + 1);
		int schema = table.lastIndexOf('.', dot - 1);
		return name.startsWith("pg_") || name.startsWith("sqlite_") || name.startsWith("v$") || name.startsWith("gv$")
				|| (dot > 0 && SYSTEM_SCHEMAS.contains(table.substring(schema + 1, dot)));
	}

	/**
	 * Whether a parser has anything to add.
	 * @return {@code false} if the statement is opaque anyway or touches no rows
	 */
	boolean worthParsing() {
		StatementKind kind = this.analysis.kind();
		return !this.analysis.traits().contains(Trait.OPAQUE) && (kind == StatementKind.SELECT || kind.writesRows());
	}

	Analysis opaque() {
		return with(this.analysis.reads(), this.analysis.writes(), true);
	}

	/**
	 * Joins both witnesses' findings.
	 * @param parsed what the parser found, or {@code null} if it did not understand
	 * @return the union, opaque if they disagree on what is written
	 */
	Analysis confirm(@Nullable ParsedTables parsed) {
		if (parsed == null) {
			return opaque();
		}
		Set<String> writes = new LinkedHashSet<>(this.analysis.writes());
		boolean agreed = parsed.kind() == this.analysis.kind() && writes.containsAll(parsed.writes());
		writes.addAll(parsed.writes());
		Set<String> reads = new LinkedHashSet<>(this.analysis.reads());
		for (String read : parsed.reads()) {
			if (!this.expressions.contains(read) && !this.analysis.writes().contains(read)) {
				reads.add(read);
			}
		}
		return with(reads, writes, !agreed);
	}

	private Analysis with(Set<String> reads, Set<String> writes, boolean opaque) {
		Set<Trait> traits = EnumSet.noneOf(Trait.class);
		traits.addAll(this.analysis.traits());
		if (opaque) {
			traits.add(Trait.OPAQUE);
		}
		return analysis(this.analysis.template(), this.analysis.kind(), reads, writes, traits,
				this.analysis.tableRows());
	}

}
