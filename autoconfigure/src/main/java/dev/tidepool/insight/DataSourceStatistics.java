package dev.tidepool.insight;

import java.util.ArrayList;
import java.util.EnumMap;
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
import dev.tidepool.measure.Total;
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

	/** What succeeded of the templates that found no room, by kind. */
	private final Map<StatementKind, LatencyHistogram> overflowing = new ConcurrentHashMap<>();

	/** Guards what is known of the rows that were forgotten. */
	private final Object former = new Object();

	private long formerHits;

	private long formerNanos;

	private final Map<StatementKind, Total> formerSuccesses = new EnumMap<>(StatementKind.class);

	DataSourceStatistics(String name, Room room, Timeline timeline) {
		this.name = name;
		this.room = room;
		this.timeline = timeline;
	}

	String name() {
		return this.name;
	}

	@Override
	public boolean takesEstimates() {
		return true;
	}

	@Override
	public void onQuery(QueryExecution execution) {
		StatementFacts facts = execution.facts();
		boolean cached = execution.source() != Source.DATABASE;
		executed(row(facts), facts.kind(), execution.nanos(), cached, execution.failure() != null,
				execution.endNanos());
		if (!cached) {
			long acquire = execution.acquireNanos();
			if (acquire > 0) {
				this.acquireNanos.add(acquire);
			}
		}
	}

	void executed(TemplateStatistics row, StatementKind kind, long nanos, boolean cached, boolean failed, long now) {
		row.executed(nanos, cached, failed, now);
		if (row.template() == OTHER && !cached && !failed) {
			overflowing(kind).record(nanos);
		}
	}

	private LatencyHistogram overflowing(StatementKind kind) {
		LatencyHistogram known = this.overflowing.get(kind);
		// To compute may lock, even where there is nothing to be computed
		return (known != null) ? known : this.overflowing.computeIfAbsent(kind, (key) -> LatencyHistogram.shared());
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
		List<LatencyHistogram> all = new ArrayList<>();
		AtomicLong longest = new AtomicLong();
		forEach((owner, row) -> {
			all.addAll(row.times());
			longest.accumulateAndGet(row.longestNanos(), Math::max);
		});
		return Times.of(LatencyHistogram.sum(all), longest.get());
	}

	/**
	 * For how long statements executed, without waiting for a connection. Never falls,
	 * but by the wait of those that are being recorded.
	 */
	long executedNanos() {
		synchronized (this.former) {
			AtomicLong sum = new AtomicLong(this.formerNanos - this.acquireNanos.sum());
			forEach((owner, row) -> sum.addAndGet(row.totalNanos()));
			return sum.get();
		}
	}

	/**
	 * The number of executions that a cache answered since the start. Never falls.
	 */
	long cacheHits() {
		synchronized (this.former) {
			AtomicLong hits = new AtomicLong(this.formerHits);
			forEach((owner, row) -> hits.addAndGet(row.cacheHits()));
			return hits.get();
		}
	}

	/**
	 * The executions of a kind that succeeded since the start, but for cache hits. Never
	 * falls.
	 */
	Total succeeded(StatementKind kind) {
		synchronized (this.former) {
			Total sum = this.formerSuccesses.getOrDefault(kind, Total.NONE);
			LatencyHistogram rest = this.overflowing.get(kind);
			if (rest != null) {
				sum = sum.plus(rest.total());
			}
			for (TemplateStatistics row : this.rows.values()) {
				if (row.kind() == kind) {
					sum = sum.plus(row.succeeded().total());
				}
			}
			return sum;
		}
	}

	void reset() {
		synchronized (this.former) {
			for (SqlTemplate template : this.rows.keySet()) {
				TemplateStatistics removed = this.rows.remove(template);
				if (removed != null) {
					forget(removed);
					this.formerSuccesses.merge(removed.kind(), removed.succeeded().total(), Total::plus);
					this.room.giveBack();
				}
			}
			TemplateStatistics rest = this.overflow;
			this.overflow = null;
			if (rest != null) {
				forget(rest);
			}
		}
	}

	private void forget(TemplateStatistics row) {
		row.forget();
		this.formerNanos += row.totalNanos();
		this.formerHits += row.cacheHits();
	}

}
