package dev.tidepool.cache;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What experience says about the statements of one template. Thread-safe.
 */
final class TemplateState {

	private final SqlTemplate template;

	private static final int MAX_MISSING = 32;

	/** Labels that the driver said there is no column for, with its words. */
	private final Map<String, SQLException> missing = new ConcurrentHashMap<>();

	private volatile @Nullable String refusal;

	TemplateState(SqlTemplate template) {
		this.template = template;
	}

	SqlTemplate template() {
		return this.template;
	}

	/**
	 * Notes that there is no column of a label: mappers try several spellings, and a hit
	 * has to refuse the same ones.
	 */
	void missing(String label, SQLException answer) {
		if (this.missing.size() < MAX_MISSING) {
			this.missing.putIfAbsent(label, answer);
		}
	}

	/**
	 * What the driver said to a label without a column, or {@code null} if it was not
	 * asked.
	 */
	@Nullable SQLException missing(String label) {
		return this.missing.get(label);
	}

	/**
	 * Notes that results of this template cannot be cached.
	 */
	void refuse(String reason) {
		this.refusal = reason;
	}

	/**
	 * Why results of this template cannot be cached, or {@code null} if they can.
	 */
	@Nullable String refusal() {
		return this.refusal;
	}

}
