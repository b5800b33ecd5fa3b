package dev.tidepool.cache;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The {@link CachedQuery} methods that the current thread is in. Thread-safe: each thread
 * sees its own stack. Every {@link #push} must be followed by a {@link #pop} on the same
 * thread, in a {@code finally} block.
 */
public final class CachedQueryScope {

	private final ThreadLocal<@Nullable Frame> current = new ThreadLocal<>();

	/** Spares the look-up by thread in applications that never use the annotation. */
	private volatile boolean used;

	CachedQueryScope() {
	}

	/**
	 * Enters a method.
	 * @param ttl how long results may live, positive; {@code null} leaves that to the
	 * rules
	 * @throws IllegalArgumentException if {@code ttl} is not positive
	 */
	public void push(@Nullable Duration ttl) {
		if (ttl != null) {
			CacheRule.checkTtl(ttl, "ttl");
		}
		this.used = true;
		this.current.set(new Frame((ttl != null) ? CacheRule.nanos(ttl) : 0, this.current.get()));
	}

	/**
	 * Leaves the method entered last.
	 * @throws IllegalStateException if the thread is in none
	 */
	public void pop() {
		Frame frame = this.current.get();
		if (frame == null) {
			throw new IllegalStateException("pop() must follow a push() on the same thread");
		}
		if (frame.outer() == null) {
			this.current.remove();
		}
		else {
			this.current.set(frame.outer());
		}
	}

	/**
	 * Whether the current thread is in an annotated method.
	 * @return {@code true} if it is
	 */
	public boolean isActive() {
		return frame() != null;
	}

	/**
	 * Return the time to live that the innermost method asks for.
	 * @return the time to live, or {@code null} if there is no method or it leaves that
	 * to the rules
	 */
	public @Nullable Duration ttl() {
		Frame frame = frame();
		return (frame != null && frame.ttlNanos() > 0) ? Duration.ofNanos(frame.ttlNanos()) : null;
	}

	@Nullable Frame frame() {
		return this.used ? this.current.get() : null;
	}

	/**
	 * One method on the stack.
	 *
	 * @param ttlNanos the time to live, or 0 if it asks for none
	 * @param outer the method around it
	 */
	record Frame(long ttlNanos, @Nullable Frame outer) {
	}

}
