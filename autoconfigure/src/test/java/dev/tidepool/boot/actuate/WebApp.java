package dev.tidepool.boot.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tidepool.TidepoolAlertEvent;
import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.pool.ManagedPool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A running application with a web server, a small database and an endpoint that runs a
 * query in a loop.
 */
final class WebApp implements AutoCloseable {

	static final String POOL = "dataSource";

	private static final String[] DEFAULTS = { "server.port=0", "logging.level.root=WARN",
			"management.endpoint.health.show-details=always", "management.metrics.enable.jvm=false" };

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private WebApp(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts the application with everything exposed.
	 */
	static WebApp exposed(String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("management.endpoints.web.exposure.include=*");
		return start(WebApplicationType.SERVLET, all.toArray(String[]::new));
	}

	/**
	 * Starts the application with everything exposed and Spring Security as it comes.
	 */
	static WebApp secured(WebApplicationType type) {
		return start(type, "management.endpoints.web.exposure.include=*",
				"spring.autoconfigure.exclude=" + othersExcluded(), "spring.security.user.name=ada",
				"spring.security.user.password=secret");
	}

	/**
	 * What tests of this module exclude otherwise, except for security.
	 */
	private static String othersExcluded() {
		try {
			Properties common = PropertiesLoaderUtils.loadAllProperties("application.properties");
			return Stream.of(common.getProperty("spring.autoconfigure.exclude").split(","))
				.filter((name) -> !name.contains(".security."))
				.collect(Collectors.joining(","));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static WebApp start(WebApplicationType type, String... properties) {
		return new WebApp(new SpringApplicationBuilder(App.class).web(type)
			.properties(DEFAULTS)
			.initializers((context) -> TestPropertyValues.of(properties).applyTo(context))
			.run());
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	JdbcTemplate jdbc() {
		return bean(JdbcTemplate.class);
	}

	ManagedPool pool() {
		return bean(TidepoolEngine.class).pool(POOL);
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	int managementPort() {
		return this.context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
	}

	Response get(String path) {
		return send(managementPort(), path, "GET", null, "*/*");
	}

	Response get(String path, String accept) {
		return send(managementPort(), path, "GET", null, accept);
	}

	Response get(String path, String accept, String authorization) {
		return send(managementPort(), path, "GET", null, accept, "Authorization", authorization);
	}

	Response getFromServer(String path) {
		return send(port(), path, "GET", null, "*/*");
	}

	Response post(String path, String json) {
		return send(managementPort(), path, "POST", json, "*/*");
	}

	Response delete(String path) {
		return send(managementPort(), path, "DELETE", null, "*/*");
	}

	private Response send(int port, String path, String method, String json, String accept, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Accept", accept)
			.method(method, (json != null) ? BodyPublishers.ofString(json) : BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		if (json != null) {
			request.header("Content-Type", "application/json");
		}
		try {
			return new Response(this.client.send(request.build(), BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	record Response(int status, String contentType, String policy, String body) {

		Response(HttpResponse<String> response) {
			this(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
					response.headers().firstValue("Content-Security-Policy").orElse(""), response.body());
		}

		JsonNode json() {
			return JsonMapper.shared().readTree(this.body);
		}

		/**
		 * Return a value by its JSON pointer, as text.
		 */
		String at(String pointer) {
			return json().at(pointer).asString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { FlywayAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			DataJpaRepositoriesAutoConfiguration.class })
	static class App {

		@Bean
		Heard heard() {
			return new Heard();
		}

		@Bean
		Cities cities(JdbcTemplate jdbc) {
			return new Cities(jdbc);
		}

	}

	/**
	 * The alerts that an application hears of.
	 */
	static class Heard {

		private final List<TidepoolAlertEvent> events = new CopyOnWriteArrayList<>();

		@EventListener
		void hear(TidepoolAlertEvent event) {
			this.events.add(event);
		}

		List<TidepoolAlertEvent> events() {
			return this.events;
		}

	}

	@RestController
	static class Cities {

		static final int COUNT = 8;

		private final JdbcTemplate jdbc;

		Cities(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		void create() {
			this.jdbc.execute("create table if not exists city (id int primary key, name varchar(50))");
			for (int i = 1; i <= COUNT; i++) {
				this.jdbc.update("insert into city values (?, ?)", i, "City " + i);
			}
		}

		@GetMapping("/cities/{count}")
		List<String> names(@PathVariable int count) {
			List<String> names = new ArrayList<>();
			for (Integer id : this.jdbc.queryForList("select id from city order by id limit ?", Integer.class, count)) {
				names.add(this.jdbc.queryForObject("select name from city where id = ?", String.class, id));
			}
			return names;
		}

	}

}
