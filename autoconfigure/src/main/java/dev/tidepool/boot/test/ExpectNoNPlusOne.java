package dev.tidepool.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test in which a new N+1 shows. For {@code @SpringBootTest},
 * {@code @DataJpaTest} and {@code @JdbcTest}; not for tests that run at the same time in
 * one application context. How often a query must run to count is
 * {@code tidepool.nplusone.threshold}.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(NPlusOneExtension.class)
public @interface ExpectNoNPlusOne {

	/**
	 * Whether findings that are only likely fail the test too.
	 * @return {@code false} if only proved ones do
	 */
	boolean likely() default false;

	/**
	 * How many statements the test must execute, those answered by a cache included and a
	 * batch counting as one.
	 * @return the exact number, or -1 for any
	 */
	int statements() default -1;

	/**
	 * The findings that are known, and do not fail a test: a file on the class path, each
	 * line beginning with a fingerprint. It need not exist.
	 * @return the resource
	 */
	String baseline() default "nplusone-baseline.txt";

}
