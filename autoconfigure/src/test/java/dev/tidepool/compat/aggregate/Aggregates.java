package dev.tidepool.compat.aggregate;

import java.util.ArrayList;
import java.util.List;

import dev.tidepool.compat.Client;
import dev.tidepool.compat.Scene;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An application that uses Spring Data JDBC.
 */
@Component("spring-data-jdbc")
final class Aggregates implements Client {

	private final Writers writers;

	private final JdbcAggregateTemplate template;

	Aggregates(Writers writers, JdbcAggregateTemplate template) {
		this.writers = writers;
		this.template = template;
	}

	@Override
	public void run(Scene scene) {
		write(scene);
		// Twice: what is cached is read by the second
		read(scene);
		read(scene);
		fail(scene);
		change(scene);
		transactions(scene);
		read(scene);
	}

	private Writer named(String name) {
		return this.writers.findByName(name).orElseThrow();
	}

	private void write(Scene scene) {
		scene.step("save", () -> this.writers.save(Writer.of("Ada", "Notes", "Letters")));
		// SQLite's driver knows one key of a batch only
		scene.attempt("save all", () -> this.writers.saveAll(List.of(Writer.of("Xaver", "X"), Writer.of("Yves"))));
		for (Writer writer : List.of(Writer.of("Anna", "A"), Writer.of("Arno"), Writer.of("Bert", "B"))) {
			scene.step("save " + writer.name(), () -> this.writers.save(writer));
		}
		scene.step("insert", () -> this.template.insert(Writer.of("Cleo", "C", "D", "E")));
	}

	private void read(Scene scene) {
		scene.step("by id", () -> this.writers.findById(1L).toString());
		scene.step("by missing id", () -> this.writers.findById(99L).toString());
		scene.step("by name", () -> this.writers.findByName("Ada").toString());
		scene.step("by prefix", () -> this.writers.findByNameStartingWithOrderByName("A"));
		scene.step("all", this.writers::findAll);
		scene.step("all by id", () -> this.writers.findAllById(List.of(1L, 2L)));
		scene.step("exists", () -> this.writers.existsById(2L));
		scene.step("count", this.writers::count);
		for (int i = 0; i < 2; i++) {
			PageRequest request = PageRequest.of(i, 2, Sort.by("name"));
			scene.step("page " + i, () -> {
				Page<Writer> page = this.writers.findByNameNot("Ada", request);
				return List.of(page.getContent(), page.getTotalElements(), page.hasNext());
			});
		}
		scene.step("streamed", () -> {
			try (var names = this.writers.streamNames()) {
				return names.limit(2).toList();
			}
		});
		scene.step("criteria", () -> this.template
			.findAll(Query.query(Criteria.where("name").like("%r%")).sort(Sort.by("id")), Writer.class));
	}

	private void fail(Scene scene) {
		scene.fails("duplicate", () -> this.writers.save(Writer.of("Ada", "Lost")));
		scene.fails("null name", () -> this.writers.save(Writer.of(null)));
		scene.fails("stale version", () -> {
			Writer stale = named("Bert");
			this.writers.save(stale.called("Bertram"));
			return this.writers.save(stale.called("Late"));
		});
		scene.fails("rolled back", () -> scene.transaction().execute((status) -> {
			this.writers.save(named("Ada").called("Rolled back"));
			throw new IllegalStateException("on purpose");
		}));
		scene.attempt("write where only reading is allowed",
				() -> scene.readOnly().execute((status) -> this.writers.rename(99L, "Not stored")));
		scene.fails("child without parent", () -> {
			Writer gone = this.writers.save(Writer.of("Gone"));
			this.writers.delete(gone);
			return this.writers.save(gone.wrote("Lost"));
		});
	}

	private void change(Scene scene) {
		scene.step("rename", () -> this.writers.rename(named("Anna").id(), "Anne"));
		scene.step("replace children", () -> this.writers.save(named("Ada").wrote("New", "Newer", "Newest")));
		scene.step("remove children", () -> this.writers.save(named("Cleo").wrote()));
		scene.attempt("delete", () -> {
			this.writers.delete(named("Arno"));
			return this.writers.findByName("Arno").toString();
		});
		scene.step("own writes", () -> {
			List<Object> seen = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				Writer known = this.writers.findById(1L).orElseThrow();
				seen.add(known);
				seen.add(this.writers.save(known.wrote("Volume " + i)));
				seen.add(this.writers.findById(1L).orElseThrow());
			}
			return seen;
		});
	}

	private void transactions(Scene scene) {
		TransactionTemplate anew = scene.transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		scene.step("requires new", () -> scene.transaction().execute((status) -> {
			String before = named("Ada").toString();
			anew.executeWithoutResult((other) -> this.writers.save(Writer.of("Kept", "K")));
			status.setRollbackOnly();
			return before + this.writers.count();
		}));
		scene.step("several in one", () -> scene.transaction().execute((status) -> {
			this.writers.save(Writer.of("Dora", "D1"));
			Writer dora = named("Dora");
			this.writers.save(dora.wrote("D2", "D3"));
			return List.of(dora, named("Dora"), this.writers.count());
		}));
		scene.step("repeatable", () -> scene.isolated(TransactionDefinition.ISOLATION_SERIALIZABLE)
			.execute((status) -> List.of(this.writers.findAll(), this.writers.findAll())));
		scene.attempt("locked", () -> scene.transaction()
			.execute(
					(status) -> this.writers.save(this.writers.findLockedByName("Ada").orElseThrow().wrote("Locked"))));
		scene.step("read only", () -> scene.readOnly().execute((status) -> this.writers.findAll()));
	}

}
