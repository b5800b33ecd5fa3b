package dev.tidepool.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.jdbc.RowListener;
import dev.tidepool.measure.LatencyHistogram;
import dev.tidepool.measure.Times;
import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of one data source, so that the template alone is the key. Templates
 * that find no room share one row. Thread-safe.
 */
final class DataSourceStatistics implements RowListener {

	/** Stands for all templates that found no room. */
	static final SqlTemplate OTHER = new SqlTemplate("other", "(other templates)");

	private final String name;

	private final Room room;

	private final Timeline timeline;

	private final Map<SqlTemplate, TemplateStatistics> rows = new ConcurrentHashMap<>();

	/** The part of all times in which there was no connection yet. */
	private final LongAdder acquireNanos = new LongAdder();

	private volatile @Nullable TemplateStatistics overflow;

	/** Hits of the rows that were forgotten. */
	private final AtomicLong formerHits = new AtomicLong();

	/** Their time. */
	private final AtomicLong formerNanos = new AtomicLong();

	DataSourceStatistics(String name, Room room, Timeline timeline) {
		this.name = name;
		this.room = room;
		this.timeline = timeline;
	}

	String name() {
		return this.name;
	}

	@Override
	public void onQuery(QueryExecution execution) {
		row(execution.facts()).executed(execution.nanos(), execution.source() != Source.DATABASE,
				execution.failure() != null, execution.endNanos());
		if (execution.source() == Source.DATABASE) {
			long acquire = execution.acquireNanos();
			if (acquire > 0) {
				this.acquireNanos.add(acquire);
			}
		}
	}

	@Override
	public void onRows(QueryExecution execution, long rows) {
		row(execution.facts()).read(rows);
	}

	/**
	 * The row of a statement, which is kept with the statement's facts until the next
	 * reset.
	 */
	private TemplateStatistics row(StatementFacts facts) {
		if (facts.attachment(this) instanceof TemplateStatistics known && !known.isForgotten()) {
			return known;
		}
		TemplateStatistics found = row(facts.template(), facts.kind());
		facts.attach(this, found);
		return found;
	}

	TemplateStatistics row(SqlTemplate template, StatementKind kind) {
		TemplateStatistics row = this.rows.get(template);
		return (row != null) ? row : add(template, kind, this.timeline.now());
	}

	private TemplateStatistics add(SqlTemplate template, StatementKind kind, long now) {
		if (!this.room.take()) {
			return overflow(now);
		}
		TemplateStatistics made = new TemplateStatistics(template, kind, now);
		TemplateStatistics known = this.rows.putIfAbsent(template, made);
		if (known != null) {
			this.room.giveBack();
			return known;
		}
		return made;
	}

	private synchronized TemplateStatistics overflow(long now) {
		TemplateStatistics known = this.overflow;
		if (known == null) {
			known = new TemplateStatistics(OTHER, StatementKind.OTHER, now);
			this.overflow = known;
		}
		return known;
	}

	void forEach(BiConsumer<DataSourceStatistics, TemplateStatistics> action) {
		this.rows.values().forEach((row) -> action.accept(this, row));
		TemplateStatistics rest = this.overflow;
		if (rest != null) {
			action.accept(this, rest);
		}
	}

	/**
	 * The times of all executions, whatever their template.
	 */
	Times times() {
		List<TemplateStatistics> all = new ArrayList<>();
		forEach((owner, row) -> all.add(row));
		return Times.of(LatencyHistogram.sum(all.stream().map(TemplateStatistics::times).toList()),
				all.stream().mapToLong(TemplateStatistics::longestNanos).max().orElse(0));
	}

	/**
	 * For how long statements executed, without waiting for a connection. Never falls.
	 */
	long executedNanos() {
		long[] sum = { this.formerNanos.get() - this.acquireNanos.sum() };
		forEach((owner, row) -> sum[0] += row.totalNanos());
		return sum[0];
	}

	void reset() {
		for (SqlTemplate template : this.rows.keySet()) {
			TemplateStatistics removed = this.rows.remove(template);
			if (removed != null) {
				forget(removed);
				this.room.giveBack();
			}
		}
		TemplateStatistics rest = this.overflow;
		this.overflow = null;
		if (rest != null) {
			forget(rest);
		}
	}

	private void forget(TemplateStatistics row) {
		row.forget();
		this.formerNanos.addAndGet(row.totalNanos());
		this.formerHits.addAndGet(row.cacheHits());
	}

	/**
	 * The number of executions that a cache answered since the start.
	 */
	long cacheHits() {
		AtomicLong hits = new AtomicLong(this.formerHits.get());
		forEach((owner, row) -> hits.addAndGet(row.cacheHits()));
		return hits.get();
	}

}
