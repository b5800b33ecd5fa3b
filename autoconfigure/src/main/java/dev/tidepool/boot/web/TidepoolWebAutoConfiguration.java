package dev.tidepool.boot.web;

import dev.tidepool.boot.TidepoolAutoConfiguration;
import dev.tidepool.nplusone.NPlusOneDetector;
import dev.tidepool.nplusone.UnitsOfWork;
import jakarta.servlet.Filter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Auto-configuration for HTTP requests as units of work.
 */
@AutoConfiguration(after = TidepoolAutoConfiguration.class)
@ConditionalOnClass({ Filter.class, OncePerRequestFilter.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBean(NPlusOneDetector.class)
public final class TidepoolWebAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	UnitOfWorkFilter tidepoolUnitOfWorkFilter(UnitsOfWork units) {
		return new UnitOfWorkFilter(units);
	}

}
