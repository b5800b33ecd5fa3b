package dev.tidepool.corpus;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.tidepool.corpus.CatalogueData.Buyer;
import dev.tidepool.corpus.CatalogueData.Cart;
import org.apache.ibatis.session.RowBounds;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * MyBatis, jOOQ, Spring Data JDBC and plain JDBC.
 */
@Component
class OtherShapes implements Shapes {

	private static final Table<?> INVOICE = DSL.table("invoice");

	private static final Table<?> CUSTOMER = DSL.table("customer");

	private static final Field<Integer> ID = DSL.field("id", Integer.class);

	private static final Field<Integer> CUSTOMER_ID = DSL.field("customer_id", Integer.class);

	private static final Field<Integer> TOTAL = DSL.field("total", Integer.class);

	private final CustomerMapper mapper;

	private final DSLContext jooq;

	private final JdbcAggregateTemplate aggregates;

	private final DataSource dataSource;

	private final TransactionTemplate transactions;

	OtherShapes(CustomerMapper mapper, DSLContext jooq, JdbcAggregateTemplate aggregates, DataSource dataSource,
			TransactionTemplate transactions) {
		this.mapper = mapper;
		this.jooq = jooq;
		this.aggregates = aggregates;
		this.dataSource = dataSource;
		this.transactions = transactions;
	}

