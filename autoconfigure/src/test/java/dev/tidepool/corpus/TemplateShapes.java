package dev.tidepool.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loops around JdbcTemplate, harmful and harmless.
 */
@Component
class TemplateShapes implements Shapes {

	private static final String INVOICES = "select total from invoice where customer_id = ?";

	private static final String CUSTOMER = "select name from customer where id = ?";

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate named;

	private final TransactionTemplate transactions;

	TemplateShapes(JdbcTemplate jdbc, TransactionTemplate transactions) {
		this.jdbc = jdbc;
		this.named = new NamedParameterJdbcTemplate(jdbc);
		this.transactions = transactions;
	}

	private List<Integer> customers(int rows) {
		return this.jdbc.queryForList("select id from customer order by id limit ?", Integer.class, rows);
	}

	@Override
	public Map<String, Shape> all() {
		return CatalogueData.named("template.loop-after-query", (Shape) this::loopAfterQuery,
				"template.loop-in-transaction", inTransaction(this::loopAfterQuery), "template.row-callback",
				inTransaction(this::rowCallback), "template.row-callback-own-connection", (Shape) this::rowCallback,
				"template.row-mapper", (Shape) this::rowMapper, "template.caller-keys", (Shape) this::callerKeys,
				"template.keys-in-text", (Shape) this::keysInText, "template.count-per-row", (Shape) this::countPerRow,
				"template.two-children", (Shape) this::twoChildren, "template.text-key", (Shape) this::textKey,
				// Harmless
				"template.below-threshold", (Shape) (rows) -> loopAfterQuery(4), "template.in-list",
				(Shape) this::inList, "template.in-chunks", (Shape) this::inChunks, "template.join", (Shape) this::join,
				"template.pages", (Shape) this::pages, "template.seek", (Shape) this::seek, "template.queue",
				inTransaction(this::queue), "template.same-values", (Shape) this::sameValues, "template.retries",
				(Shape) this::retries, "template.sequence", (Shape) this::sequence, "template.metadata",
				(Shape) this::metadata, "template.inserts", (Shape) this::inserts, "template.batch-insert",
				(Shape) this::batchInsert, "template.dashboard", (Shape) this::dashboard, "template.settings",
				(Shape) this::settings, "template.different-queries", (Shape) this::differentQueries,
				"template.failures", (Shape) this::failures);
	}

