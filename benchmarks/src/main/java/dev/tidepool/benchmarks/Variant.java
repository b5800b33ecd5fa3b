package dev.tidepool.benchmarks;

import javax.sql.DataSource;

/**
 * The data sources that are compared. Each stands on a HikariCP pool of its own, all of
 * the same size.
 */
public enum Variant {

	/** Nothing but the pool: the measure of all others. */
	HIKARI("bare HikariCP", Pools::hikari),

	/** The same again: how far it is from 1.000 is what a difference must exceed. */
	CONTROL("bare HikariCP again", Pools::hikari),

	/** What an application with Actuator has without any interceptor. */
	ACTUATOR("HikariCP with Boot's meters", BootPools::plain),

	/** Tidepool without its N+1 detector. */
	NPLUSONE_OFF("Tidepool without N+1", BootPools::withoutNPlusOne),

	/** Tidepool as its starter sets it up, everything on. */
	TIDEPOOL("Tidepool", BootPools::tidepool),

	/** Interceptor with a listener that counts. */
	DATASOURCE_PROXY("datasource-proxy", Pools::datasourceProxy),

	/** Interceptor as its Boot starter sets it up. */
	DATASOURCE_MICROMETER("datasource-micrometer", BootPools::datasourceMicrometer),

	/** Interceptor that logs nothing. */
	P6SPY("p6spy", Pools::p6spy),

	/** Interceptor with an OpenTelemetry that does nothing. */
	OPENTELEMETRY("OpenTelemetry JDBC", Pools::openTelemetry);

	private final String label;

	private final Opener opener;

	Variant(String label, Opener opener) {
		this.label = label;
		this.opener = opener;
	}

	String label() {
		return this.label;
	}

	/**
	 * Whether it does by and large what Tidepool does on the way of a query.
	 */
	boolean isPeer() {
		return compareTo(TIDEPOOL) > 0;
	}

	DataSource open(Database database) {
		return this.opener.open(database);
	}

	private interface Opener {

		DataSource open(Database database);

	}

}
