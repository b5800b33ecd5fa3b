package dev.tidepool.nplusone;

import java.util.Set;

/**
 * Tells apart the application's classes from those between it and the driver.
 */
final class FrameworkCode {

	/** Packages with all below them, by their first one, two or three segments. */
	private static final Set<String> PACKAGES = Set.of("java", "javax", "jdk", "sun", "com.sun", "jakarta", "kotlin",
			"kotlinx", "scala", "groovy",
			// Drivers and pools
			"oracle", "org.h2", "org.postgresql", "org.hsqldb", "org.mariadb", "org.sqlite", "org.duckdb", "com.mysql",
			"com.microsoft.sqlserver", "com.ibm.db2", "com.zaxxer.hikari", "org.apache.derby", "org.apache.commons",
			"org.apache.tomcat", "software.amazon.jdbc", "net.ttddyy", "com.p6spy",
			// Access to data
			"org.hibernate", "org.eclipse.persistence", "org.springframework", "org.mybatis", "org.apache.ibatis",
			"com.baomidou", "org.jooq", "org.jdbi", "com.querydsl", "com.blazebit", "io.ebean", "io.hypersistence",
			"org.flywaydb", "liquibase",
			// What calls an application or comes between its classes
			"com.fasterxml", "tools.jackson", "com.google.gson", "com.google.common", "org.apache.catalina",
			"org.apache.coyote", "org.eclipse.jetty", "io.undertow", "io.netty", "reactor", "io.reactivex",
			"io.micrometer", "io.opentelemetry", "io.github.resilience4j", "org.aspectj", "net.bytebuddy", "javassist",
			"org.mapstruct", "org.thymeleaf", "freemarker", "graphql", "org.quartz", "org.junit", "org.slf4j",
			"ch.qos.logback",
			// Tidepool; not dev.tidepool itself, where its sample application lives
			"dev.tidepool.batch", "dev.tidepool.boot", "dev.tidepool.cache", "dev.tidepool.database",
			"dev.tidepool.insight", "dev.tidepool.jdbc", "dev.tidepool.nplusone", "dev.tidepool.pool",
			"dev.tidepool.sql");

	private static final int MAX_SEGMENTS = 3;

	private FrameworkCode() {
	}

	/**
	 * Whether a class belongs to the JDK, a driver, a framework or Tidepool.
	 */
	static boolean contains(String className) {
		int dot = -1;
		for (int i = 0; i < MAX_SEGMENTS; i++) {
			dot = className.indexOf('.', dot + 1);
			if (dot < 0) {
				return false;
			}
			if (PACKAGES.contains(className.substring(0, dot))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a class was made at run time around another.
	 */
	static boolean isGenerated(String className) {
		return className.contains("$$") || className.contains("$Proxy") || className.contains("$HibernateProxy")
				|| className.contains("$ByteBuddy");
	}

}
