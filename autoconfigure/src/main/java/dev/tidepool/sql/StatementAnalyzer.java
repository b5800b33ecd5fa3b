package dev.tidepool.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what SQL texts do. Thread-safe.
 * <p>
 * Two bounded maps remember: exact texts their facts, and shapes (texts without their
 * literals) their analysis, so that a text is parsed once however its literals vary.
 */
public final class StatementAnalyzer implements AutoCloseable {

	private static final int DEFAULT_ENTRIES = 2_000;

	/** A text of up to so many characters counts as one entry. */
	private static final int ENTRY_LENGTH = 512;

	/** Longer texts are not remembered: they tend to be written once. */
	private static final int MAX_REMEMBERED = 8_192;

	private static final int RECENT = 1_024;

	private static final int MAX_RECENT = 2_048;

	private final ParseLimits limits;

	private final BoundedParser parser;

	/**
	 * What was asked for last in each slot, in front of {@link #texts}: facts are
	 * immutable, so that a race may lose an entry but never show half of one.
	 */
	private final @Nullable StatementFacts[] recent = new StatementFacts[RECENT];

	private final Cache<String, StatementFacts> texts;

	private final Cache<String, Shape> shapes;

	/**
	 * With room for 2,000 texts of ordinary length and {@link ParseLimits#DEFAULT}.
	 */
	public StatementAnalyzer() {
		this(DEFAULT_ENTRIES, ParseLimits.DEFAULT);
	}

	/**
	 * With its own bounds.
	 * @param maxEntries how many texts of ordinary length to remember; a long text counts
	 * several times
	 * @param limits what is worth parsing
	 * @throws IllegalArgumentException if {@code maxEntries} is negative
	 */
	public StatementAnalyzer(int maxEntries, ParseLimits limits) {
		this(maxEntries, limits, new SqlParser());
	}

	StatementAnalyzer(int maxEntries, ParseLimits limits, ShapeParser parser) {
		if (maxEntries < 0) {
			throw new IllegalArgumentException("maxEntries (" + maxEntries + ") must be >= 0");
		}
		this.limits = limits;
		this.parser = new BoundedParser(parser, limits.timeout());
		this.texts = cache(maxEntries);
		this.shapes = cache(maxEntries);
	}

	private static <V> Cache<String, V> cache(int maxEntries) {
		return Caffeine.newBuilder()
			.maximumWeight(maxEntries)
			.<String, V>weigher((text, value) -> 1 + text.length() / ENTRY_LENGTH)
			.executor(Runnable::run)
			.build();
	}

	/**
	 * Analyses a text; a remembered one costs a single look-up. A new one may wait for
	 * the parser, never much longer than {@link ParseLimits#timeout()}.
	 * @param sql the text as the application gave it
	 * @return the facts; what is not understood, or not yet, is {@link Trait#OPAQUE}
	 */
	public StatementFacts analyze(String sql) {
		int slot = sql.hashCode() & (RECENT - 1);
		StatementFacts recent = this.recent[slot];
		if (recent != null && recent.sql().equals(sql)) {
			return recent;
		}
		StatementFacts facts = this.texts.getIfPresent(sql);
		if (facts == null) {
			return examine(sql);
		}
		if (sql.length() <= MAX_RECENT) {
			this.recent[slot] = facts;
		}
		return facts;
	}

	/**
	 * Stops the parser's threads. What is analysed afterwards and not remembered is
	 * {@link Trait#OPAQUE}.
	 */
	@Override
	public void close() {
		this.parser.close();
	}

	private StatementFacts examine(String sql) {
		Tokens tokens = Lexer.lex(sql);
		String text = Renderer.shape(tokens);
		boolean parsable = !tokens.doubtful && tokens.depth <= this.limits.maxDepth()
				&& text.length() <= this.limits.maxLength();
		Shape shape;
		if (text.length() > MAX_REMEMBERED) {
			shape = shape(tokens, parsable);
		}
		else {
			// Doubt comes from the content of literals, which the shape does not hold
			String key = parsable ? text : "?" + text;
			shape = this.shapes.get(key, (absent) -> shape(tokens, parsable));
			if (shape.parse != null && shape.parse.refused()) {
				this.shapes.invalidate(key);
			}
		}
		Analysis analysis = (shape.parse != null) ? shape.parse.await() : shape.draft.analysis();
		boolean settled = analysis != null && (shape.parse == null || !shape.parse.refused());
		StatementFacts facts = new StatementFacts(sql, (analysis != null) ? analysis : shape.draft.opaque(),
				tokens.parameters, tokens.hint);
		if (settled && sql.length() <= MAX_REMEMBERED) {
			this.texts.put(sql, facts);
		}
		return facts;
	}

	private Shape shape(Tokens tokens, boolean parsable) {
		Draft draft = Draft.of(tokens, template(tokens), parsable);
		return new Shape(draft, draft.worthParsing()
				? this.parser.start(Renderer.parsable(tokens), tokens.bracketed, draft::confirm) : null);
	}

	// Templates are kept as keys of statistics, so their length has to have an end too
	private static String template(Tokens tokens) {
		String template = Renderer.template(tokens);
		return (template.length() <= SqlTemplate.MAX_WHOLE) ? template
				: template.substring(0, SqlTemplate.MAX_WHOLE) + " ... " + SqlTemplate.of(template).id();
	}

	long rememberedTexts() {
		this.texts.cleanUp();
		return this.texts.estimatedSize();
	}

	long rememberedShapes() {
		this.shapes.cleanUp();
		return this.shapes.estimatedSize();
	}

	private record Shape(Draft draft, BoundedParser.@Nullable Parse parse) {
	}

}
