package dev.tidepool.boot;

import java.sql.SQLException;

import javax.sql.DataSource;
import javax.sql.XADataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.jdbc.WrappedDataSource;

import org.springframework.aop.framework.Advised;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SmartDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * What is done with a data source. This is the one place that decides it; whoever meets
 * one carries the decision out.
 *
 * @param action what to do
 * @param reason why nothing is done, for the user; empty if something is, or if there is
 * nothing to report
 */
record Treatment(Action action, String reason) {

	private static final Treatment REPLACE = new Treatment(Action.REPLACE, "");

	private static final Treatment ADOPT = new Treatment(Action.ADOPT, "");

	private static final Treatment WRAP = new Treatment(Action.WRAP, "");

	private static final Treatment LOOK_INSIDE = new Treatment(Action.LOOK_INSIDE, "");

	private static final Treatment NOTHING = new Treatment(Action.NOTHING, "");

	private static Treatment leave(String reason) {
		return new Treatment(Action.NOTHING, reason);
	}

	/**
	 * Decides about a bean before it is initialised: pools only, because HikariCP must be
	 * replaced before anything starts it.
	 */
	static Treatment early(DataSource dataSource) {
		if (!isPool(dataSource) || ((HikariDataSource) dataSource).isClosed()) {
			return NOTHING;
		}
		return ((HikariDataSource) dataSource).isRunning() ? ADOPT : REPLACE;
	}

	/**
	 * Decides about a data source that is complete.
	 */
	static Treatment of(DataSource dataSource, Origin origin) {
		if (isOurs(dataSource) || standsForABean(dataSource)) {
			return NOTHING;
		}
		if (isPool(dataSource)) {
			return ((HikariDataSource) dataSource).isClosed() ? leave("it is closed") : ADOPT;
		}
		if (dataSource instanceof AbstractRoutingDataSource || dataSource instanceof DelegatingDataSource) {
			return LOOK_INSIDE;
		}
		if (leadsToOurs(dataSource)) {
			return NOTHING;
		}
		return ofStranger(dataSource, origin);
	}

	private static Treatment ofStranger(DataSource dataSource, Origin origin) {
		if (dataSource instanceof HikariDataSource) {
			return leave("its class %s is a subclass of HikariDataSource; declare a HikariDataSource instead"
				.formatted(dataSource.getClass().getName()));
		}
		if (dataSource instanceof XADataSource) {
			return leave("its transactions are those of XA");
		}
		if (origin.spanned()) {
			return leave("JTA begins and ends its transactions");
		}
		if (dataSource instanceof SmartDataSource) {
			return leave("it decides itself when its connections are closed (%s)"
				.formatted(dataSource.getClass().getSimpleName()));
		}
		Class<?> wrapper = (dataSource instanceof EmbeddedDatabase) ? InstrumentedEmbeddedDatabase.class
				: WrappedDataSource.class;
		if (!origin.declared().isAssignableFrom(wrapper) && !origin.byBoot()) {
			return leave("it is declared as %s, so that it may be injected as such; declare it as DataSource"
				.formatted(origin.declared().getName()));
		}
		return WRAP;
	}

	/**
	 * Whether it is a proxy that looks its bean up at every call, as scoped and lazy ones
	 * do. That bean is treated as such; to ask the proxy anything might create it.
	 */
	private static boolean standsForABean(DataSource dataSource) {
		return dataSource instanceof Advised advised && !advised.getTargetSource().isStatic();
	}

	private static boolean isPool(DataSource dataSource) {
		return dataSource.getClass() == HikariDataSource.class;
	}

	static boolean isOurs(DataSource dataSource) {
		return dataSource instanceof TidepoolDataSource || dataSource instanceof WrappedDataSource
				|| dataSource instanceof InstrumentedEmbeddedDatabase;
	}

	/**
	 * Whether somebody else's wrapper stands in front of one of ours.
	 */
	private static boolean leadsToOurs(DataSource dataSource) {
		try {
			return dataSource.isWrapperFor(TidepoolDataSource.class)
					|| dataSource.isWrapperFor(WrappedDataSource.class);
		}
		catch (SQLException | RuntimeException ex) {
			// It wraps nothing then
			return false;
		}
	}

	/**
	 * What to do.
	 */
	enum Action {

		/** Ours takes its place, built from its configuration. */
		REPLACE,

		/** Ours stands in front of the pool, which stays as it was built. */
		ADOPT,

		/** Ours stands in front of it. */
		WRAP,

		/** It stays; what it leads to is treated. */
		LOOK_INSIDE,

		/** It stays as it is. */
		NOTHING

	}

}
