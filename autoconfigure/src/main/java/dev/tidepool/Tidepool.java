package dev.tidepool;

import javax.sql.DataSource;

/**
 * Tidepool in an application: a bean that can be injected. Data sources that are beans
 * are taken care of without it. Thread-safe.
 */
public interface Tidepool {

	/**
	 * Puts the way of a query in front of a data source that is no bean: cache,
	 * statistics and N+1 detection work. A HikariCP pool is looked after as well, within
	 * the size that it was built with. The caller stays its owner and closes it.
	 * @param dataSource the data source
	 * @param name what to call it in endpoints and meters, unless it is a pool with a
	 * name of its own; a number is added if the name is taken
	 * @return the data source to use from now on; the same one if it is Tidepool's
	 * already, or is left alone
	 */
	DataSource instrument(DataSource dataSource, String name);

}
