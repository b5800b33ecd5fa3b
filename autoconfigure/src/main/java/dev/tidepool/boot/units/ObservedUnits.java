package dev.tidepool.boot.units;

import dev.tidepool.nplusone.UnitOfWork;
import dev.tidepool.nplusone.UnitsOfWork;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.RequestReplyReceiverContext;

import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Makes observed scheduled tasks and received messages units of work. A unit follows the
 * scopes of its observation from thread to thread.
 */
final class ObservedUnits implements ObservationHandler<Observation.Context> {

	private final UnitsOfWork units;

	ObservedUnits(UnitsOfWork units) {
		this.units = units;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		// HTTP requests answer, too; they have a filter of their own
		return context instanceof ScheduledTaskObservationContext
				|| (context instanceof ReceiverContext && !(context instanceof RequestReplyReceiverContext));
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		UnitOfWork unit = context.computeIfAbsent(UnitOfWork.class, (key) -> open(context));
		this.units.enter(unit);
	}

	private UnitOfWork open(Observation.Context context) {
		if (context instanceof ScheduledTaskObservationContext task) {
			return this.units.open(UnitOfWork.Kind.JOB,
					task.getTargetClass().getSimpleName() + "." + task.getMethod().getName());
		}
		String name = (context.getContextualName() != null) ? context.getContextualName() : context.getName();
		return this.units.open(UnitOfWork.Kind.MESSAGE, (name != null) ? name : "message");
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		UnitOfWork unit = context.get(UnitOfWork.class);
		if (unit != null) {
			this.units.leave(unit);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		UnitOfWork unit = context.get(UnitOfWork.class);
		if (unit != null) {
			this.units.end(unit);
		}
	}

}
