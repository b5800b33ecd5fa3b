package dev.tidepool.boot.web;

import java.io.IOException;

import dev.tidepool.nplusone.UnitOfWork;
import dev.tidepool.nplusone.UnitsOfWork;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes every HTTP request a unit of work, named after the route that handled it: a path
 * would make one name for each customer.
 */
final class UnitOfWorkFilter extends OncePerRequestFilter implements Ordered {

	/** As Spring MVC's {@code HandlerMapping} states it; not every app has that class. */
	private static final String PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

	private final UnitsOfWork units;

	UnitOfWorkFilter(UnitsOfWork units) {
		this.units = units;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try (UnitsOfWork.Scope unit = this.units.begin(UnitOfWork.Kind.HTTP, request.getMethod())) {
			try {
				chain.doFilter(request, response);
			}
			finally {
				Object pattern = request.getAttribute(PATTERN);
				if (pattern != null) {
					unit.rename(request.getMethod() + " " + pattern);
				}
			}
		}
	}

}
