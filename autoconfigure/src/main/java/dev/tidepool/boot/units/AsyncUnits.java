package dev.tidepool.boot.units;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import dev.tidepool.nplusone.UnitOfWork;
import dev.tidepool.nplusone.UnitsOfWork;
import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Async;

/**
 * Makes what an {@code @Async} method does a unit of work, unless the one of the caller
 * was carried along. Applies only to beans that have a proxy for {@code @Async} anyway,
 * and inside of it: on the thread that does the work.
 */
final class AsyncUnits extends AbstractPointcutAdvisor {

	private static final long serialVersionUID = 1L;

	// A final class may have a proxy by interface for @Async; the one that this would
	// make is a subclass
	private final transient Pointcut pointcut = new ComposablePointcut(
			new AnnotationMatchingPointcut(Async.class, true))
		.union((Pointcut) new AnnotationMatchingPointcut(null, Async.class, true))
		.intersection((ClassFilter) (type) -> !Modifier.isFinal(type.getModifiers()));

	private final transient Advice advice;

	AsyncUnits(ObjectProvider<UnitsOfWork> units) {
		this.advice = (MethodInterceptor) (invocation) -> {
			UnitsOfWork known = units.getObject();
			if (known.isInside()) {
				return invocation.proceed();
			}
			UnitsOfWork.Scope scope = known.begin(UnitOfWork.Kind.ASYNC, name(invocation.getMethod()));
			try {
				return invocation.proceed();
			}
			finally {
				scope.close();
			}
		};
	}

	private static String name(Method method) {
		return method.getDeclaringClass().getSimpleName() + "." + method.getName();
	}

	@Override
	public Pointcut getPointcut() {
		return this.pointcut;
	}

	@Override
	public Advice getAdvice() {
		return this.advice;
	}

}
