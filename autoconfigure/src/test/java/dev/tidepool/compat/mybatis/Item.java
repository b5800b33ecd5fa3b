package dev.tidepool.compat.mybatis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Something that is kept, filled by its setters.
 */
public class Item {

	private Long id;

	private String name;

	private BigDecimal price;

	private LocalDateTime made;

	private LocalDate sold;

	private Boolean flag;

	public Item() {
	}

	Item(String name, String price) {
		this.name = name;
		this.price = new BigDecimal(price);
	}

	public Long getId() {
		return this.id;
	}

	public void setId(Long id) {
		this.id = id;
	}

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

	public BigDecimal getPrice() {
		return this.price;
	}

	public void setPrice(BigDecimal price) {
		this.price = price;
	}

	public LocalDateTime getMade() {
		return this.made;
	}

	public void setMade(LocalDateTime made) {
		this.made = made;
	}

	public LocalDate getSold() {
		return this.sold;
	}

	public void setSold(LocalDate sold) {
		this.sold = sold;
	}

	public Boolean getFlag() {
		return this.flag;
	}

	public void setFlag(Boolean flag) {
		this.flag = flag;
	}

	@Override
	public String toString() {
		return "%s:%s %s %s %s %s".formatted(this.id, this.name, this.price, this.made, this.sold, this.flag);
	}

}
