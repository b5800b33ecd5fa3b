package dev.tidepool.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.pool.ManagedPool;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person sees and does on the dashboard while the application is used.
 */
@SampleTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTests {

	private static final int SCREEN = 1280;

	private static final int PHONE = 390;

	/** Give it any value to take the picture of the README anew. */
	private static final String REFRESH = "dashboard.image.refresh";

	private static final Path IMAGE = Path.of("..", "docs", "images", "dashboard.png");

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TidepoolEngine engine;

	@Autowired
	private TransactionTemplate transactions;

	private Browser browser;

	private final ScheduledExecutorService visitors = Executors.newScheduledThreadPool(2);

	private final Random random = new Random(1);

	@BeforeAll
	void start() {
		this.browser = Browser.startOrSkip();
		Http http = new Http(this.port);
		List<Long> cities = this.jdbc.queryForList("select id from city order by population desc, id limit 500",
				Long.class);
		visit(() -> http.get("/cities/" + cities.get(this.random.nextInt(cities.size()))));
		visit(() -> http.get("/countries"));
		visit(() -> http.post("/cities/" + cities.get(0) + "/visits?visitor=ada"));
		visit(() -> http.get("/demo/nplusone"));
	}

	private void visit(Runnable request) {
		this.visitors.scheduleWithFixedDelay(request, 0, 25, TimeUnit.MILLISECONDS);
	}

	@AfterAll
	void stop() throws InterruptedException {
		this.visitors.shutdown();
		assertThat(this.visitors.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@AfterEach
	void nothingWasComplainedOf() {
		assertThat(this.browser.complaints()).isEmpty();
	}

	private void open(int width) {
		this.browser.open("http://localhost:" + this.port + "/actuator/tidepool", width);
		await().until(() -> this.browser.text("#state").startsWith("Live"));
		await().until(() -> !this.browser.all("#queries tbody tr").isEmpty());
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
	}

	@ParameterizedTest
	@ValueSource(ints = { SCREEN, PHONE })
	void everySectionShowsRealFigures(int width) {
		open(width);
		await().untilAsserted(() -> {
			assertThat(this.browser.text("#summary")).contains("State", "Pools", "Statements", "/s", "Cache hits",
					"N+1");
			// Its words are the longest: classes and lines of code
			assertThat(this.browser.text("#alerts")).contains("N+1 in GET /demo/nplusone");
			assertThat(this.browser.text("#pools")).contains("dataSource", "adaptive", "permits in use", "p50", "p95",
					"p99", "Wait", "Hold", "Execute");
			assertThat(this.browser.texts("#pools .figures b").get(0)).matches("\\d+").isNotEqualTo("0");
			assertThat(this.browser.texts("#cache .figures b").get(0)).endsWith(" %").isNotEqualTo("0.0 %");
			assertThat(this.browser.text("#cache")).contains("By table", "country");
			assertThat(this.browser.text("#nplusone")).contains("GET /demo/nplusone", "20 statements in the worst unit",
					"dev.tidepool.sample.demo.Capital.of(Capital.java:", "Copy fix");
			assertThat(this.browser.texts("#queries .share .value")).isNotEmpty().first().asString().endsWith(" %");
		});
		assertThat(this.browser.all("#pools canvas")).hasSize(1);
		assertThat(this.browser.all("#cache canvas")).hasSize(1);
		assertThat(this.browser.find("#queries .spread path").getDomAttribute("d")).contains("v-");
		// A phone shows a page that is too wide at its own width, and lies about it
		assertThat(this.browser.<Long>evaluate("return Math.max(innerWidth, document.documentElement.scrollWidth)"))
			.as("how wide the page is")
			.isEqualTo(width);
	}

	@ParameterizedTest
	@ValueSource(ints = { SCREEN, PHONE })
	void queriesAreFiltered(int width) {
		open(width);
		search("in no template");
		await().untilAsserted(() -> assertThat(this.browser.texts("#queries tbody .sql")).isEmpty());
		assertThat(this.browser.text("#queries .empty")).isEqualTo("No template matches the filter.");
		search("insert into visit");
		await().untilAsserted(() -> assertThat(this.browser.texts("#queries tbody .sql")).isNotEmpty()
			.allSatisfy((sql) -> assertThat(sql).startsWith("insert into visit")));
		search("");
		await().until(() -> this.browser.all("#queries tbody tr").size() > 5);
		this.browser.click("#queries .tools input[type=checkbox]");
		await().untilAsserted(() -> assertThat(this.browser.texts("#queries tbody tr")).isNotEmpty()
			.allSatisfy((row) -> assertThat(row).contains("N+1 in GET /demo/nplusone")));
	}

	private void search(String text) {
		this.browser.find("#search").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
	}

	@Test
	void queriesAreSortedByAColumnBothWays() {
		open(SCREEN);
		this.browser.click("#queries thead th:nth-child(3) button");
		await().untilAsserted(
				() -> assertThat(counts()).hasSizeGreaterThan(5).isSortedAccordingTo(Comparator.reverseOrder()));
		assertThat(this.browser.find("#queries thead th:nth-child(3)").getDomAttribute("aria-sort"))
			.isEqualTo("descending");
		this.browser.click("#queries thead th:nth-child(3) button");
		await().untilAsserted(() -> assertThat(counts()).hasSizeGreaterThan(5).isSorted());
	}

	@Test
	void queriesAreSortedOnAPhone() {
		open(PHONE);
		this.browser.find("#queries select.narrow").sendKeys("By count");
		await().untilAsserted(
				() -> assertThat(counts()).hasSizeGreaterThan(5).isSortedAccordingTo(Comparator.reverseOrder()));
	}

	private List<Long> counts() {
		return this.browser.texts("#queries tbody td:nth-child(3) .value")
			.stream()
			.map((text) -> Long.valueOf(text.replace(",", "")))
			.toList();
	}

	@ParameterizedTest
	@ValueSource(ints = { SCREEN, PHONE })
	void aFixIsCopied(int width) {
		open(width);
		String fix = this.browser.texts("#nplusone .fix code").get(0);
		this.browser.click("#nplusone .fix .copy");
		await().until(() -> this.browser.text("#nplusone .fix .copy").equals("Copied"));
		WebElement search = this.browser.find("#search");
		search.sendKeys(Keys.chord(Keys.CONTROL, "v"));
		assertThat(search.getDomProperty("value")).isNotBlank().isEqualTo(fix.replace("\n", ""));
	}

	@ParameterizedTest
	@ValueSource(ints = { SCREEN, PHONE })
	void aDecisionOfThePoolTellsItsReason(int width) {
		open(width);
		decide();
		await().untilAsserted(() -> {
			List<WebElement> marks = this.browser.all("#pools .mark");
			this.browser.hover(marks.get(marks.size() - 1));
			assertThat(this.browser.text("#pools .tip"))
				.containsPattern("\\d\\d:\\d\\d:\\d\\d\\s+limit (stays at \\d+|\\d+ → \\d+)")
				.contains("Pinned: a person pinned the limit");
		});
	}

	@Test
	void theKeyboardReachesDecisions() {
		open(SCREEN);
		decide();
		await().untilAsserted(() -> {
			this.browser.evaluate("document.querySelector(\"#pools .mark[tabindex='0']\").focus()");
			assertThat(this.browser.text("#pools .tip")).contains("limit");
		});
		assertThat(this.browser.all("#pools .mark[tabindex='0']")).hasSize(1);
	}

	/**
	 * Has a decision made now, whatever the traffic is like.
	 */
	private void decide() {
		ManagedPool pool = this.engine.pool("dataSource");
		try {
			pool.pin(9);
			await().until(() -> this.browser.texts("#pools .tag").get(0).contains("pinned"));
			await().until(() -> this.browser.all("#pools .mark")
				.stream()
				.anyMatch((mark) -> mark.getDomAttribute("aria-label").contains("Pinned")));
		}
		finally {
			pool.pin(null);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { SCREEN, PHONE })
	void whoHoldsAConnectionIsSeenWithTheTemplateOfTheStatement(int width) {
		open(width);
		String thread = Thread.currentThread().getName();
		this.transactions.executeWithoutResult((status) -> {
			this.jdbc.queryForList("select city_id from visit where visitor = 'Secret'");
			await().untilAsserted(() -> assertThat(this.browser.text("#pools .holders"))
				.contains(thread, "select city_id from visit where visitor = ?")
				.doesNotContain("Secret"));
		});
		await().untilAsserted(() -> assertThat(this.browser.text("#pools .holders")).doesNotContain("visitor = ?"));
	}

	@ParameterizedTest
	@ValueSource(ints = { SCREEN, PHONE })
	void theThemeIsSwitchedAndKept(int width) {
		this.browser.prefer("light");
		open(width);
		String light = background();
		this.browser.prefer("dark");
		String dark = background();
		assertThat(dark).isNotEqualTo(light);
		this.browser.click("#theme");
		assertThat(this.browser.text("#theme")).isEqualTo("Theme: light");
		assertThat(background()).isEqualTo(light);
		open(width);
		assertThat(background()).isEqualTo(light);
		this.browser.click("#theme");
		assertThat(this.browser.text("#theme")).isEqualTo("Theme: dark");
		this.browser.prefer("light");
		assertThat(background()).isEqualTo(dark);
		this.browser.click("#theme");
		assertThat(background()).isEqualTo(light);
	}

	private String background() {
		return this.browser.evaluate("return getComputedStyle(document.body).backgroundColor");
	}

	@Test
	void hostileSqlStaysText() {
		String hostile = "\"<img src=x onerror=document.title=1><script>document.title=2</script>\"";
		this.jdbc.queryForList("select name as " + hostile + " from country where code = 'FR'");
		open(SCREEN);
		search("ONERROR");
		await().until(() -> this.browser.texts("#queries tbody .sql").size() == 1);
		assertThat(this.browser.text("#queries tbody .sql")).contains("<img src=x onerror=");
		assertThat(this.browser.all("main img")).isEmpty();
		assertThat(this.browser.all("main script")).isEmpty();
		assertThat(this.browser.<String>evaluate("return document.title")).isEqualTo("Tidepool");
	}

	@Test
	void noMoreThanOneRequestIsUnderWay() {
		open(SCREEN);
		await().until(() -> this.browser.<Long>evaluate("return performance.getEntriesByType('resource').length") > 10);
		this.browser.evaluate("dispatchEvent(new Event('visibilitychange'))");
		assertThat(this.browser.<Long>evaluate("""
				const asked = performance.getEntriesByType('resource').sort((a, b) => a.startTime - b.startTime);
				return asked.filter((each, i) => i > 0 && each.startTime < asked[i - 1].responseEnd - 1).length"""))
			.isZero();
	}

	@Test
	void aPausedPageAsksForNothing() {
		open(SCREEN);
		this.browser.click("#pause");
		await().until(() -> this.browser.text("#state").equals("Paused"));
		await().until(() -> !this.browser.<Boolean>evaluate("return !!dashboard.busy"));
		long asked = this.browser.evaluate("return performance.getEntriesByType('resource').length");
		Awaitility.await()
			.during(Duration.ofSeconds(3))
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.browser
				.<Long>evaluate("return performance.getEntriesByType('resource').length") == asked);
		this.browser.click("#pause");
		await()
			.until(() -> this.browser.<Long>evaluate("return performance.getEntriesByType('resource').length") > asked);
	}

	@Test
	void aHiddenPageHardlyAsks() {
		open(SCREEN);
		this.browser.evaluate("Object.defineProperty(document, 'hidden', { value: true })");
		this.browser.<Boolean>await("arguments[0](dashboard.poll().then(() => true))");
		await().until(() -> !this.browser.<Boolean>evaluate("return !!dashboard.busy"));
		long asked = this.browser.evaluate("return performance.getEntriesByType('resource').length");
		Awaitility.await()
			.during(Duration.ofSeconds(4))
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.browser.<Long>evaluate("return performance.getEntriesByType('resource').length") <= asked
					+ 2);
	}

	@Test
	void theHeapDoesNotGrowOverAsManyPollsAsAQuarterOfAnHourHas() {
		open(SCREEN);
		// As fast as it goes; until the charts hold as much as they ever will
		poll(950);
		long before = this.browser.heap();
		poll(450);
		assertThat(this.browser.heap() - before).as("growth over 450 polls, from %d bytes", before)
			.isLessThan(before / 10);
	}

	private void poll(int times) {
		this.browser.await("""
				const [times, done] = arguments;
				(async () => {
					for (let i = 0; i < times; i++) {
						await dashboard.poll();
						await new Promise(requestAnimationFrame);
					}
				})().then(done, done)""", times);
	}

	@Test
	void thePictureOfTheReadmeCanBeTakenAnew() throws IOException {
		this.browser.prefer("light");
		open(SCREEN);
		await().until(() -> this.browser.<Long>evaluate("return dashboard.history.cache.columns[0].length") > 12);
		boolean refresh = System.getProperty(REFRESH) != null;
		if (refresh) {
			new Http(this.port).post("/demo/traffic?seconds=30&clients=6");
		}
		byte[] picture = this.browser.screenshot();
		Path target = refresh ? IMAGE : Path.of("target", "dashboard.png");
		Files.createDirectories(target.getParent());
		Files.write(target, picture);
		assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(SCREEN);
		assertThat(ImageIO.read(IMAGE.toFile()).getWidth()).isEqualTo(SCREEN);
	}

}
