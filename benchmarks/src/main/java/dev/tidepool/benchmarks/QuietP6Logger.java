package dev.tidepool.benchmarks;

import com.p6spy.engine.logging.Category;
import com.p6spy.engine.spy.appender.P6Logger;

/**
 * An appender of p6spy for which every category is off, as with a logger whose level is
 * off: p6spy then formats nothing.
 */
public final class QuietP6Logger implements P6Logger {

	@Override
	public void logSQL(int connectionId, String now, long elapsed, Category category, String prepared, String sql,
			String url) {
	}

	@Override
	public void logException(Exception ex) {
	}

	@Override
	public void logText(String text) {
	}

	@Override
	public boolean isCategoryEnabled(Category category) {
		return false;
	}

}
