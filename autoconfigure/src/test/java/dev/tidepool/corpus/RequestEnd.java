package dev.tidepool.corpus;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells when a request is over for the server too; the client hears of it before.
 */
@Component
class RequestEnd extends OncePerRequestFilter implements Ordered {

	private volatile CompletableFuture<Void> end = new CompletableFuture<>();

	CompletableFuture<Void> next() {
		this.end = new CompletableFuture<>();
		return this.end;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.end.complete(null);
		}
	}

}
