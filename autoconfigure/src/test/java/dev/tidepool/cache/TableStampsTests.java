package dev.tidepool.cache;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TableStamps}.
 */
class TableStampsTests {

	private final TableStamps stamps = new TableStamps();

	private final TableStamp product = this.stamps.table("product");

	private final TableStamp[] read = this.stamps.dependencies(Set.of("product"));

	@Test
	void whatWasReadBeforeAnyWriteIsValid() {
		assertThat(TableStamps.isQuiet(this.read)).isTrue();
		assertThat(TableStamps.isUnchanged(this.read, this.stamps.now())).isTrue();
	}

	@Test
	void aFillThatBeganBeforeACommitIsNeverServedAfterIt() {
		long stamp = this.stamps.now();
		CommitWindow commit = this.stamps.open(this.product);
		this.stamps.close(commit);
		assertThat(TableStamps.isUnchanged(this.read, stamp)).isFalse();
		assertThat(TableStamps.isUnchanged(this.read, this.stamps.now())).isTrue();
	}

	@Test
	void aFillThatBeganWithinACommitIsNeverServedAfterIt() {
		CommitWindow commit = this.stamps.open(this.product);
		long stamp = this.stamps.now();
		this.stamps.close(commit);
		assertThat(TableStamps.isUnchanged(this.read, stamp)).isFalse();
	}

	@Test
	void nothingIsServedWhileACommitIsOnItsWay() {
		CommitWindow commit = this.stamps.open(this.product);
		assertThat(TableStamps.isQuiet(this.read)).isFalse();
		assertThat(TableStamps.isUnchanged(this.read, this.stamps.now())).isFalse();
		this.stamps.close(commit);
		assertThat(TableStamps.isQuiet(this.read)).isTrue();
	}

	@Test
	void otherTablesAreNotDisturbed() {
		long stamp = this.stamps.now();
		CommitWindow commit = this.stamps.open(this.stamps.table("person"));
		assertThat(TableStamps.isUnchanged(this.read, stamp)).isTrue();
		this.stamps.close(commit);
		assertThat(TableStamps.isUnchanged(this.read, stamp)).isTrue();
	}

	@Test
	void oneOfSeveralTablesIsEnough() {
		TableStamp[] both = this.stamps.dependencies(Set.of("product", "person"));
		long stamp = this.stamps.now();
		this.stamps.touch(this.stamps.table("person"));
		assertThat(TableStamps.isUnchanged(both, stamp)).isFalse();
		assertThat(TableStamps.isUnchanged(this.read, stamp)).isTrue();
	}

	@Test
	void aWriteToEverythingMarksEveryTable() {
		long stamp = this.stamps.now();
		CommitWindow commit = this.stamps.open(this.stamps.everything());
		assertThat(TableStamps.isQuiet(this.read)).isFalse();
		this.stamps.close(commit);
		assertThat(TableStamps.isUnchanged(this.read, stamp)).isFalse();
		assertThat(TableStamps.isUnchanged(this.stamps.dependencies(Set.of("new")), stamp)).isFalse();
	}

	@Test
	void twoWritersMayEndInAnyOrder() {
		for (boolean firstEndsFirst : new boolean[] { true, false }) {
			CommitWindow first = this.stamps.open(this.product);
			long between = this.stamps.now();
			CommitWindow second = this.stamps.open(this.product);
			this.stamps.close(firstEndsFirst ? first : second);
			long late = this.stamps.now();
			assertThat(TableStamps.isQuiet(this.read)).isFalse();
			this.stamps.close(firstEndsFirst ? second : first);
			assertThat(TableStamps.isUnchanged(this.read, between)).isFalse();
			assertThat(TableStamps.isUnchanged(this.read, late)).isFalse();
			assertThat(TableStamps.isUnchanged(this.read, this.stamps.now())).isTrue();
		}
	}

	@Test
	void aWriterWhoseTimeIsOldDoesNotMoveTheTableBack() {
		this.product.raise(10);
		this.product.raise(5);
		assertThat(this.product.isUnchangedSince(9)).isFalse();
		assertThat(this.product.isUnchangedSince(10)).isTrue();
	}

	@Test
	void anAbandonedWindowKeepsItsTablesFromBeingServedUntilItIsSettled() {
		this.stamps.abandon(this.stamps.open(this.product));
		this.stamps.abandon(this.stamps.open(this.product));
		assertThat(this.stamps.unknown()).isEqualTo(2);
		this.stamps.touch(this.product);
		long stamp = this.stamps.now();
		assertThat(TableStamps.isQuiet(this.read)).isFalse();
		assertThat(this.stamps.settle()).isEqualTo(2);
		assertThat(TableStamps.isQuiet(this.read)).isTrue();
		assertThat(TableStamps.isUnchanged(this.read, stamp)).isFalse();
		assertThat(TableStamps.isUnchanged(this.read, this.stamps.now())).isTrue();
		assertThat(this.stamps.settle()).isZero();
	}

	@Test
	void namesAreComparedWithoutSchemaCaseAndQuotes() {
		assertThat(this.stamps.table("public.Product")).isSameAs(this.product);
		assertThat(this.stamps.table("\"PRODUCT\"")).isSameAs(this.product);
		assertThat(this.stamps.table("shop.public.product")).isSameAs(this.product);
		assertThat(this.stamps.tables(List.of("product", "public.product"))).hasSize(1);
	}

	@Test
	void tablesBeyondTheBoundShareOneStamp() {
		TableStamps few = new TableStamps(2);
		TableStamp known = few.table("a");
		few.table("b");
		assertThat(few.table("c")).isSameAs(few.table("d")).isNotSameAs(known);
		assertThat(few.table("a")).isSameAs(known);
		long stamp = few.now();
		few.touch(few.table("c"));
		assertThat(TableStamps.isUnchanged(few.dependencies(Set.of("d")), stamp)).isFalse();
		assertThat(TableStamps.isUnchanged(few.dependencies(Set.of("a")), stamp)).isTrue();
	}

	@Test
	void threadsAgreeOnTheStampOfATableAtTheBound() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			for (int round = 0; round < 200; round++) {
				TableStamps few = new TableStamps(1);
				CyclicBarrier start = new CyclicBarrier(2);
				Future<TableStamp[]> one = threads.submit(() -> {
					start.await();
					return new TableStamp[] { few.table("a"), few.table("b") };
				});
				Future<TableStamp[]> other = threads.submit(() -> {
					start.await();
					TableStamp b = few.table("b");
					return new TableStamp[] { few.table("a"), b };
				});
				assertThat(one.get()).containsExactly(other.get());
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void racingWritersLeaveNothingOpenAndNothingOldValid() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			long stamp = this.stamps.now();
			List<Future<?>> writers = new java.util.ArrayList<>();
			for (int i = 0; i < 4; i++) {
				writers.add(threads.submit(() -> {
					for (int j = 0; j < 5_000; j++) {
						this.stamps.close(this.stamps.open(this.product));
					}
				}));
			}
			for (Future<?> writer : writers) {
				writer.get();
			}
			assertThat(TableStamps.isUnchanged(this.read, stamp)).isFalse();
			assertThat(TableStamps.isUnchanged(this.read, this.stamps.now())).isTrue();
			assertThat(TableStamps.isUnchanged(this.read, this.stamps.now() - 1)).isFalse();
		}
		finally {
			threads.shutdownNow();
		}
	}

}
