package dev.tidepool.cache;

import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What experience says about the statements of one template. Thread-safe.
 */
final class TemplateState {

	private final SqlTemplate template;

	private volatile @Nullable String refusal;

	TemplateState(SqlTemplate template) {
		this.template = template;
	}

	SqlTemplate template() {
		return this.template;
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
