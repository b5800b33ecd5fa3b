package dev.tidepool.cache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opts in to the query cache: every cacheable {@code SELECT} that the method's own thread
 * executes while the method runs may be answered from the cache, those of nested calls
 * included. Where annotated methods are nested, the innermost decides. On a type it holds
 * for all its methods.
 * <p>
 * Writes are unaffected, and so is what makes a query cacheable: it must be understood,
 * deterministic, and read tables only. A comment in the query's own text
 * ({@code /* tidepool:nocache *}{@code /}) is stronger.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface CachedQuery {

	/**
	 * How long a result may live, as a duration such as {@code 60s} or {@code PT1M}.
	 * Writes through this application end its life earlier in any case.
	 * @return the time to live; empty for that of the matching rule, else
	 * {@code tidepool.cache.default-ttl}
	 */
	String ttl() default "";

}
