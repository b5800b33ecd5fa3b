package dev.tidepool.sample.monitoring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.sample.SampleTest;
import dev.tidepool.sample.monitoring.PromQl.Selector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files that a user imports name nothing but what the running application exports.
 */
@SampleTest
class MonitoringFilesTests {

	private static final Path FOLDER = Path.of("..", "docs", "monitoring");

	private static final Path RULES = FOLDER.resolve("prometheus-alerts.yml");

	private static final Path DASHBOARD = FOLDER.resolve("grafana-dashboard.json");

	/** Prometheus adds these to everything that it scrapes. */
	private static final Set<String> ADDED = Set.of("job", "instance");

	private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

	@LocalServerPort
	private int port;

	@Autowired
	private TidepoolEngine engine;

	private Map<String, Set<String>> exported;

	@BeforeEach
	void scrape() throws IOException, InterruptedException {
		send("POST", "/demo/traffic?seconds=1&clients=2");
		this.engine.pool("dataSource").pin(5);
		this.engine.pool("dataSource").pin(null);
		this.exported = new HashMap<>();
		send("GET", "/actuator/prometheus").lines().filter((line) -> !line.startsWith("#")).forEach((line) -> {
			Set<String> labels = this.exported.computeIfAbsent(line.replaceAll("[{ ].*", ""), (key) -> new TreeSet<>());
			Pattern.compile("[{,](\\w+)=\"").matcher(line).results().forEach((label) -> labels.add(label.group(1)));
		});
	}

	private String send(String method, String path) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
				.method(method, HttpRequest.BodyPublishers.noBody())
				.build(), BodyHandlers.ofString())
			.body();
	}

	@Test
	void everyAlertRuleNamesWhatIsExported() throws IOException {
		List<Map<String, Object>> rules = rules();
		assertThat(rules).hasSizeGreaterThan(5).allSatisfy((rule) -> {
			PromQl parsed = check((String) rule.get("expr"));
			Set<String> available = available(parsed);
			Matcher used = Pattern.compile("\\$labels\\.(\\w+)").matcher(rule.get("annotations").toString());
			assertThat(available).containsAll(used.results().map((label) -> label.group(1)).toList());
		});
	}

	@Test
	void everyPanelNamesWhatIsExported() throws IOException {
		List<JsonNode> targets = dashboard().findParents("expr");
		assertThat(targets).hasSizeGreaterThan(20).allSatisfy((target) -> {
			Set<String> available = available(check(target.at("/expr").asString()));
			Matcher used = Pattern.compile("\\{\\{(\\w+)}}")
				.matcher(target.path("legendFormat").asString("") + target.path("textFormat").asString(""));
			assertThat(available).containsAll(used.results().map((label) -> label.group(1)).toList());
		});
	}

	@Test
	void everyVariableIsFilledFromWhatIsExported() throws IOException {
		List<MatchResult> queries = dashboard().findValuesAsString("definition").stream().map((definition) -> {
			Matcher matcher = LABEL_VALUES.matcher(definition);
			assertThat(matcher.matches()).as(definition).isTrue();
			return matcher.toMatchResult();
		}).toList();
		assertThat(queries).hasSize(3).allSatisfy((query) -> {
			assertThat(available(check(query.group(1)))).contains(query.group(2));
		});
	}

	@Test
	void whatIsNotExportedIsNoticed() {
		assertThat(unknown("tidepool_pool_limit{kind=\"target\",job=\"x\"}")).isEmpty();
		assertThat(unknown("tidepool_pool_limits")).containsExactly("tidepool_pool_limits");
		assertThat(unknown("sum by (pool, host) (tidepool_pool_limit{sort=\"target\"})")).containsExactly("sort",
				"host");
		assertThat(unknown("tidepool_pool_timeouts_total"))
			.containsExactly("tidepool_pool_timeouts_total has no range");
	}

	@Test
	void promtoolAcceptsTheRulesAndTheExpressionsOfTheDashboard(@TempDir Path folder)
			throws IOException, InterruptedException {
		Assumptions.assumeTrue(isPromtoolThere(), "promtool is not installed");
		StringBuilder recorded = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
		for (String expression : dashboard().findValuesAsString("expr")) {
			recorded.append("  - record: panel\n    expr: '")
				.append(expression.replace("$__rate_interval", "1m").replace("'", "''"))
				.append("'\n    labels:\n      number: '")
				.append(recorded.length())
				.append("'\n");
		}
		Path file = Files.writeString(folder.resolve("dashboard.yml"), recorded);
		Process check = new ProcessBuilder("promtool", "check", "rules", RULES.toString(), file.toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(check.getInputStream().readAllBytes());
		assertThat(check.waitFor()).as(output).isZero();
		assertThat(output).contains("SUCCESS").doesNotContain("FAILED");
	}

	private static boolean isPromtoolThere() throws InterruptedException {
		try {
			return new ProcessBuilder("promtool", "--version").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private PromQl check(String expression) {
		assertThat(unknown(expression)).as(expression).isEmpty();
		PromQl parsed = PromQl.parse(expression);
		assertThat(parsed.selectors()).as(expression).isNotEmpty();
		return parsed;
	}

	/**
	 * What an expression names that is not there, and counters that are drawn since the
	 * start.
	 */
	private List<String> unknown(String expression) {
		PromQl parsed = PromQl.parse(expression);
		List<String> unknown = new ArrayList<>();
		for (Selector selector : parsed.selectors()) {
			Set<String> labels = this.exported.get(selector.metric());
			if (labels == null) {
				unknown.add(selector.metric());
				continue;
			}
			selector.labels()
				.stream()
				.filter((label) -> !labels.contains(label) && !ADDED.contains(label))
				.forEach(unknown::add);
			if (selector.metric().matches(".*_(total|count|sum)") && !selector.ranged()) {
				unknown.add(selector.metric() + " has no range");
			}
		}
		Set<String> all = labelsOf(parsed);
		parsed.grouped().stream().filter((label) -> !all.contains(label)).forEach(unknown::add);
		return unknown;
	}

	private Set<String> available(PromQl parsed) {
		return parsed.grouped().isEmpty() ? labelsOf(parsed) : parsed.grouped();
	}

	private Set<String> labelsOf(PromQl parsed) {
		Set<String> labels = new TreeSet<>(ADDED);
		parsed.selectors()
			.forEach((selector) -> labels.addAll(this.exported.getOrDefault(selector.metric(), Set.of())));
		return labels;
	}

	private static JsonNode dashboard() throws IOException {
		return JsonMapper.shared().readTree(Files.readString(DASHBOARD));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> rules() throws IOException {
		Map<String, Object> file = new Yaml().load(Files.readString(RULES));
		List<Map<String, Object>> rules = new ArrayList<>();
		for (Map<String, Object> group : (List<Map<String, Object>>) file.get("groups")) {
			rules.addAll((List<Map<String, Object>>) group.get("rules"));
		}
		return rules;
	}

}
