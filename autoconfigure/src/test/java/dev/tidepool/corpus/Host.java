package dev.tidepool.corpus;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.IteratorItemReader;

import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.ScheduledMethodRunnable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.client.RestClient;

/**
 * What an application's work runs in.
 */
enum Host {

	/** An HTTP request. */
	MVC {

		@Override
		void run(ApplicationContext context, Work work) throws Exception {
			CompletableFuture<Void> answered = context.getBean(RequestEnd.class).next();
			int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			RestClient.create().get().uri("http://localhost:{port}/units/1", port).retrieve().toBodilessEntity();
			answered.get(20, TimeUnit.SECONDS);
		}

	},

	/** What {@code @Scheduled} runs, made as Spring makes it. */
	SCHEDULED {

		@Override
		void run(ApplicationContext context, Work work) throws Exception {
			ObservationRegistry observations = context.getBean(ObservationRegistry.class);
			ScheduledMethodRunnable task = new ScheduledMethodRunnable(work, Work.class.getMethod("scheduled"), null,
					() -> observations);
			context.getBean(ThreadPoolTaskScheduler.class).schedule(task, Instant.now()).get(20, TimeUnit.SECONDS);
		}

	},

	/** {@code @Async}. */
	ASYNC {

		@Override
		void run(ApplicationContext context, Work work) throws Exception {
			work.async().get(20, TimeUnit.SECONDS);
		}

	},

	/** One chunk of a Spring Batch step. */
	BATCH {

		@Override
		void run(ApplicationContext context, Work work) throws Exception {
			JobRepository repository = new ResourcelessJobRepository();
			Step step = new StepBuilder("import", repository).<Integer, Integer>chunk(10)
				.transactionManager(context.getBean(PlatformTransactionManager.class))
				.reader(new IteratorItemReader<>(java.util.List.of(1)))
				.writer((items) -> work.scheduled())
				.build();
			JobExecution job = new JobExecution(1, new JobInstance(1, "nightly"), new JobParameters());
			StepExecution execution = new StepExecution(1, "import", job);
			step.execute(execution);
			if (!execution.getFailureExceptions().isEmpty()) {
				throw new IllegalStateException(execution.getFailureExceptions().get(0));
			}
		}

	},

	/** A thread that nobody announced. */
	PLAIN {

		@Override
		void run(ApplicationContext context, Work work) throws Exception {
			FutureTask<Void> task = new FutureTask<>(callable(work));
			new Thread(task, "plain").start();
			task.get(20, TimeUnit.SECONDS);
		}

	},

	/** A virtual thread, from Java 21 on. */
	VIRTUAL {

		@Override
		boolean isSupported() {
			return Runtime.version().feature() >= 21;
		}

		@Override
		void run(ApplicationContext context, Work work) throws Exception {
			FutureTask<Void> task = new FutureTask<>(callable(work));
			Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
			task.get(20, TimeUnit.SECONDS);
		}

	};

	/**
	 * Runs the work as a unit of its own, and returns when the unit is over.
	 */
	abstract void run(ApplicationContext context, Work work) throws Exception;

	boolean isSupported() {
		return true;
	}

	private static Callable<Void> callable(Work work) {
		return () -> {
			work.scheduled();
			return null;
		};
	}

}
