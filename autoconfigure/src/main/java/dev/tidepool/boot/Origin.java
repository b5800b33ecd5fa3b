package dev.tidepool.boot;

import javax.sql.DataSource;

/**
 * Where a data source comes from, as far as it matters for what may be done with it.
 *
 * @param name what it is called there: the name of its bean, or what the caller said
 * @param declared the type that others may ask for it by
 * @param byBoot whether Spring Boot's auto-configuration declares it
 * @param dedicated whether it serves migration, scheduling or batch jobs only
 * @param spanned whether transactions may begin and end outside its connections
 */
record Origin(String name, Class<?> declared, boolean byBoot, boolean dedicated, boolean spanned) {

	/**
	 * A data source that is no bean.
	 */
	static Origin plain(String name) {
		return new Origin(name, DataSource.class, false, false, false);
	}

	/**
	 * One that another stands in front of: nobody can ask for it by its type.
	 */
	Origin inside(String name) {
		return new Origin(name, DataSource.class, false, this.dedicated, this.spanned);
	}

}
