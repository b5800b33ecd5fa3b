package dev.tidepool.boot;

import java.util.HashSet;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With open-session-in-view, Hibernate keeps its connection for the whole request; the
 * physical one is back in the pool while the view renders.
 */
class OpenInViewTests {

	@ParameterizedTest
	@CsvSource({ "transaction,0", "connection,1" })
	void thePhysicalConnectionIsBackInThePoolWhileTheViewRenders(String leasing, int active) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(App.class)
			.properties("server.port=0", "spring.datasource.url=jdbc:h2:mem:view-" + leasing,
					"spring.datasource.hikari.maximum-pool-size=4", "spring.jpa.hibernate.ddl-auto=create",
					"spring.jpa.open-in-view=true", "spring.flyway.enabled=false", "tidepool.pool.leasing=" + leasing)
			.run()) {
			context.getBean(Shelf.class).fill();
			String port = context.getEnvironment().getRequiredProperty("local.server.port");
			String page = RestClient.create("http://localhost:" + port).get().uri("/").retrieve().body(String.class);
			assertThat(page).isEqualTo("active while rendering: " + active + ", loaded lazily: 2");
			// The answer may be here a moment before the request is over
			Awaitility.await()
				.until(() -> context.getBean(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections() == 0);
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = OpenInViewTests.class)
	@Import({ Shelf.class, Page.class })
	static class App {

	}

	static class Shelf {

		@PersistenceContext
		private EntityManager entities;

		@Transactional
		void fill() {
			Folder folder = new Folder();
			folder.sheets.add(new Sheet(1));
			folder.sheets.add(new Sheet(2));
			this.entities.persist(folder);
		}

		@Transactional(readOnly = true)
		Folder find() {
			return this.entities.find(Folder.class, 1);
		}

	}

	@RestController
	static class Page {

		private final Shelf shelf;

		private final HikariDataSource pool;

		Page(Shelf shelf, HikariDataSource pool) {
			this.shelf = shelf;
			this.pool = pool;
		}

		@GetMapping("/")
		String page() {
			Folder folder = this.shelf.find();
			int active = this.pool.getHikariPoolMXBean().getActiveConnections();
			return "active while rendering: " + active + ", loaded lazily: " + folder.sheets.size();
		}

	}

	@Entity(name = "view_folder")
	static class Folder {

		@Id
		private int id = 1;

		@OneToMany(cascade = CascadeType.ALL)
		private Set<Sheet> sheets = new HashSet<>();

	}

	@Entity(name = "view_sheet")
	static class Sheet {

		@Id
		private int id;

		Sheet() {
		}

		Sheet(int id) {
			this.id = id;
		}

	}

}
