package dev.tidepool.sample;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Chromium without a window, as Debian has it. Where it is not installed, what needs it
 * is skipped, unless {@value #REQUIRED} is set.
 */
class Browser implements AutoCloseable {

	private static final String REQUIRED = "TIDEPOOL_BROWSER_REQUIRED";

	private final Path profile;

	private final ChromeDriver driver;

	private Browser(File chromium, File chromedriver) {
		try {
			this.profile = Files.createTempDirectory("dashboard-browser");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).usingAnyFreePort().build(),
				options(chromium));
		this.driver.executeCdpCommand("Performance.enable", Map.of());
		this.driver.executeCdpCommand("Browser.grantPermissions",
				Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
	}

	private ChromeOptions options(File chromium) {
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
		return options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--user-data-dir=" + this.profile);
	}

	/**
	 * Starts a browser, or skips the test that needs one.
	 */
	static Browser startOrSkip() {
		Optional<File> chromium = onPath("chromium", "google-chrome", "chromium-browser");
		Optional<File> chromedriver = onPath("chromedriver");
		boolean installed = chromium.isPresent() && chromedriver.isPresent();
		String missing = "No browser: 'chromium' and 'chromedriver' are to be on the PATH (apt-get install chromium chromium-driver)";
		if (System.getenv(REQUIRED) != null) {
			assertThat(installed).as(missing).isTrue();
		}
		assumeTrue(installed, missing);
		return new Browser(chromium.orElseThrow(), chromedriver.orElseThrow());
	}

	private static Optional<File> onPath(String... names) {
		List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
		return Stream.of(names)
			.flatMap((name) -> folders.stream().map((folder) -> new File(folder, name)))
			.filter(File::canExecute)
			.findFirst();
	}

	/**
	 * Opens a page as wide as a screen or a phone.
	 */
	void open(String url, int width) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height",
				(width < 600) ? 844 : 900, "deviceScaleFactor", 1, "mobile", width < 600));
		this.driver.get(url);
	}

	void prefer(String theme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
	}

	WebElement find(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	/**
	 * Returns the text that is visible.
	 */
	String text(String selector) {
		return find(selector).getText();
	}

	/**
	 * Returns the visible texts of all elements, read in one go since the page goes on
	 * changing.
	 */
	List<String> texts(String selector) {
		return evaluate(
				"return [...document.querySelectorAll(arguments[0])].map((node) => node.innerText.replaceAll('\\u00a0', ' '))",
				selector);
	}

	boolean shows(String selector) {
		return evaluate("return document.querySelector(arguments[0])?.checkVisibility() ?? false", selector);
	}

	void click(String selector) {
		this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", find(selector));
		find(selector).click();
	}

	void hover(WebElement element) {
		this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", element);
		new Actions(this.driver).moveToElement(element).perform();
	}

	@SuppressWarnings("unchecked")
	<T> T evaluate(String script, Object... arguments) {
		return (T) this.driver.executeScript(script, arguments);
	}

	/**
	 * Runs a script that calls its last argument when it is done.
	 */
	@SuppressWarnings("unchecked")
	<T> T await(String script, Object... arguments) {
		this.driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(5));
		return (T) this.driver.executeAsyncScript(script, arguments);
	}

	/**
	 * Returns what JavaScript holds after a garbage collection, in bytes.
	 */
	long heap() {
		this.driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
		Object metrics = this.driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
		return ((List<?>) metrics).stream()
			.map((metric) -> (Map<?, ?>) metric)
			.filter((metric) -> "JSHeapUsedSize".equals(metric.get("name")))
			.map((metric) -> ((Number) metric.get("value")).longValue())
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Returns what the page complained of since this was last asked for.
	 */
	List<String> complaints() {
		Predicate<LogEntry> bad = (entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue();
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter(bad)
			.map(LogEntry::toString)
			.toList();
	}

	byte[] screenshot() {
		return this.driver.getScreenshotAs(OutputType.BYTES);
	}

	@Override
	public void close() {
		this.driver.quit();
		try {
			FileSystemUtils.deleteRecursively(this.profile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
