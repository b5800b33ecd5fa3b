package dev.tidepool.boot.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/**
 * The dashboard as one file: the scripts and styles that the page refers to are put in
 * their places, so that nothing else has to be loaded. Only what was put there may run,
 * which the {@linkplain #contentSecurityPolicy() policy} states by hash. Immutable.
 */
final class DashboardPage {

	private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([a-z.]+)\">");

	private static final Pattern SCRIPT = Pattern.compile("<script src=\"([a-z.]+)\"></script>");

	private static final String ENDPOINTS = "<!-- endpoints -->";

	private final String html;

	private final String contentSecurityPolicy;

	DashboardPage() {
		Set<String> styles = new LinkedHashSet<>();
		Set<String> scripts = new LinkedHashSet<>();
		String page = inline(read("page.html"), STYLE, "style", styles);
		this.html = inline(page, SCRIPT, "script", scripts);
		this.contentSecurityPolicy = "default-src 'none'; script-src " + String.join(" ", scripts) + "; style-src "
				+ String.join(" ", styles)
				+ "; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
				+ "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
	}

	/**
	 * Return the page.
	 * @param endpoints the paths of the endpoints that are exposed, by their ids, as the
	 * server sees them
	 * @return the page with these paths
	 */
	String html(Map<String, String> endpoints) {
		StringBuilder links = new StringBuilder();
		endpoints.forEach((id, path) -> links.append("<link rel=\"endpoint\" title=\"")
			.append(escape(id))
			.append("\" href=\"")
			.append(escape(path))
			.append("\">\n"));
		return this.html.replace(ENDPOINTS, links.toString().trim());
	}

	/**
	 * Return the header that keeps everything but the page's own scripts and styles from
	 * running.
	 * @return the value of {@code Content-Security-Policy}
	 */
	String contentSecurityPolicy() {
		return this.contentSecurityPolicy;
	}

	private static String inline(String page, Pattern reference, String tag, Set<String> hashes) {
		return reference.matcher(page).replaceAll((found) -> Matcher.quoteReplacement(element(found, tag, hashes)));
	}

	private static String element(MatchResult found, String tag, Set<String> hashes) {
		String content = "\n" + read(found.group(1));
		hashes.add("'sha256-" + sha256(content) + "'");
		return "<" + tag + ">" + content + "</" + tag + ">";
	}

	private static String read(String name) {
		try {
			return new ClassPathResource("dashboard/" + name, DashboardPage.class)
				.getContentAsString(StandardCharsets.UTF_8)
				.replace("\r\n", "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String sha256(String content) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
	}

}
