package dev.tidepool.boot.units;

import dev.tidepool.nplusone.UnitOfWork;
import dev.tidepool.nplusone.UnitsOfWork;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;

/**
 * Carries units of work to the threads that an application's context is carried to.
 */
final class UnitAccessor implements ThreadLocalAccessor<UnitOfWork>, DisposableBean {

	private final UnitsOfWork units;

	/** Told by identity: each application context has its own. */
	private final Object key = UnitAccessor.class.getName() + "@" + System.identityHashCode(this);

	private final ThreadLocal<@Nullable UnitOfWork> entered = new ThreadLocal<>();

	UnitAccessor(UnitsOfWork units) {
		this.units = units;
		ContextRegistry.getInstance().registerThreadLocalAccessor(this);
	}

	@Override
	public Object key() {
		return this.key;
	}

	@Override
	public @Nullable UnitOfWork getValue() {
		return this.units.share();
	}

	@Override
	public void setValue(UnitOfWork unit) {
		leave();
		this.units.enter(unit);
		this.entered.set(unit);
	}

	@Override
	public void setValue() {
		leave();
	}

	@Override
	public void restore(UnitOfWork unit) {
		// The unit that was there before lies below the one that was entered
		leave();
	}

	@Override
	public void restore() {
		leave();
	}

	private void leave() {
		UnitOfWork unit = this.entered.get();
		if (unit != null) {
			this.entered.remove();
			this.units.leave(unit);
		}
	}

	@Override
	public void destroy() {
		ContextRegistry.getInstance().removeThreadLocalAccessor(this.key);
	}

}
