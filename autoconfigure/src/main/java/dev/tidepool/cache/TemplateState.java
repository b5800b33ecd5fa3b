package dev.tidepool.cache;

import java.sql.SQLException;
import java.util.Arrays;
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

	private static final int MAX_VIEWS = 64;

	private static final View[] NO_VIEWS = {};

	/** How the application reads the columns, apart from their natural getters. */
	private volatile View[] views = NO_VIEWS;

	/** Columns as they were last, to be shared by results. */
	private volatile @Nullable CachedColumns columns;

	private volatile @Nullable String refusal;

	/** The last load was read to its end, so that waiting for one is not in vain. */
	private volatile boolean readToEnd = true;

	/** What shadow mode saw. */
	private volatile @Nullable TemplateUse use;

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
	 * Every way in which the application has read the columns so far. A result that lacks
	 * one of them is filled again; the array stays the same as long as nothing is added.
	 */
	View[] views() {
		return this.views;
	}

	/**
	 * Notes that the application reads a column in some way.
	 * @return whether results can be kept with it
	 */
	synchronized boolean want(int column, Getter getter, @Nullable Object detail) {
		View[] known = this.views;
		for (View view : known) {
			if (view.is(column, getter, detail)) {
				return true;
			}
		}
		if (getter == Getter.OTHER) {
			refuse("column " + column + " is read as a stream, a locator or in another way that only the driver can");
			return false;
		}
		if (known.length >= MAX_VIEWS) {
			refuse("its columns are read in more than " + MAX_VIEWS + " ways");
			return false;
		}
		View[] more = Arrays.copyOf(known, known.length + 1);
		more[known.length] = new View(column, getter, detail);
		this.views = more;
		return true;
	}

	/**
	 * Lets results of one shape share what is known of their columns.
	 */
	CachedColumns share(CachedColumns fresh) {
		CachedColumns known = this.columns;
		if (known != null && known.isSame(fresh)) {
			return known;
		}
		this.columns = fresh;
		return fresh;
	}

	/**
	 * Notes that results of this template cannot be cached; the first reason stays.
	 */
	synchronized void refuse(String reason) {
		if (this.refusal == null) {
			this.refusal = reason;
		}
	}

	synchronized TemplateUse use() {
		TemplateUse known = this.use;
		if (known == null) {
			known = new TemplateUse();
			this.use = known;
		}
		return known;
	}

	@Nullable TemplateUse knownUse() {
		return this.use;
	}

	boolean isReadToEnd() {
		return this.readToEnd;
	}

	void readToEnd(boolean value) {
		if (this.readToEnd != value) {
			this.readToEnd = value;
		}
	}

	/**
	 * Why results of this template cannot be cached, or {@code null} if they can.
	 */
	@Nullable String refusal() {
		return this.refusal;
	}

}
