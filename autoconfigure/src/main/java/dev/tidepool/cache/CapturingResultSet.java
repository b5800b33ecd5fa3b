package dev.tidepool.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The driver's rows on their way to the application; each is copied aside as the
 * application leaves it, with every conversion that the application asked for. What the
 * application sees is the driver's in every respect. The copy counts only if the
 * application read to the end.
 */
final class CapturingResultSet extends ObservedResultSet {

	private final Target target;

	private final CacheKey key;

	private final CachePlan plan;

	private final CachedRows.Fill fill;

	private final long maxBytes;

	private @Nullable Copy copy;

	private boolean copying = true;

	private boolean onRow;

	private boolean stored;

	CapturingResultSet(ResultSet delegate, Target target, CacheKey key, CachePlan plan, CachedRows.Fill fill,
			long maxBytes) {
		super(delegate);
		this.target = target;
		this.key = key;
		this.plan = plan;
		this.fill = fill;
		this.maxBytes = maxBytes;
	}

	@Override
	public boolean next() throws SQLException {
		if (this.copying) {
			contained(this::leave);
		}
		boolean more;
		try {
			more = delegate().next();
		}
		catch (SQLException | RuntimeException | Error ex) {
			abandon();
			throw ex;
		}
		this.onRow = more;
		if (this.copying && !more) {
			contained(this::complete);
		}
		return more;
	}

	/**
	 * Copying never disturbs the reading.
	 */
	private void contained(Step step) {
		try {
			step.run();
		}
		catch (SQLException | RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			this.copying = false;
			this.copy = null;
			this.target.failed(this.key);
		}
	}

	private void leave() throws SQLException {
		Copy known = copy();
		if (known != null && this.onRow) {
			known.row();
			if (known.bytes > this.maxBytes) {
				abandon();
			}
		}
	}

	private void complete() throws SQLException {
		Copy known = copy();
		if (known != null) {
			this.copying = false;
			this.copy = null;
			this.target.complete(this.key, known.build());
			this.stored = true;
		}
	}

	/**
	 * Whether the result was read to its end and taken over.
	 */
	boolean isStored() {
		return this.stored;
	}

	private @Nullable Copy copy() throws SQLException {
		Copy known = this.copy;
		if (known == null && this.copying) {
			CachedColumns columns = CachedColumns.of(delegate(), this.plan.template());
			if (columns == null) {
				refuse(CachedColumns.obstacle(delegate().getMetaData()));
				return null;
			}
			known = new Copy(columns);
			this.copy = known;
		}
		return known;
	}

	// How the application reads

	@Override
	void asked(int column, Getter getter, @Nullable Object detail) {
		Copy known = this.copy;
		if (this.copying && known != null && column > 0 && column <= known.columns.count() && this.onRow) {
			known.asked(column, getter, detail);
		}
	}

	@Override
	int position(String label) {
		Copy known = this.copy;
		return (this.copying && known != null) ? known.columns.find(label) : 0;
	}

	@Override
	public int findColumn(String columnLabel) throws SQLException {
		try {
			return delegate().findColumn(columnLabel);
		}
		catch (SQLException ex) {
			if (this.copy != null && columnLabel != null) {
				this.plan.template().missing(columnLabel, ex);
			}
			throw ex;
		}
	}

	private void refuse(String reason) {
		if (this.copying) {
			this.plan.template().refuse(reason);
			abandon();
		}
	}

	private void abandon() {
		if (this.copying) {
			this.copying = false;
			this.copy = null;
			this.target.abandoned(this.key, this.plan);
		}
	}

	@Override
	public void close() throws SQLException {
		abandon();
		super.close();
	}