	@Override
	public Map<String, Shape> all() {
		return CatalogueData.named("mybatis.nested-many", (Shape) (rows) -> this.mapper.customersWithInvoices(rows),
				"mybatis.nested-one", (Shape) (rows) -> this.mapper.invoicesWithCustomer(rows), "mybatis.loop",
				(Shape) this::mapperLoop, "mybatis.caller-keys", (Shape) this::mapperKeys, "mybatis.join",
				(Shape) (rows) -> this.mapper.joined(rows), "mybatis.foreach",
				(Shape) (rows) -> this.mapper.names(this.mapper.ids(rows)), "mybatis.pages", (Shape) this::mapperPages,
				"mybatis.row-bounds", (Shape) this::mapperBounds, "mybatis.inserts", (Shape) this::mapperInserts,
				"jooq.loop", (Shape) this::jooqLoop, "jooq.cursor", inTransaction(this::jooqCursor), "jooq.caller-keys",
				(Shape) this::jooqKeys, "jooq.in", (Shape) this::jooqIn, "jooq.join", (Shape) this::jooqJoin,
				"jooq.seek", (Shape) this::jooqSeek, "jooq.batch", (Shape) this::jooqBatch, "aggregate.collection",
				(Shape) this::aggregateCollection, "aggregate.find-loop", (Shape) this::aggregateFindLoop,
				"aggregate.find-all", (Shape) this::aggregateFindAll, "aggregate.find-one",
				(Shape) this::aggregateFindOne, "aggregate.count-again", (Shape) this::aggregateCount, "jdbc.loop",
				(Shape) this::jdbcLoop, "jdbc.open-result", (Shape) this::jdbcOpenResult, "jdbc.statement-text",
				(Shape) this::jdbcStatementText, "jdbc.cursor-only", (Shape) this::jdbcCursorOnly, "jdbc.batch",
				(Shape) this::jdbcBatch, "jdbc.any-array", (Shape) this::jdbcArray);
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

	// MyBatis

	private void mapperLoop(int rows) {
		for (int id : this.mapper.ids(rows)) {
			this.mapper.invoicesOf(id);
		}
	}

	private void mapperKeys(int rows) {
		for (int i = 0; i < rows; i++) {
			this.mapper.customer(5000 + 3 * i);
		}
	}

	private void mapperPages(int rows) {
		for (int i = 0; i < rows; i++) {
			this.mapper.page(2, 2 * i);
		}
	}

	private void mapperBounds(int rows) {
		for (int i = 0; i < rows; i++) {
			this.mapper.bounded(new RowBounds(i, 2));
		}
	}

	private void mapperInserts(int rows) {
		for (int i = 0; i < rows; i++) {
			this.mapper.journal("entry " + i);
		}
	}

	// jOOQ

	private List<Integer> jooqCustomers(int rows) {
		return this.jooq.select(ID).from(CUSTOMER).orderBy(ID).limit(rows).fetch(ID);
	}

	private void jooqLoop(int rows) {
		for (int id : jooqCustomers(rows)) {
			this.jooq.select(TOTAL).from(INVOICE).where(CUSTOMER_ID.eq(id)).fetch();
		}
	}

	private void jooqCursor(int rows) {
		try (Cursor<Record1<Integer>> cursor = this.jooq.select(ID)
			.from(CUSTOMER)
			.orderBy(ID)
			.limit(rows)
			.fetchLazy()) {
			for (Record1<Integer> each : cursor) {
				this.jooq.select(TOTAL).from(INVOICE).where(CUSTOMER_ID.eq(each.value1())).fetch();
			}
		}
	}

	private void jooqKeys(int rows) {
		for (int i = 0; i < rows; i++) {
			this.jooq.select(TOTAL).from(INVOICE).where(ID.eq(9000 + i)).fetch();
		}
	}

	private void jooqIn(int rows) {
		this.jooq.select(TOTAL).from(INVOICE).where(CUSTOMER_ID.in(jooqCustomers(rows))).fetch();
	}

	private void jooqJoin(int rows) {
		this.jooq.select(TOTAL)
			.from(INVOICE)
			.join(CUSTOMER)
			.on("customer.id = invoice.customer_id")
			.limit(rows)
			.fetch();
	}

	private void jooqSeek(int rows) {
		int last = 0;
		for (int i = 0; i < rows; i++) {
			List<Integer> page = this.jooq.select(ID).from(INVOICE).orderBy(ID).seek(last).limit(2).fetch(ID);
			last = page.isEmpty() ? last + 1 : page.get(page.size() - 1);
		}
	}

	private void jooqBatch(int rows) {
		this.jooq
			.batch(IntStream.range(0, rows)
				.mapToObj((i) -> this.jooq.insertInto(DSL.table("journal"), DSL.field("entry", String.class))
					.values("entry " + i))
				.toList())
			.execute();
	}

	// Spring Data JDBC

	private void aggregateCollection(int rows) {
		this.aggregates.findAll(Cart.class, PageRequest.of(0, rows)).forEach((cart) -> cart.items().size());
	}

	private void aggregateFindLoop(int rows) {
		for (int i = 0; i < rows; i++) {
			this.aggregates.findById(5000 + 3 * i, Buyer.class);
		}
	}

	private void aggregateFindAll(int rows) {
		this.aggregates.findAllById(IntStream.range(0, rows).mapToObj((i) -> 5000 + 3 * i).toList(), Buyer.class);
	}

	private void aggregateFindOne(int rows) {
		this.aggregates.findById(7000 + rows, Cart.class);
	}

	private void aggregateCount(int rows) {
		for (int i = 0; i < rows; i++) {
			this.aggregates.count(Cart.class);
		}
	}

	// JDBC

	private void jdbcLoop(int rows) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement items = connection
					.prepareStatement("select total from invoice where customer_id = ?")) {
			for (int id : jdbcCustomers(connection, rows)) {
				items.setLong(1, id);
				drain(items.executeQuery());
			}
		}
	}

	private static List<Integer> jdbcCustomers(Connection connection, int rows) throws SQLException {
		List<Integer> ids = new java.util.ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select id from customer order by id limit " + rows)) {
			while (result.next()) {
				ids.add(result.getInt(1));
			}
		}
		return ids;
	}

	private void jdbcOpenResult(int rows) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement();
				PreparedStatement items = connection
					.prepareStatement("select total from invoice where customer_id = ?");
				ResultSet result = statement.executeQuery("select id from customer order by id limit " + rows)) {
			while (result.next()) {
				items.setInt(1, result.getInt(1));
				drain(items.executeQuery());
			}
		}
	}

	private void jdbcStatementText(int rows) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			for (int id : jdbcCustomers(connection, rows)) {
				drain(statement.executeQuery("select total from invoice where customer_id = " + id));
			}
		}
	}

	private void jdbcCursorOnly(int rows) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select id from customer order by id")) {
			while (result.next()) {
				result.getInt(1);
			}
		}
	}

	private void jdbcBatch(int rows) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement insert = connection.prepareStatement("insert into journal (entry) values (?)")) {
			for (int i = 0; i < rows; i++) {
				insert.setString(1, "entry " + i);
				insert.addBatch();
			}
			insert.executeBatch();
		}
	}

	private void jdbcArray(int rows) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement items = connection
					.prepareStatement("select total from invoice where customer_id = any(?)")) {
			for (int i = 0; i < rows; i++) {
				items.setArray(1, connection.createArrayOf("int", new Object[] { 5000 + i, 5003 + i }));
				drain(items.executeQuery());
			}
		}
	}

	private static void drain(ResultSet result) throws SQLException {
		try (result) {
			while (result.next()) {
				result.getObject(1);
			}
		}
	}

}
