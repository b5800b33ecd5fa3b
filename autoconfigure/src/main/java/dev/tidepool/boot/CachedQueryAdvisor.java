package dev.tidepool.boot;

import java.lang.reflect.Method;
import java.time.Duration;

import dev.tidepool.cache.CachedQueryScope;
import dev.tidepool.cache.QueryCache;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Lets the cache know while a thread is in an annotated method.
 */
final class CachedQueryAdvisor extends StaticMethodMatcherPointcutAdvisor implements MethodInterceptor {

	private static final long serialVersionUID = 1L;

	private final transient CachedQueryMethods methods;

	private final transient ObjectProvider<QueryCache> cache;

	private transient volatile @Nullable CachedQueryScope scope;

	CachedQueryAdvisor(CachedQueryMethods methods, ObjectProvider<QueryCache> cache) {
		this.methods = methods;
		this.cache = cache;
		setAdvice(this);
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return this.methods.find(method, targetClass).isPresent();
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		CachedQueryScope known = scope();
		Object target = invocation.getThis();
		if (known == null || target == null) {
			return invocation.proceed();
		}
		Duration ttl = this.methods.find(invocation.getMethod(), target.getClass())
			.map(CachedQueryMethods.Setting::ttl)
			.orElse(null);
		known.push(ttl);
		try {
			return invocation.proceed();
		}
		finally {
			known.pop();
		}
	}

	private @Nullable CachedQueryScope scope() {
		CachedQueryScope known = this.scope;
		if (known == null) {
			QueryCache available = this.cache.getIfAvailable();
			known = (available != null) ? available.scope() : null;
			this.scope = known;
		}
		return known;
	}

}
