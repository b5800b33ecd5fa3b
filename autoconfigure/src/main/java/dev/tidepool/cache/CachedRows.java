package dev.tidepool.cache;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A cached result, column by column. Immutable; any number of cursors may stand in it.
 */
final class CachedRows {

	/** This object, its arrays and its fill. */
	private static final long OWN_BYTES = 56 + 16 + 16 + 32;

	private final CachePlan plan;

	private final CachedColumns columns;

	private final Cells[] cells;

	private final View[] views;

	private final Cells[] viewed;

	private final int rows;

	private final Fill fill;

	private final long bytes;

	private final long plainBytes;

	/**
	 * Create a result.
	 * @param cells the natural values of each column
	 * @param views what else is known
	 * @param viewed the values of each view
	 * @param around the heap that everything around it takes
	 */
	CachedRows(CachePlan plan, CachedColumns columns, Cells[] cells, View[] views, Cells[] viewed, int rows, Fill fill,
			long around) {
		this.plan = plan;
		this.columns = columns;
		this.cells = cells;
		this.views = views;
		this.viewed = viewed;
		this.rows = rows;
		this.fill = fill;
		long own = around + OWN_BYTES + 4L * cells.length + 4L * viewed.length;
		this.bytes = own + sum(cells, false) + sum(viewed, false);
		this.plainBytes = own + sum(cells, true) + sum(viewed, true);
	}

	private CachedRows(CachedRows plain, Cells[] cells) {
		this.plan = plain.plan;
		this.columns = plain.columns;
		this.cells = cells;
		this.views = plain.views;
		this.viewed = plain.viewed;
		this.rows = plain.rows;
		this.fill = plain.fill;
		this.bytes = plain.bytes - sum(plain.cells, false) + sum(cells, false);
		this.plainBytes = plain.plainBytes;
	}

	private static long sum(Cells[] cells, boolean plain) {
		long bytes = 0;
		for (Cells each : cells) {
			bytes += plain ? each.plainBytes() : each.bytes();
		}
		return bytes;
	}

	/**
	 * The same with long text compressed, if that is worth it.
	 */
	CachedRows packed(Compression compression) {
		Cells[] packed = this.cells.clone();
		for (int i = 0; i < packed.length; i++) {
			if (this.columns.get(i).kind() == ColumnKind.STRING) {
				packed[i] = PackedText.pack(packed[i], this.rows, compression);
			}
		}
		return Arrays.equals(packed, this.cells) ? this : new CachedRows(this, packed);
	}

	CachePlan plan() {
		return this.plan;
	}

	CachedColumns columns() {
		return this.columns;
	}

	int count() {
		return this.rows;
	}

	Cells cells(int column) {
		return this.cells[column];
	}

	/**
	 * The values of a view.
	 * @return them, or {@code null} if they are not known
	 */
	@Nullable Cells view(int column, Getter getter, @Nullable Object detail) {
		for (int i = 0; i < this.views.length; i++) {
			if (this.views[i].is(column, getter, detail)) {
				return (i < this.viewed.length) ? this.viewed[i] : null;
			}
		}
		return null;
	}

	/**
	 * Whether everything is known that the template's statements are asked for.
	 */
	boolean isComplete() {
		return this.views == this.plan.template().views();
	}

	/**
	 * The same with everything in readable form.
	 */
	CachedRows opened() {
		Cells[] opened = this.cells.clone();
		for (int i = 0; i < opened.length; i++) {
			opened[i] = opened[i].open();
		}
		return new CachedRows(this, opened);
	}

	/**
	 * Whether the driver's rows are here the same as these.
	 */
	boolean isSame(int row, int column, @Nullable Object value) {
		return Objects.deepEquals(value, this.cells[column].get(row));
	}

	Fill fill() {
		return this.fill;
	}

	long bytes() {
		return this.bytes;
	}

	/**
	 * What it would take without compression.
	 */
	long plainBytes() {
		return this.plainBytes;
	}

	/**
	 * When the rows were asked for, and how long they may live.
	 *
	 * @param stamp the logical time before the query was sent
	 * @param nanos the ticker's time then
	 * @param ttlNanos the time to live
	 */
	record Fill(long stamp, long nanos, long ttlNanos) {
	}

}
