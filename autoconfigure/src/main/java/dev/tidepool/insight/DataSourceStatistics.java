package dev.tidepool.insight;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of one data source, so that the template alone is the key. Templates
 * that find no room share one row. Thread-safe.
 */
final class DataSourceStatistics implements QueryListener {

	/** Stands for all templates that found no room. */
	static final SqlTemplate OTHER = new SqlTemplate("other", "(other templates)");

	private final String name;

	private final Room room;

	private final Clock clock;

	private final Map<SqlTemplate, TemplateStatistics> rows = new ConcurrentHashMap<>();

	private volatile @Nullable TemplateStatistics overflow;

	DataSourceStatistics(String name, Room room, Clock clock) {
		this.name = name;
		this.room = room;
		this.clock = clock;
	}

	String name() {
		return this.name;
	}

	@Override
	public void onQuery(QueryExecution execution) {
		StatementFacts facts = execution.facts();
		executed(facts.template(), facts.kind(), execution.nanos(), execution.source() != Source.DATABASE,
				execution.failure() != null);
	}

	@Override
	public void onRows(QueryExecution execution, long rows) {
		StatementFacts facts = execution.facts();
		read(facts.template(), facts.kind(), rows);
	}

	void executed(SqlTemplate template, StatementKind kind, long nanos, boolean cached, boolean failed) {
		long now = this.clock.millis();
		TemplateStatistics row = this.rows.get(template);
		if (row == null) {
			row = add(template, kind, now);
		}
		row.executed(nanos, cached, failed, now);
	}

	void read(SqlTemplate template, StatementKind kind, long count) {
		TemplateStatistics row = this.rows.get(template);
		if (row == null) {
			row = add(template, kind, this.clock.millis());
		}
		row.read(count);
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

	void reset() {
		for (SqlTemplate template : this.rows.keySet()) {
			if (this.rows.remove(template) != null) {
				this.room.giveBack();
			}
		}
		this.overflow = null;
	}

}
