package dev.tidepool.boot.actuate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DashboardPage}.
 */
class DashboardPageTests {

	private final DashboardPage page = new DashboardPage();

	private final String html = this.page.html(Map.of("tidepool", "/actuator/tidepool"));

	@Test
	void theFileIsSmallAndLoadsNothing() {
		assertThat(this.html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(150_000);
		assertThat(this.html).doesNotContain("<script src", "rel=\"stylesheet\"", "@import", "url(");
	}

	@Test
	void thePolicyNamesEveryScriptAndStyleAndNothingElse() throws Exception {
		assertThat(hashes("script")).hasSizeGreaterThan(5);
		assertThat(directive("script-src")).containsExactlyElementsOf(hashes("script"));
		assertThat(directive("style-src")).containsExactlyElementsOf(hashes("style"));
		assertThat(directive("default-src")).containsExactly("'none'");
		assertThat(directive("connect-src")).containsExactly("'self'");
		assertThat(directive("frame-ancestors")).containsExactly("'none'");
		assertThat(directive("require-trusted-types-for")).containsExactly("'script'");
	}

	@Test
	void noDataIsParsedAsMarkup() {
		assertThat(this.html).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
				"new Function", "DOMParser", "createContextualFragment", "srcdoc");
		assertThat(this.html).doesNotContainPattern("<[^>]+ on[a-z]+=").doesNotContainPattern("<[^>]+ style=");
	}

	@Test
	void pathsOfEndpointsAreEscaped() {
		String odd = this.page.html(Map.of("queries", "/a\"><script>&"));
		assertThat(odd).contains("href=\"/a&quot;>&lt;script>&amp;\"");
	}

	@Test
	void theLicenceOfTheChartsIsInThePage() {
		assertThat(this.html).contains("uPlot 1.6.32", "The MIT License (MIT)", "Copyright (c) 2022 Leon Sorokin");
	}

	private List<String> directive(String name) {
		String policy = this.page.contentSecurityPolicy();
		return Pattern.compile("; ?")
			.splitAsStream(policy)
			.filter((directive) -> directive.startsWith(name + " "))
			.map((directive) -> List.of(directive.substring(name.length() + 1).split(" ")))
			.findFirst()
			.orElseThrow();
	}

	private List<String> hashes(String tag) {
		return Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL)
			.matcher(this.html)
			.results()
			.map((MatchResult found) -> "'sha256-" + sha256(found.group(1)) + "'")
			.toList();
	}

	private static String sha256(String text) {
		try {
			return Base64.getEncoder()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
