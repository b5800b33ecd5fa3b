package dev.tidepool.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.jdbc.delegate.DelegatingResultSet;
import org.jspecify.annotations.Nullable;

/**
 * The driver's rows on their way to the application; each is copied aside as the
 * application gets to it. What the application sees is the driver's in every respect. The
 * copy counts only if the application read to the end.
 */
final class CapturingResultSet extends DelegatingResultSet {

	/** An array of cells, with its reference in the list. */
	private static final long ROW_BYTES = 8;

	private final Target target;

	private final CacheKey key;

	private final CachePlan plan;

	private final CachedRows.Fill fill;

	private final long maxBytes;

	private @Nullable List<@Nullable Object[]> rows = new ArrayList<>();

	private @Nullable CachedColumns columns;

	private long bytes;

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
		boolean more;
		try {
			more = delegate().next();
		}
		catch (SQLException | RuntimeException | Error ex) {
			abandon();
			throw ex;
		}
		if (this.rows != null) {
			try {
				advance(more);
			}
			catch (SQLException | RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
				this.rows = null;
				this.target.failed();
			}
		}
		return more;
	}

	@Override
	public int findColumn(String columnLabel) throws SQLException {
		try {
			return delegate().findColumn(columnLabel);
		}
		catch (SQLException ex) {
			if (this.rows != null && columnLabel != null && columns() != null) {
				this.plan.template().missing(columnLabel, ex);
			}
			throw ex;
		}
	}

	private void advance(boolean more) throws SQLException {
		List<@Nullable Object[]> known = this.rows;
		CachedColumns shape = columns();
		if (known == null || shape == null) {
			return;
		}
		if (!more) {
			this.rows = null;
			this.target.complete(this.key, rows(known, shape));
			return;
		}
		@Nullable Object[] row = new @Nullable Object[shape.count()];
		this.bytes += ROW_BYTES + 4L * row.length;
		for (int i = 0; i < row.length; i++) {
			Object value = delegate().getObject(i + 1);
			if (value != null) {
				if (!shape.get(i).kind().holds(value)) {
					refuse("column " + (i + 1) + " holds a " + value.getClass().getName() + ", not a "
							+ shape.get(i).className());
					return;
				}
				row[i] = ColumnKind.copy(value);
				this.bytes += ColumnKind.bytes(value);
			}
		}
		known.add(row);
		if (this.bytes > this.maxBytes) {
			abandon();
		}
	}

	private @Nullable CachedColumns columns() throws SQLException {
		CachedColumns known = this.columns;
		if (known == null) {
			known = CachedColumns.of(delegate().getMetaData());
			if (known == null) {
				refuse(CachedColumns.obstacle(delegate().getMetaData()));
				return null;
			}
			this.columns = known;
			this.bytes = known.bytes() + this.key.bytes() + CachePlan.ENTRY_BYTES;
		}
		return known;
	}

	private CachedRows rows(List<@Nullable Object[]> known, CachedColumns shape) {
		@Nullable Object[] cells = new @Nullable Object[known.size() * shape.count()];
		int position = 0;
		for (@Nullable
		Object[] row : known) {
			System.arraycopy(row, 0, cells, position, row.length);
			position += row.length;
		}
		return new CachedRows(this.plan, shape, cells, known.size(), this.fill, this.bytes);
	}

	private void refuse(String reason) {
		this.plan.template().refuse(reason);
		abandon();
	}

	private void abandon() {
		if (this.rows != null) {
			this.rows = null;
			this.target.abandoned();
		}
	}

	@Override
	public void close() throws SQLException {
		abandon();
		super.close();
	}

	// Whatever else moves the cursor: some drivers let a forward-only one move

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		abandon();
		return super.unwrap(iface);
	}

	@Override
	public void beforeFirst() throws SQLException {
		abandon();
		super.beforeFirst();
	}

	@Override
	public void afterLast() throws SQLException {
		abandon();
		super.afterLast();
	}

	@Override
	public boolean first() throws SQLException {
		abandon();
		return super.first();
	}

	@Override
	public boolean last() throws SQLException {
		abandon();
		return super.last();
	}

	@Override
	public boolean absolute(int row) throws SQLException {
		abandon();
		return super.absolute(row);
	}

	@Override
	public boolean relative(int rows) throws SQLException {
		abandon();
		return super.relative(rows);
	}

	@Override
	public boolean previous() throws SQLException {
		abandon();
		return super.previous();
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
		void abandoned();

		/**
		 * Copying failed.
		 */
		void failed();

	}

}
