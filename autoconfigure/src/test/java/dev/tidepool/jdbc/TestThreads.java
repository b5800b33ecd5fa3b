package dev.tidepool.jdbc;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Calls things on threads of their own.
 */
public final class TestThreads {

	private TestThreads() {
	}

	/**
	 * Starts a call on a thread of its own.
	 */
	public static <T> Call<T> start(Callable<T> action) {
		CompletableFuture<T> result = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				result.complete(action.call());
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		}, "test");
		thread.setDaemon(true);
		thread.start();
		return new Call<>(thread, result);
	}

	/**
	 * What a call throws on a thread of its own, or {@code null}.
	 */
	public static @Nullable Throwable callAndCatch(Callable<?> action) {
		return start(action).failure();
	}

	/**
	 * A call on its way.
	 */
	public record Call<T>(Thread thread, CompletableFuture<T> future) {

		/**
		 * What the call returned.
		 */
		public T result() throws Exception {
			return this.future.get(30, TimeUnit.SECONDS);
		}

		/**
		 * What the call threw, or {@code null}.
		 */
		public @Nullable Throwable failure() {
			try {
				result();
				return null;
			}
			catch (ExecutionException ex) {
				return ex.getCause();
			}
			catch (TimeoutException | InterruptedException ex) {
				throw new AssertionError("the call did not end", ex);
			}
			catch (Exception ex) {
				return ex;
			}
		}

	}

}