	// What only the driver can answer, and whatever else moves the cursor

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		abandon();
		return super.unwrap(iface);
	}

	@Override
	public boolean isBeforeFirst() throws SQLException {
		refuse("isBeforeFirst() is asked");
		return super.isBeforeFirst();
	}

	@Override
	public boolean isAfterLast() throws SQLException {
		refuse("isAfterLast() is asked");
		return super.isAfterLast();
	}

	@Override
	public boolean isFirst() throws SQLException {
		refuse("isFirst() is asked");
		return super.isFirst();
	}

	@Override
	public boolean isLast() throws SQLException {
		refuse("isLast() is asked");
		return super.isLast();
	}

	@Override
	public void beforeFirst() throws SQLException {
		refuse("beforeFirst() is called");
		super.beforeFirst();
	}

	@Override
	public void afterLast() throws SQLException {
		refuse("afterLast() is called");
		super.afterLast();
	}

	@Override
	public boolean first() throws SQLException {
		refuse("first() is called");
		return super.first();
	}

	@Override
	public boolean last() throws SQLException {
		refuse("last() is called");
		return super.last();
	}

	@Override
	public boolean absolute(int row) throws SQLException {
		refuse("absolute() is called");
		return super.absolute(row);
	}

	@Override
	public boolean relative(int rows) throws SQLException {
		refuse("relative() is called");
		return super.relative(rows);
	}

	@Override
	public boolean previous() throws SQLException {
		refuse("previous() is called");
		return super.previous();
	}

	/**
	 * What was copied so far.
	 */
	private final class Copy {

		private final CachedColumns columns;

		private final CellsBuilder[] cells;

		private final List<CellsBuilder> viewed = new ArrayList<>();

		private View[] views;

		private int rows;

		private long bytes;

		Copy(CachedColumns columns) {
			this.columns = columns;
			this.cells = new CellsBuilder[columns.count()];
			for (int i = 0; i < this.cells.length; i++) {
				this.cells[i] = new CellsBuilder(columns.get(i).kind().type());
			}
			this.views = CapturingResultSet.this.plan.template().views();
			addViews();
		}

		private void addViews() {
			while (this.viewed.size() < this.views.length) {
				this.viewed.add(new CellsBuilder(Object.class));
			}
		}

		void asked(int column, Getter getter, @Nullable Object detail) {
			ColumnKind kind = this.columns.get(column - 1).kind();
			// A look at a decimal that is NULL would change what wasNull() says
			Object value = (kind == ColumnKind.ANY && !getter.isDecimal(detail)) ? current(column) : null;
			if (kind.isNatural(getter, value)) {
				return;
			}
			if (isChanged(value)) {
				refuse("column " + column + " holds bytes and is read as something else");
				return;
			}
			for (View view : this.views) {
				if (view.is(column, getter, detail)) {
					return;
				}
			}
			TemplateState template = CapturingResultSet.this.plan.template();
			if (!template.want(column, getter, detail)) {
				abandon();
			}
			else if (this.rows > 0) {
				// The rows before are not known this way; the next time they will be
				abandon();
			}
			else {
				this.views = template.views();
				addViews();
			}
		}

		private @Nullable Object current(int column) {
			try {
				return delegate().getObject(column);
			}
			catch (SQLException ex) {
				abandon();
				return null;
			}
		}

		void row() throws SQLException {
			for (int i = 0; i < this.cells.length; i++) {
				Object value = delegate().getObject(i + 1);
				ColumnKind kind = this.columns.get(i).kind();
				if (value != null && !kind.holds(value)) {
					refuse("column " + (i + 1) + " holds a " + value.getClass().getName() + ", not a "
							+ this.columns.get(i).className());
					return;
				}
				if (kind == ColumnKind.ANY && !isWhole(i + 1, value)) {
					refuse("column " + (i + 1) + " holds what the driver does not give as it is");
					return;
				}
				this.bytes += this.cells[i].add((value != null) ? Values.copy(value) : null);
			}
			for (int i = 0; i < this.views.length; i++) {
				if (!view(i)) {
					return;
				}
			}
			this.rows++;
		}

		/**
		 * Whether a value of SQLite's is all that is to be known.
		 */
		private boolean isWhole(int column, @Nullable Object value) throws SQLException {
			boolean viewed = false;
			boolean decimal = false;
			for (View view : this.views) {
				boolean here = view.column() == column && !ColumnKind.ANY.isNatural(view.getter(), value);
				viewed |= here;
				decimal |= here && view.getter().isDecimal(view.detail());
			}
			// Text that was read as a decimal may have been bytes before
			return (value == null) == delegate().wasNull() && !(viewed && isChanged(value))
					&& !(decimal && value instanceof String);
		}

		/**
		 * Whether a getter may change what the next one gives: SQLite turns bytes into
		 * text for good.
		 */
		private static boolean isChanged(@Nullable Object value) {
			return value instanceof byte[];
		}

		private boolean view(int index) {
			View view = this.views[index];
			if (view.column() > this.cells.length) {
				return true;
			}
			Object value;
			try {
				value = view.read(delegate());
			}
			catch (SQLException | RuntimeException ex) {
				refuse(view + ": the driver refuses it");
				return false;
			}
			if (!Values.isKept(value)) {
				refuse(view + " cannot be kept");
				return false;
			}
			this.bytes += this.viewed.get(index).add((value != null) ? Values.copy(value) : null);
			return true;
		}

		CachedRows build() {
			Cells[] natural = new Cells[this.cells.length];
			for (int i = 0; i < natural.length; i++) {
				natural[i] = this.cells[i].build();
			}
			Cells[] converted = new Cells[this.views.length];
			for (int i = 0; i < converted.length; i++) {
				converted[i] = this.viewed.get(i).build();
			}
			CacheKey key = CapturingResultSet.this.key;
			return new CachedRows(CapturingResultSet.this.plan, this.columns, natural, this.views, converted, this.rows,
					CapturingResultSet.this.fill, key.bytes() + CachePlan.ENTRY_BYTES);
		}

	}

	/**
	 * What becomes of the copy.
	 */
	interface Target {

		/**
		 * The application read every row.
		 */
		void complete(CacheKey key, CachedRows rows);

		/**
		 * The application did not read every row, or they are too many or not of a kind
		 * that can be kept.
		 */
		void abandoned(CacheKey key, CachePlan plan);

		/**
		 * Copying failed.
		 */
		void failed(CacheKey key);

	}

	@FunctionalInterface
	private interface Step {

		void run() throws SQLException;

	}

}
