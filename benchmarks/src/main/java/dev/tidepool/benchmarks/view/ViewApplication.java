package dev.tidepool.benchmarks.view;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Finds a product in a transaction, then takes its time to render it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = ViewApplication.class)
@Import({ ViewApplication.Products.class, ViewApplication.Page.class })
public class ViewApplication {

	/** How long a view takes: a template, a remote call, a slow reader. */
	public static final Duration RENDERING = Duration.ofMillis(5);

	/**
	 * The service.
	 */
	@Transactional(readOnly = true)
	static class Products {

		@PersistenceContext
		@SuppressWarnings("NullAway.Init")
		private EntityManager entities;

		String nameOf(long id) {
			return this.entities.find(Product.class, id).name();
		}

	}

	/**
	 * The view.
	 */
	@RestController
	static class Page {

		private final Products products;

		Page(Products products) {
			this.products = products;
		}

		@GetMapping("/products/{id}")
		String product(@PathVariable("id") long id) {
			String name = this.products.nameOf(id);
			long end = System.nanoTime() + RENDERING.toNanos();
			for (long left = RENDERING.toNanos(); left > 0; left = end - System.nanoTime()) {
				LockSupport.parkNanos(this, left);
			}
			return name;
		}

	}

	/**
	 * A product.
	 */
	@Entity(name = "product")
	static class Product {

		@Id
		private long id;

		private @Nullable String name;

		String name() {
			return (this.name != null) ? this.name : "";
		}

	}

}
