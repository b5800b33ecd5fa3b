package dev.tidepool.boot;

import java.lang.reflect.Proxy;

import dev.tidepool.cache.QueryCache;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Puts an advice around the beans that have
 * {@link dev.tidepool.cache.CachedQuery @CachedQuery} methods: around a Spring Data
 * repository, too, whose interface alone carries the annotation. It stands outside of
 * other advice, such as that of transactions.
 */
final class CachedQueryPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

	private static final long serialVersionUID = 1L;

	private final transient CachedQueryMethods methods = new CachedQueryMethods();

	CachedQueryPostProcessor(ObjectProvider<QueryCache> cache) {
		this.advisor = new CachedQueryAdvisor(this.methods, cache);
		setBeforeExistingAdvisors(true);
	}

	@Override
	protected boolean isEligible(Class<?> targetClass) {
		return this.methods.anyIn(targetClass);
	}

	@Override
	protected ProxyFactory prepareProxyFactory(Object bean, String beanName) {
		ProxyFactory factory = super.prepareProxyFactory(bean, beanName);
		if (Proxy.isProxyClass(bean.getClass())) {
			// It has nothing but its interfaces
			factory.setProxyTargetClass(false);
		}
		return factory;
	}

}
