package dev.tidepool.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Gate}.
 */
class GateTests {

	private static final long LONG = TimeUnit.SECONDS.toNanos(30);

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@AfterEach
	void stop() throws InterruptedException {
		this.executor.shutdownNow();
		assertThat(this.executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void admitsUpToTheLimit() throws Exception {
		Gate gate = new Gate(2);
		assertThat(gate.acquire(0)).isTrue();
		assertThat(gate.acquire(0)).isTrue();
		assertThat(gate.acquire(0)).isFalse();
		assertThat(gate.active()).isEqualTo(2);
		assertThat(gate.waiting()).isZero();
	}

	@Test
	void aReleaseLetsTheLongestWaiterIn() throws Exception {
		Gate gate = new Gate(1);
		gate.acquire(0);
		List<Integer> order = new CopyOnWriteArrayList<>();
		for (int i = 0; i < 5; i++) {
			int number = i;
			this.executor.submit(() -> {
				gate.acquire(LONG);
				order.add(number);
				gate.release();
				return null;
			});
			awaitWaiting(gate, i + 1);
		}
		gate.release();
		Awaitility.await().untilAsserted(() -> assertThat(order).containsExactly(0, 1, 2, 3, 4));
		Awaitility.await().untilAsserted(() -> assertThat(gate.active()).isZero());
	}

	@Test
	void aHigherLimitWakesWaitersAtOnce() throws Exception {
		Gate gate = new Gate(1);
		gate.acquire(0);
		CountDownLatch in = new CountDownLatch(3);
		for (int i = 0; i < 3; i++) {
			this.executor.submit(() -> {
				gate.acquire(LONG);
				in.countDown();
				return null;
			});
		}
		awaitWaiting(gate, 3);
		gate.limit(4);
		assertThat(in.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(gate.active()).isEqualTo(4);
	}

	@Test
	void aLowerLimitLetsThoseWhoWorkFinish() throws Exception {
		Gate gate = new Gate(3);
		gate.acquire(0);
		gate.acquire(0);
		gate.acquire(0);
		gate.limit(1);
		assertThat(gate.active()).isEqualTo(3);
		gate.release();
		gate.release();
		assertThat(gate.acquire(0)).isFalse();
		gate.release();
		assertThat(gate.acquire(0)).isTrue();
	}

	@Test
	void nobodyOvertakesAWaiterWhoWaitedAsLongAsTheBound() throws Exception {
		Gate gate = new Gate(1);
		gate.bargingBound(0);
		gate.acquire(0);
		this.executor.submit(() -> gate.acquire(LONG));
		awaitWaiting(gate, 1);
		gate.release();
		assertThat(gate.tryAcquire()).isFalse();
		assertThat(gate.active()).isOne();
	}

	@Test
	void whoRunsAlreadyMayOvertakeWithinTheBound() throws Exception {
		Gate gate = new Gate(1);
		gate.bargingBound(LONG);
		gate.acquire(0);
		this.executor.submit(() -> {
			while (gate.acquire(LONG)) {
				gate.release();
			}
			return null;
		});
		Awaitility.await().until(() -> {
			awaitWaiting(gate, 1);
			gate.release();
			boolean overtook = gate.tryAcquire();
			if (!overtook) {
				gate.acquire(LONG);
			}
			return overtook;
		});
	}

	@Test
	void knowsForHowLongSomebodyWaited() throws Exception {
		Gate gate = new Gate(1);
		gate.acquire(0);
		assertThat(gate.queuedNanos(System.nanoTime())).isZero();
		this.executor.submit(() -> gate.acquire(LONG));
		awaitWaiting(gate, 1);
		Awaitility.await().until(() -> gate.queuedNanos(System.nanoTime()) > 0);
		gate.release();
		Awaitility.await().until(() -> gate.waiting() == 0);
		long queued = gate.queuedNanos(System.nanoTime());
		assertThat(queued).isPositive();
		assertThat(gate.queuedNanos(System.nanoTime())).isEqualTo(queued);
	}

	@Test
	void givesUpAtTheDeadlineAndLeavesTheQueue() throws Exception {
		Gate gate = new Gate(1);
		gate.acquire(0);
		assertThat(gate.acquire(TimeUnit.MILLISECONDS.toNanos(5))).isFalse();
		assertThat(gate.waiting()).isZero();
		gate.release();
		assertThat(gate.acquire(0)).isTrue();
	}

	@Test
	void anInterruptedWaiterLeavesTheQueue() throws Exception {
		Gate gate = new Gate(1);
		gate.acquire(0);
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();
		Thread waiter = new Thread(() -> {
			try {
				gate.acquire(LONG);
			}
			catch (InterruptedException ex) {
				thrown.complete(ex);
			}
		});
		waiter.start();
		awaitWaiting(gate, 1);
		waiter.interrupt();
		assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
		assertThat(gate.waiting()).isZero();
	}

	@Test
	void refusesALimitBelowOne() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Gate(1).limit(0))
			.withMessage("limit (0) must be >= 1");
	}

	@Test
	void neverAdmitsMoreThanTheLimitAndLosesNoPermitUnderContention() throws Exception {
		Gate gate = new Gate(3);
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		AtomicInteger timedOut = new AtomicInteger();
		CountDownLatch done = new CountDownLatch(8);
		for (int t = 0; t < 8; t++) {
			int thread = t;
			this.executor.submit(() -> {
				for (int i = 0; i < 5000; i++) {
					long patience = (i % 7 == thread % 7) ? 1000 : LONG;
					if (gate.acquire(patience)) {
						most.accumulateAndGet(inside.incrementAndGet(), Math::max);
						inside.decrementAndGet();
						gate.release();
					}
					else {
						timedOut.incrementAndGet();
					}
					if (i % 500 == thread) {
						gate.limit(1 + (i / 500 + thread) % 3);
					}
				}
				done.countDown();
				return null;
			});
		}
		assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
		assertThat(most.get()).isBetween(1, 3);
		assertThat(gate.active()).isZero();
		assertThat(gate.waiting()).isZero();
	}

	private static void awaitWaiting(Gate gate, int number) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> gate.waiting() == number);
	}

}
