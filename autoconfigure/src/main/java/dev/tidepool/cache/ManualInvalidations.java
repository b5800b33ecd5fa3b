package dev.tidepool.cache;

import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * What a program throws away by hand. Thread-safe.
 */
final class ManualInvalidations {

	private final TableStamps stamps;

	private final EntryStore entries;

	private final ForgottenTexts forgotten;

	private final InvalidationListeners listeners;

	private final LongAdder count = new LongAdder();

	ManualInvalidations(TableStamps stamps, EntryStore entries, ForgottenTexts forgotten,
			InvalidationListeners listeners) {
		this.stamps = stamps;
		this.entries = entries;
		this.forgotten = forgotten;
		this.listeners = listeners;
	}

	void table(String name) {
		mark(this.stamps.table(name));
	}

	void everything() {
		mark(this.stamps.everything());
		this.entries.clear();
	}

	private void mark(TableStamp... changed) {
		this.count.increment();
		this.stamps.touch(changed);
		this.listeners.tell(changed, InvalidationOrigin.MANUAL);
	}

	/**
	 * Drops the results of texts, and those that are on their way.
	 * @return how many there were
	 */
	long texts(Pattern sql) {
		this.count.increment();
		TextSearch search = new TextSearch(sql);
		this.forgotten.add(search, this.stamps.advance());
		return this.entries.removeAll((key) -> search.finds(key.sql()));
	}

	long count() {
		return this.count.sum();
	}

}
