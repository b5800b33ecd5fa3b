package dev.tidepool.nplusone;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.CreationListener;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.nplusone.NPlusOneSettings.Action;
import dev.tidepool.nplusone.UnitOfWork.Kind;
import dev.tidepool.nplusone.shop.Purchase;
import dev.tidepool.nplusone.shop.PurchasePage;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NPlusOneDetector} below Hibernate.
 */
class NPlusOneWithHibernateTests {

	private static final int ROWS = 24;

	private final Findings findings = new Findings();

	private final NPlusOneDetector detector = new NPlusOneDetector(
			new NPlusOneSettings(true, 5, Action.NONE, List.of("dev.tidepool.nplusone.shop")),
			new UnitsOfWork(UnitListener.NONE, new Faults()), this.findings, new Associations(), Clock.systemUTC());

	private final TidepoolDataSource dataSource = dataSource();

	@AfterEach
	void close() {
		this.dataSource.close();
	}

	@Test
	void aLazyCollectionIsFoundWhereItIsRead() {
		withPage(0, (page) -> assertThat(page.countLines()).isEqualTo(ROWS));
		assertThat(found()).singleElement().satisfies((finding) -> {
			assertThat(finding.unitKind()).isEqualTo(Kind.TRANSACTION);
			assertThat(finding.sql()).contains("where").endsWith("purchase_id = ?");
			assertThat(finding.parentSql()).contains("from purchase");
			assertThat(finding.callSite()).contains("PurchasePage.countLines(PurchasePage.java:");
			assertThat(finding.fix()).contains("in :keys");
			assertThat(finding.cost().lastStatements()).isEqualTo(ROWS);
		});
	}

	@Test
	void aLazyReferenceIsFoundWhereItIsRead() {
		withPage(0, (page) -> assertThat(page.nameProducts()).isPositive());
		assertThat(found()).singleElement().satisfies((finding) -> {
			assertThat(finding.callSite()).contains("PurchasePage.nameProducts(PurchasePage.java:");
			assertThat(finding.parentSql()).contains("from line");
		});
	}

	@Test
	void aJoinFetchIsNotFound() {
		withPage(0, (page) -> assertThat(page.countFetchedLines()).isEqualTo(ROWS));
		assertThat(found()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 4 })
	void aBatchFetchIsNotFound(int size) {
		withPage(size, (page) -> {
			assertThat(page.countLines()).isEqualTo(ROWS);
			assertThat(page.nameProducts()).isPositive();
		});
		assertThat(found()).isEmpty();
	}

	private List<NPlusOneFinding> found() {
		return this.findings.all()
			.stream()
			.filter((finding) -> finding.kind() == NPlusOneFinding.Kind.N_PLUS_ONE)
			.toList();
	}

	private void withPage(int batchFetchSize, Consumer<PurchasePage> use) {
		Configuration configuration = new Configuration();
		configuration.addAnnotatedClass(Purchase.class);
		configuration.addAnnotatedClass(Purchase.Line.class);
		configuration.addAnnotatedClass(Purchase.Product.class);
		configuration.getProperties().put("hibernate.connection.datasource", this.dataSource);
		configuration.setProperty("hibernate.hbm2ddl.auto", "create-drop");
		configuration.setProperty("hibernate.default_batch_fetch_size", batchFetchSize);
		try (SessionFactory sessions = configuration.buildSessionFactory()) {
			PurchasePage page = new PurchasePage(sessions);
			page.save(ROWS);
			use.accept(page);
		}
	}

	private TidepoolDataSource dataSource() {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl("jdbc:h2:mem:hibernate");
		config.setMaximumPoolSize(2);
		return new TidepoolDataSource(config, CreationListener.NONE, (pool) -> new QueryPath("test",
				new QueryPath.Shared(),
				new QueryPath.Features(List.of(), List.of(this.detector), List.of(this.detector), Admission.OPEN)));
	}

}
