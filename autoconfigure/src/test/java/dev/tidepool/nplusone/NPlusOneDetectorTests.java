package dev.tidepool.nplusone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.UsualLogging;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.CreationListener;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.nplusone.NPlusOneFinding.Evidence;
import dev.tidepool.nplusone.NPlusOneFinding.Verdict;
import dev.tidepool.nplusone.NPlusOneSettings.Action;
import dev.tidepool.nplusone.UnitOfWork.Kind;
import dev.tidepool.nplusone.shop.OrderPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link NPlusOneDetector} on a real database.
 */
@ExtendWith({ UsualLogging.class, OutputCaptureExtension.class })
class NPlusOneDetectorTests {

	private final SettableClock clock = new SettableClock();

	private final List<String> ended = new ArrayList<>();

	private final UnitsOfWork units = new UnitsOfWork((kind, queries) -> this.ended.add(kind + " " + queries),
			new Faults());

	private final Findings findings = new Findings();

	private TidepoolDataSource dataSource = dataSource(Action.LOG);

	@BeforeEach
	void tables() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.createStatement().execute("create table if not exists orders (id int)");
			connection.createStatement()
				.execute("create table if not exists item (id int, order_id int, name varchar(20))");
		}
		this.ended.clear();
	}

	@AfterEach
	void close() {
		this.dataSource.close();
	}

	@Test
	void aQueryForEachRowIsFoundWithParentAndCallSite() throws SQLException {
		request("GET /orders", (page) -> {
			page.orders();
			page.items(IntStream.range(0, 8));
		});
		assertThat(this.findings.all()).singleElement().satisfies((finding) -> {
			assertThat(finding.id()).matches("[0-9a-f]{12}");
			assertThat(finding.unitKind()).isEqualTo(Kind.HTTP);
			assertThat(finding.unitName()).isEqualTo("GET /orders");
			assertThat(finding.dataSource()).isEqualTo("test");
			assertThat(finding.sql()).isEqualTo(OrderPage.ITEMS);
			assertThat(finding.parentSql()).isEqualTo("select id from orders");
			assertThat(finding.association()).isNull();
			assertThat(finding.evidence()).isEqualTo(Evidence.CALL_SITE);
			assertThat(finding.verdict()).isEqualTo(Verdict.LIKELY);
			assertThat(finding.callSite())
				.matches("dev\\.tidepool\\.nplusone\\.shop\\.OrderPage\\.select\\(OrderPage\\.java:\\d+\\)");
			assertThat(finding.fix()).contains("= ANY(?)");
			assertThat(finding.cost().lastStatements()).isEqualTo(8);
			assertThat(finding.cost().units()).isEqualTo(1);
			assertThat(finding.cost().savedNanos()).isPositive().isLessThan(finding.cost().totalNanos());
			assertThat(finding.firstSeen()).isEqualTo(SettableClock.START);
			assertThat(finding.acknowledged()).isFalse();
		});
		assertThat(this.findings.detected(Verdict.LIKELY)).isEqualTo(1);
		assertThat(this.findings.detected(Verdict.CONFIRMED)).isZero();
		assertThat(this.ended).containsExactly("HTTP 9");
	}

	@Test
	void keysWrittenIntoTheTextAreFoundToo() throws SQLException {
		request("GET /orders",
				(page) -> page.selectText("select name from item where order_id = ", IntStream.range(0, 8)));
		assertThat(this.findings.all()).singleElement()
			.extracting(NPlusOneFinding::sql)
			.isEqualTo("select name from item where order_id = ?");
	}

	@Test
	void theSameValuesAreADuplicate() throws SQLException {
		request("GET /orders", (page) -> page.items(IntStream.generate(() -> 7).limit(8)));
		assertThat(this.findings.all()).singleElement().satisfies((finding) -> {
			assertThat(finding.kind()).isEqualTo(NPlusOneFinding.Kind.DUPLICATE);
			assertThat(finding.verdict()).isEqualTo(Verdict.INFO);
			assertThat(finding.fix()).isEqualTo(Fixes.DUPLICATE);
		});
		assertThat(this.findings.duplicates()).isEqualTo(1);
	}

	@Test
	void aQueryWithoutValuesIsADuplicate() throws SQLException {
		request("GET /orders", (page) -> {
			for (int i = 0; i < 8; i++) {
				page.orders();
			}
		});
		assertThat(this.findings.all()).singleElement().satisfies((finding) -> {
			assertThat(finding.kind()).isEqualTo(NPlusOneFinding.Kind.DUPLICATE);
			assertThat(finding.verdict()).isEqualTo(Verdict.INFO);
			assertThat(finding.fix()).isEqualTo(Fixes.DUPLICATE);
		});
		assertThat(this.findings.duplicates()).isEqualTo(1);
	}

	@Test
	void valuesThatBecomeDifferentOnlyLaterAreFound() throws SQLException {
		request("GET /orders",
				(page) -> page.items(IntStream.concat(IntStream.of(1, 1, 1, 1, 1, 1), IntStream.range(2, 100))));
		assertThat(this.findings.all()).hasSize(1);
		assertThat(this.findings.duplicates()).isZero();
	}

	@Test
	void valuesThatRepeatAfterTheThresholdAreADuplicate() throws SQLException {
		request("GET /orders", (page) -> page.items(IntStream.range(0, 200).map((i) -> i % 10)));
		assertThat(this.findings.all()).singleElement().satisfies((finding) -> {
			assertThat(finding.kind()).isEqualTo(NPlusOneFinding.Kind.DUPLICATE);
			assertThat(finding.verdict()).isEqualTo(Verdict.INFO);
			assertThat(finding.fix()).isEqualTo(Fixes.DUPLICATE);
		});
		assertThat(this.findings.duplicates()).isEqualTo(1);
	}

	@Test
	void belowTheThresholdNothingIsFound() throws SQLException {
		request("GET /orders", (page) -> page.items(IntStream.range(0, 4)));
		assertThat(this.findings.all()).isEmpty();
	}

	@Test
	void twoUnitsBelowTheThresholdAreNotAddedUp() throws SQLException {
		request("GET /orders", (page) -> page.items(IntStream.range(0, 3)));
		request("GET /orders", (page) -> page.items(IntStream.range(3, 6)));
		assertThat(this.findings.all()).isEmpty();
		assertThat(this.ended).containsExactly("HTTP 3", "HTTP 3");
	}

	@Test
	void aBatchIsNotFoundAndALoopOfWritesIsAFindingOfItsOwnKind() throws SQLException {
		request("POST /orders", (page) -> page.insertBatch(IntStream.range(0, 50)));
		assertThat(this.findings.writeLoops()).isZero();
		request("POST /orders", (page) -> page.insert(IntStream.range(0, 50)));
		assertThat(this.findings.writeLoops()).isEqualTo(1);
		assertThat(this.findings.all()).singleElement().satisfies((finding) -> {
			assertThat(finding.kind()).isEqualTo(NPlusOneFinding.Kind.WRITE_LOOP);
			assertThat(finding.verdict()).isEqualTo(Verdict.INFO);
			assertThat(finding.callSite()).contains("OrderPage.insert(OrderPage.java:");
			assertThat(finding.fix()).contains("addBatch()");
		});
	}

	@Test
	void thePagesOfOneResultAreNotFound() throws SQLException {
		request("GET /orders",
				(page) -> page.select("select id from orders order by id offset ? rows", IntStream.range(0, 8)));
		assertThat(this.findings.all()).isEmpty();
		assertThat(this.findings.duplicates()).isZero();
	}

	@Test
	void failedExecutionsAreNotFound() throws SQLException {
		request("GET /orders", (page) -> {
			for (int i = 0; i < 8; i++) {
				int key = i;
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> page.select("select 1 / (? * 0)", IntStream.of(key)));
			}
		});
		assertThat(this.findings.all()).isEmpty();
		assertThat(this.ended).containsExactly("HTTP 8");
	}

	@Test
	void theNameMayComeLate() throws SQLException {
		try (UnitsOfWork.Scope scope = this.units.begin(Kind.HTTP, "GET /orders/17")) {
			withPage((page) -> page.items(IntStream.range(0, 8)));
			scope.rename("GET /orders/{id}");
		}
		assertThat(this.findings.all()).singleElement()
			.extracting(NPlusOneFinding::unitName)
			.isEqualTo("GET /orders/{id}");
	}

	@Test
	void twoRoutesThatHaveNoNameYetAreNotMixedUp() throws SQLException {
		for (int i = 0; i < 100; i++) {
			try (UnitsOfWork.Scope scope = this.units.begin(Kind.HTTP, "GET")) {
				withPage((page) -> page.items(IntStream.range(0, 8)));
				scope.rename("GET /orders");
			}
			try (UnitsOfWork.Scope scope = this.units.begin(Kind.HTTP, "GET")) {
				withPage((page) -> page.selectText("select name from item where order_id = ", IntStream.range(0, 8)));
				scope.rename("GET /items");
			}
		}
		assertThat(this.findings.all()).hasSize(2).allSatisfy((finding) -> {
			assertThat(finding.callSite())
				.contains(finding.unitName().equals("GET /orders") ? "OrderPage.select(" : "OrderPage.selectText(");
			assertThat(finding.cost().units()).isEqualTo(100);
		});
	}

	@Test
	void theSameFindingIsMergedAndLoggedOnce(CapturedOutput output) throws SQLException {
		for (int count : new int[] { 8, 12, 6 }) {
			request("GET /orders", (page) -> page.items(IntStream.range(0, count)));
		}
		assertThat(this.findings.all()).singleElement().satisfies((finding) -> {
			assertThat(finding.cost().units()).isEqualTo(3);
			assertThat(finding.cost().maxStatements()).isEqualTo(12);
			assertThat(finding.cost().lastStatements()).isEqualTo(6);
		});
		assertThat(output).containsOnlyOnce("N+1 in HTTP GET /orders on test: one query ran 8 times");
		assertThat(this.findings.detected(Verdict.LIKELY)).isEqualTo(3);
	}

	@Test
	void aUnitWhoseStackIsNotWalkedAddsWhatItProvesAndNothingElse() throws SQLException {
		Use likely = (page) -> page.items(IntStream.range(0, 8));
		for (int i = 0; i <= CallSites.BURST; i++) {
			request("GET /orders", likely);
		}
		assertThat(this.findings.detected(Verdict.LIKELY)).isEqualTo(CallSites.BURST + 1);
		try (UnitsOfWork.Scope scope = this.units.begin(Kind.HTTP, "GET /orders");
				Connection connection = this.dataSource.getConnection();
				ResultSet orders = connection.createStatement().executeQuery("select x from system_range(1, 8)")) {
			assertThat(scope).isNotNull();
			while (orders.next()) {
				int order = orders.getInt(1);
				new OrderPage(connection).items(IntStream.of(order));
			}
		}
		assertThat(this.findings.detected(Verdict.CONFIRMED)).isEqualTo(1);
		assertThat(this.findings.all()).singleElement()
			.extracting(NPlusOneFinding::evidence)
			.isEqualTo(Evidence.OPEN_RESULT);
		for (int i = 0; i < 3; i++) {
			request("GET /orders", likely);
		}
		assertThat(this.findings.detected(Verdict.LIKELY)).isEqualTo(CallSites.BURST + 1);
		assertThat(this.findings.detected(Verdict.CONFIRMED)).isEqualTo(1);
		assertThat(this.findings.all()).singleElement()
			.extracting((finding) -> finding.cost().units())
			.isEqualTo(CallSites.BURST + 2L);
	}

	@Test
	void aUnitWhoseStackIsNotWalkedAddsToWhatSuchUnitsShowedLast() throws SQLException {
		Use atOneLine = (page) -> page.items(IntStream.range(0, 8));
		for (int i = 0; i < 3; i++) {
			request("GET /orders", atOneLine);
		}
		request("GET /orders", (page) -> page.selectText(OrderPage.ITEMS.replace("?", ""), IntStream.range(0, 8)));
		for (int i = 0; i <= CallSites.BURST; i++) {
			request("GET /others",
					(page) -> page.select("select 1 from item where order_id = ?", IntStream.range(0, 8)));
		}
		request("GET /orders", atOneLine);
		assertThat(this.findings.all()).filteredOn((finding) -> finding.unitName().equals("GET /orders"))
			.extracting((finding) -> finding.callSite().replaceAll(".*OrderPage\\.(\\w+)\\(.*", "$1") + " "
					+ finding.cost().units())
			.containsExactlyInAnyOrder("select 3", "selectText 2");
	}

	@Test
	void withoutAUnitTheConnectionIsOne() throws SQLException {
		withPage((page) -> page.items(IntStream.range(0, 8)));
		assertThat(this.findings.all()).singleElement().satisfies((finding) -> {
			assertThat(finding.unitKind()).isEqualTo(Kind.CONNECTION);
			assertThat(finding.unitName()).isEqualTo("test");
		});
		assertThat(this.ended).containsExactly("CONNECTION 8");
	}

	@Test
	void withoutAUnitEachTransactionIsOne() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			OrderPage page = new OrderPage(connection);
			page.items(IntStream.range(0, 3));
			connection.commit();
			page.items(IntStream.range(3, 6));
			connection.rollback();
			page.items(IntStream.range(6, 9));
		}
		assertThat(this.findings.all()).isEmpty();
		assertThat(this.ended).containsExactly("TRANSACTION 3", "TRANSACTION 3", "TRANSACTION 3");
	}

	@Test
	void aStatementOverTheThresholdFailsWhereThatIsWanted() throws SQLException {
		replaceDataSource(Action.THROW);
		request("GET /orders", (page) -> {
			assertThatNoException().isThrownBy(() -> page.items(IntStream.range(0, 4)));
			assertThatExceptionOfType(NPlusOneException.class).isThrownBy(() -> page.items(IntStream.range(4, 20)))
				.withMessageContaining("one query ran 6 times")
				.withMessageContaining("OrderPage.select(OrderPage.java");
		});
		assertThat(this.findings.all()).singleElement()
			.extracting((finding) -> finding.cost().lastStatements())
			.isEqualTo(6);
	}

	@Test
	void aFindingMayGoWithoutALogLine(CapturedOutput output) throws SQLException {
		replaceDataSource(Action.NONE);
		request("GET /orders", (page) -> page.items(IntStream.range(0, 8)));
		assertThat(this.findings.all()).hasSize(1);
		assertThat(output).doesNotContain("N+1");
	}

	private void request(String name, Use use) throws SQLException {
		try (UnitsOfWork.Scope scope = this.units.begin(Kind.HTTP, name)) {
			assertThat(scope).isNotNull();
			withPage(use);
		}
	}

	private void withPage(Use use) throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			use.use(new OrderPage(connection));
		}
	}

	private void replaceDataSource(Action action) {
		this.dataSource.close();
		this.dataSource = dataSource(action);
	}

	private TidepoolDataSource dataSource(Action action) {
		NPlusOneDetector detector = new NPlusOneDetector(
				new NPlusOneSettings(true, 5, action, List.of("dev.tidepool.nplusone.shop")), this.units, this.findings,
				new Associations(), this.clock);
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl("jdbc:h2:mem:nplusone;DB_CLOSE_DELAY=-1");
		config.setMaximumPoolSize(1);
		return new TidepoolDataSource(config, CreationListener.NONE,
				(pool) -> new QueryPath("test", new QueryPath.Shared(),
						new QueryPath.Features(List.of(), List.of(detector), List.of(detector), Admission.OPEN)));
	}

	@FunctionalInterface
	private interface Use {

		void use(OrderPage page) throws SQLException;

	}

}