	private Shape inTransaction(Shape shape) {
		return (rows) -> this.transactions.executeWithoutResult((status) -> {
			try {
				shape.run(rows);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	private void loopAfterQuery(int rows) {
		for (int customer : customers(rows)) {
			this.jdbc.queryForList(INVOICES, Integer.class, customer);
		}
	}

	private void rowCallback(int rows) {
		this.jdbc.query("select id from customer order by id limit " + rows, (row) -> {
			this.jdbc.queryForList(INVOICES, Integer.class, row.getInt(1));
		});
	}

	private void rowMapper(int rows) {
		this.jdbc.query("select id, customer_id from invoice order by id limit ?",
				(row, number) -> this.jdbc.queryForObject(CUSTOMER, String.class, row.getInt("customer_id")), rows);
	}

	private void callerKeys(int rows) {
		for (int i = 0; i < rows; i++) {
			this.jdbc.queryForObject(CUSTOMER, String.class, 5000 + 3 * i);
		}
	}

	private void keysInText(int rows) {
		for (int customer : customers(rows)) {
			this.jdbc.queryForList("select total from invoice where customer_id = " + customer, Integer.class);
		}
	}

	private void countPerRow(int rows) {
		for (int customer : customers(rows)) {
			this.jdbc.queryForObject("select count(*) from invoice where customer_id = ?", Long.class, customer);
		}
	}

	private void twoChildren(int rows) {
		for (int customer : customers(rows)) {
			this.jdbc.queryForObject(CUSTOMER, String.class, customer);
			this.jdbc.queryForList(INVOICES, Integer.class, customer);
		}
	}

	private void textKey(int rows) {
		for (String name : this.jdbc.queryForList("select name from setting order by name limit ?", String.class,
				rows)) {
			this.jdbc.queryForObject("select content from setting where name = ?", String.class, name);
		}
	}

	private void inList(int rows) {
		this.named.queryForList("select total from invoice where customer_id in (:ids)", Map.of("ids", customers(rows)),
				Integer.class);
	}

	private void inChunks(int rows) {
		for (int i = 0; i < rows; i++) {
			this.named.queryForList("select total from invoice where customer_id in (:ids)",
					Map.of("ids", List.of(5000 + i, 5001 + i, 5002 + i)), Integer.class);
		}
	}

	private void join(int rows) {
		this.jdbc.queryForList("select c.id, i.total from customer c join invoice i on i.customer_id = c.id limit ?",
				rows);
	}

	private void pages(int rows) {
		for (int i = 0; i < rows; i++) {
			this.jdbc.queryForList("select id from invoice order by id limit ? offset ?", Integer.class, 2, 2 * i);
		}
	}

	private void seek(int rows) {
		int last = 0;
		for (int i = 0; i < rows; i++) {
			List<Integer> page = this.jdbc.queryForList("select id from invoice where id > ? order by id limit 2",
					Integer.class, last);
			last = page.isEmpty() ? last + 1 : page.get(page.size() - 1);
		}
	}

	private void queue(int rows) {
		for (int i = 0; i < rows; i++) {
			this.jdbc.queryForList("select id from invoice where status = 'NEW' and id >= ? order by id limit 1"
					+ " for update skip locked", Integer.class, 9000 + i);
		}
	}

	private void sameValues(int rows) {
		for (int i = 0; i < rows; i++) {
			this.jdbc.queryForObject(CUSTOMER, String.class, 5000);
		}
	}

	private void retries(int rows) {
		for (int i = 0; i < rows; i++) {
			this.transactions.executeWithoutResult((status) -> this.jdbc.queryForObject(CUSTOMER, String.class, 5000));
		}
	}

	private void sequence(int rows) {
		for (int i = 0; i < rows; i++) {
			this.jdbc.queryForObject("select nextval('ticket') + " + i, Long.class);
		}
	}

	private void metadata(int rows) {
		for (int i = 0; i < rows; i++) {
			this.jdbc.queryForList("select note from batch_job_note where id = ?", String.class, i);
		}
	}

	private void inserts(int rows) {
		for (int i = 0; i < rows; i++) {
			this.jdbc.update("insert into journal (entry) values (?)", "entry " + i);
		}
	}

	private void batchInsert(int rows) {
		List<Object[]> entries = new ArrayList<>();
		for (int i = 0; i < rows; i++) {
			entries.add(new Object[] { "entry " + i });
		}
		this.jdbc.batchUpdate("insert into journal (entry) values (?)", entries);
	}

	/** Seven places ask for a figure each. */
	private void dashboard(int rows) {
		inRegion("region 0");
		inRegion("region 1");
		inRegion("region 2");
		inRegion("region 3");
		inRegion("region 4");
		inRegion("region 5");
		inRegion("region 6");
	}

	private long inRegion(String region) {
		return this.jdbc.queryForObject("select count(*) from customer where region = ?", Long.class, region);
	}

	/** Different methods of an application look at one setting each. */
	private void settings(int rows) {
		mailSettings();
		pageSettings();
		queueSettings();
	}

	private void mailSettings() {
		setting("setting 1");
		setting("setting 2");
		setting("setting 3");
	}

	private void pageSettings() {
		setting("setting 4");
		setting("setting 5");
	}

	private void queueSettings() {
		setting("setting 6");
		setting("setting 7");
		setting("setting 8");
	}

	private String setting(String name) {
		return this.jdbc.queryForObject("select content from setting where name = ?", String.class, name);
	}

	private void differentQueries(int rows) {
		for (String column : List.of("id", "name", "region", "id + 1", "upper(name)", "lower(region)", "id * id")) {
			this.jdbc.queryForList("select " + column + " from customer where id = ?", 5000 + column.length());
		}
	}

	private void failures(int rows) {
		for (int i = 0; i < rows; i++) {
			try {
				this.jdbc.queryForObject("select 1 / (? * 0)", Integer.class, i);
			}
			catch (DataAccessException ex) {
				// Meant
			}
		}
	}

}
