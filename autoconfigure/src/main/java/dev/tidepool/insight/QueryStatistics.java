package dev.tidepool.insight;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.RowListener;
import dev.tidepool.measure.Times;
import dev.tidepool.measure.Total;
import dev.tidepool.sql.StatementKind;

/**
 * Counts and times executions by data source and template. Bounded: templates beyond the
 * limit share one row of their data source, named {@code other}. Thread-safe; recording
 * takes no lock and, once a template is known, allocates nothing.
 */
public final class QueryStatistics implements RowListener {

	/** How many templates are kept where nothing else is said. */
	public static final int DEFAULT_MAX_TEMPLATES = 1000;

	private static final int MAX_DATA_SOURCES = 256;

	private final Timeline timeline;

	private final Room room;

	private final Map<String, DataSourceStatistics> dataSources = new ConcurrentHashMap<>();

	/** For data sources that come and go in any number, such as one for each tenant. */
	private final DataSourceStatistics others;

	/**
	 * Keep up to {@link #DEFAULT_MAX_TEMPLATES}, about 2.5 MB, or 5 MB if each of them
	 * has failed.
	 */
	public QueryStatistics() {
		this(DEFAULT_MAX_TEMPLATES, Clock.systemUTC(), System::nanoTime);
	}

	/**
	 * Keep up to a number of templates.
	 * @param maxTemplates how many, over all data sources; each takes about 2.5 kB, and
	 * 2.2 kB more once an execution failed. For what exceeds that, a data source takes up
	 * to 20 kB for each kind of statement
	 * @param clock the time of day
	 * @param ticker the moments at which executions end, in nanoseconds
	 * @throws IllegalArgumentException if {@code maxTemplates} is negative
	 */
	public QueryStatistics(int maxTemplates, Clock clock, LongSupplier ticker) {
		if (maxTemplates < 0) {
			throw new IllegalArgumentException("maxTemplates (" + maxTemplates + ") must be >= 0");
		}
		this.timeline = new Timeline(clock, ticker);
		this.room = new Room(maxTemplates);
		this.others = new DataSourceStatistics("other", this.room, this.timeline);
	}

	/**
	 * Return a listener for one data source. It saves the look-up by name that this
	 * object's own listening takes; both feed the same statistics.
	 * @param name the resolved name of the data source
	 * @return the listener, the same for the same name
	 */
	public RowListener forDataSource(String name) {
		return statisticsOf(name);
	}

	private DataSourceStatistics statisticsOf(String name) {
		DataSourceStatistics known = this.dataSources.get(name);
		if (known != null) {
			return known;
		}
		if (this.dataSources.size() >= MAX_DATA_SOURCES) {
			return this.others;
		}
		return this.dataSources.computeIfAbsent(name, (key) -> new DataSourceStatistics(key, this.room, this.timeline));
	}

	@Override
	public boolean takesEstimates() {
		return true;
	}

	@Override
	public void onQuery(QueryExecution execution) {
		statisticsOf(execution.session().dataSource()).onQuery(execution);
	}

	@Override
	public void onRows(QueryExecution execution, long rows) {
		statisticsOf(execution.session().dataSource()).onRows(execution, rows);
	}

	/**
	 * Return how many executions a cache answered, whatever was forgotten since.
	 * @param dataSource the resolved name of the data source
	 * @return the count since the start
	 */
	public long cacheHits(String dataSource) {
		DataSourceStatistics known = this.dataSources.get(dataSource);
		return (known != null) ? known.cacheHits() : 0;
	}

	/**
	 * Return how many executions of a kind succeeded at one data source since the start,
	 * and how long they took, but for those that a cache answered. Does not fall, and a
	 * reset does not count, but for executions that end meanwhile.
	 * @param dataSource its resolved name
	 * @param kind what the statements do
	 * @return the total, none if {@linkplain #isKept(String) nothing is kept} for that
	 * name alone
	 */
	public Total succeeded(String dataSource, StatementKind kind) {
		DataSourceStatistics known = this.dataSources.get(dataSource);
		return (known != null) ? known.succeeded(kind) : Total.NONE;
	}

	/**
	 * Whether a data source has statistics of its own. It has for good, once
	 * {@linkplain #forDataSource asked for}; but beyond a number of data sources, the
	 * others share theirs.
	 * @param dataSource its resolved name
	 * @return {@code true} if it has
	 */
	public boolean isKept(String dataSource) {
		return this.dataSources.containsKey(dataSource);
	}

	/**
	 * Return the templates that took the most time in total.
	 * @param limit how many at most
	 * @return an immutable list, the costliest first; shares refer to all templates, not
	 * only to those returned
	 */
	public List<QuerySummary> summaries(int limit) {
		List<Row> rows = new ArrayList<>();
		List<DataSourceStatistics> all = new ArrayList<>(this.dataSources.values());
		all.add(this.others);
		all.forEach((each) -> each
			.forEach((owner, statistics) -> rows.add(new Row(owner.name(), statistics, statistics.totalNanos()))));
		long total = rows.stream().mapToLong(Row::nanos).sum();
		return rows.stream()
			.sorted(Comparator.comparingLong(Row::nanos).reversed())
			.limit(Math.max(0, limit))
			.map((row) -> row.statistics().summary(row.dataSource(), total, this.timeline))
			.toList();
	}

	/**
	 * Return how long the executions at one data source took that the database answered:
	 * waiting for a connection, execution and round trips, without reading the rows.
	 * @param dataSource its resolved name
	 * @return the times since the start or the last reset
	 */
	public Times times(String dataSource) {
		DataSourceStatistics known = this.dataSources.get(dataSource);
		return (known != null) ? known.times() : Times.NONE;
	}

	/**
	 * Return for how long the statements of a data source executed since the start, all
	 * added up: without waiting for a connection, and without reading the rows. A reset
	 * does not count.
	 * @param dataSource its resolved name
	 * @return nanoseconds, or empty if nothing is kept for that name alone
	 */
	public OptionalLong executedNanos(String dataSource) {
		DataSourceStatistics known = this.dataSources.get(dataSource);
		return (known != null) ? OptionalLong.of(known.executedNanos()) : OptionalLong.empty();
	}

	/**
	 * Forget everything. Executions that end meanwhile may be counted or not.
	 */
	public void reset() {
		this.dataSources.values().forEach(DataSourceStatistics::reset);
		this.others.reset();
	}

	/**
	 * A row with the time by which it is sorted, since that goes on changing.
	 */
	private record Row(String dataSource, TemplateStatistics statistics, long nanos) {
	}

}
