package dev.tidepool.boot;

import dev.tidepool.cache.QueryCache;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.transaction.TestTransaction;

/**
 * Keeps the cache from carrying anything from one test to the next: it is emptied before
 * each, and serves nothing as long as a test runs in a transaction that will be rolled
 * back. It stands after the listener that begins that transaction.
 */
final class CacheTestExecutionListener implements TestExecutionListener, Ordered {

	private static final String BYPASSED = CacheTestExecutionListener.class.getName();

	/** The transaction begins at 4000, scripts run at 5000. */
	private static final int ORDER = 4500;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void beforeTestMethod(TestContext test) {
		if (!test.hasApplicationContext()) {
			return;
		}
		ApplicationContext context = test.getApplicationContext();
		context.getBeanProvider(QueryCache.class).forEach(QueryCache::invalidateAll);
		TidepoolEngine engine = context.getBeanProvider(TidepoolEngine.class).getIfAvailable();
		if (engine != null && TestTransaction.isActive() && TestTransaction.isFlaggedForRollback()) {
			engine.bypassCache();
			test.setAttribute(BYPASSED, engine);
		}
	}

	@Override
	public void afterTestMethod(TestContext test) {
		if (test.removeAttribute(BYPASSED) instanceof TidepoolEngine engine) {
			engine.resumeCache();
		}
	}

}
