package dev.tidepool.compat;

import java.util.Locale;

/**
 * The clients of the suite, by the names of their beans.
 */
enum Library {

	PLAIN_JDBC, JDBC_TEMPLATE, JPA, SPRING_DATA_JDBC, MYBATIS, JOOQ;

	String beanName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
