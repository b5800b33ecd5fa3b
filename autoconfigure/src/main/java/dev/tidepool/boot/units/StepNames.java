package dev.tidepool.boot.units;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.StepContext;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;

/**
 * Knows the batch step that a thread is in. Loaded only where Spring Batch is there.
 */
final class StepNames {

	@Nullable String current() {
		StepContext context = StepSynchronizationManager.getContext();
		return (context != null) ? context.getJobName() + "." + context.getStepName() : null;
	}

}
