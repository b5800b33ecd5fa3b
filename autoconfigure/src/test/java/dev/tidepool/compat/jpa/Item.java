package dev.tidepool.compat.jpa;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/**
 * Something with a value of every kind.
 */
@Entity
class Item {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Version
	private int version;

	private String name;

	private BigDecimal price;

	private Double ratio;

	private LocalDateTime made;

	private LocalDate sold;

	private Boolean flag;

	private byte[] data;

	protected Item() {
	}

	Item(String name, boolean full) {
		this.name = name;
		if (full) {
			this.price = new BigDecimal("12.50");
			this.ratio = 1.25;
			this.made = LocalDateTime.of(2024, 2, 29, 12, 30, 15, 123_000_000);
			this.sold = LocalDate.of(2024, 2, 29);
			this.flag = true;
			this.data = new byte[] { 1, 2, (byte) 200 };
		}
	}

	Long getId() {
		return this.id;
	}

	void setPrice(BigDecimal price) {
		this.price = price;
	}

	@Override
	public String toString() {
		return String.join(" ", String.valueOf(this.id), this.name, String.valueOf(this.price),
				String.valueOf(this.ratio), String.valueOf(this.made), String.valueOf(this.sold),
				String.valueOf(this.flag), Arrays.toString(this.data), String.valueOf(this.version));
	}

}
