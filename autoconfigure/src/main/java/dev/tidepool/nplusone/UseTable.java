package dev.tidepool.nplusone;

import java.util.function.Consumer;

import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The templates that a unit of work used: an open-addressing table that starts small,
 * since most units use few, and takes no more than {@value #MAX_TEMPLATES}. Confined to
 * the unit's thread.
 */
final class UseTable {

	static final int MAX_TEMPLATES = 128;

	private static final @Nullable TemplateUse[] NO_SLOTS = {};

	/** The first template; most units outside of requests have no other. */
	private @Nullable TemplateUse first;

	/** The one that was asked for last, which often is asked for again. */
	private @Nullable TemplateUse last;

	private @Nullable TemplateUse[] slots = NO_SLOTS;

	private int size;

	/**
	 * Return the use of a template, a new one if there was none.
	 * @return the use, or {@code null} if the table is full
	 */
	@Nullable TemplateUse get(SqlTemplate template, String dataSource, @Nullable SqlTemplate parent) {
		TemplateUse recent = this.last;
		if (recent == null || !recent.isOf(template, dataSource)) {
			recent = find(template, dataSource, parent);
			this.last = (recent != null) ? recent : this.last;
		}
		return recent;
	}

	private @Nullable TemplateUse find(SqlTemplate template, String dataSource, @Nullable SqlTemplate parent) {
		TemplateUse start = this.first;
		if (start == null) {
			this.size = 1;
			return this.first = new TemplateUse(template, dataSource, parent);
		}
		if (start.isOf(template, dataSource)) {
			return start;
		}
		if (this.slots.length == 0) {
			this.slots = new TemplateUse[16];
		}
		int at = find(this.slots, template, dataSource);
		TemplateUse known = this.slots[at];
		if (known != null) {
			return known;
		}
		if (this.size == MAX_TEMPLATES) {
			return null;
		}
		this.size++;
		// Never more than half full, so that a search always ends at a free slot
		if (2 * this.size > this.slots.length) {
			grow();
			at = find(this.slots, template, dataSource);
		}
		TemplateUse made = new TemplateUse(template, dataSource, parent);
		this.slots[at] = made;
		return made;
	}

	private static int find(@Nullable TemplateUse[] slots, SqlTemplate template, String dataSource) {
		int hash = template.hashCode();
		int at = (hash ^ (hash >>> 16)) & (slots.length - 1);
		TemplateUse use = slots[at];
		while (use != null && !use.isOf(template, dataSource)) {
			at = (at + 1) & (slots.length - 1);
			use = slots[at];
		}
		return at;
	}

	private void grow() {
		@Nullable TemplateUse[] larger = new TemplateUse[2 * this.slots.length];
		for (TemplateUse use : this.slots) {
			if (use != null) {
				larger[find(larger, use.template(), use.dataSource())] = use;
			}
		}
		this.slots = larger;
	}

	void forEach(Consumer<TemplateUse> action) {
		if (this.first != null) {
			action.accept(this.first);
		}
		for (TemplateUse use : this.slots) {
			if (use != null) {
				action.accept(use);
			}
		}
	}

}
