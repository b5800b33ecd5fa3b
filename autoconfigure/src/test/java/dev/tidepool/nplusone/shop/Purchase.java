package dev.tidepool.nplusone.shop;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

/**
 * An entity with a lazy collection.
 */
@Entity(name = "Purchase")
public class Purchase {

	@Id
	private int id;

	@OneToMany(cascade = CascadeType.ALL)
	@JoinColumn(name = "purchase_id")
	private List<Line> lines = new ArrayList<>();

	protected Purchase() {
	}

	public Purchase(int id) {
		this.id = id;
		this.lines.add(new Line(id));
	}

	public List<Line> lines() {
		return this.lines;
	}

	/**
	 * An entity with a lazy reference.
	 */
	@Entity(name = "Line")
	public static class Line {

		@Id
		private int id;

		@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
		private Product product;

		protected Line() {
		}

		Line(int id) {
			this.id = id;
			this.product = new Product(id);
		}

		public Product product() {
			return this.product;
		}

	}

	/**
	 * An entity without references.
	 */
	@Entity(name = "Product")
	public static class Product {

		@Id
		private int id;

		private String name;

		protected Product() {
		}

		Product(int id) {
			this.id = id;
			this.name = "product " + id;
		}

		public String getName() {
			return this.name;
		}

	}

}
