package dev.tidepool.boot.units;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

import dev.tidepool.nplusone.UnitOfWork;
import dev.tidepool.nplusone.UnitsOfWork;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Makes a transaction a unit of work where nothing larger is known, and every chunk of a
 * batch step one in any case: a step has no end worth waiting for.
 */
final class TransactionUnits implements TransactionExecutionListener {

	private final ThreadLocal<Deque<Open>> open = ThreadLocal.withInitial(ArrayDeque::new);

	private final Supplier<UnitsOfWork> units;

	private final @Nullable StepNames steps;

	TransactionUnits(Supplier<UnitsOfWork> units, boolean batch) {
		this.units = units;
		this.steps = batch ? new StepNames() : null;
	}

	@Override
	public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
		if (failure != null) {
			return;
		}
		String step = (this.steps != null) ? this.steps.current() : null;
		UnitsOfWork units = this.units.get();
		if (step != null && this.open.get().isEmpty()) {
			begin(transaction, units.begin(UnitOfWork.Kind.CHUNK, step));
		}
		else if (!units.isInside()) {
			String name = transaction.getTransactionName();
			begin(transaction, units.begin(UnitOfWork.Kind.TRANSACTION, name.isEmpty() ? "transaction" : name));
		}
	}

	private void begin(TransactionExecution transaction, UnitsOfWork.Scope scope) {
		this.open.get().push(new Open(transaction, scope));
	}

	@Override
	public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
		end(transaction);
	}

	@Override
	public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
		end(transaction);
	}

	private void end(TransactionExecution transaction) {
		Deque<Open> open = this.open.get();
		Open innermost = open.peek();
		if (innermost != null && innermost.transaction() == transaction) {
			open.pop();
			innermost.scope().close();
		}
		if (open.isEmpty()) {
			this.open.remove();
		}
	}

	private record Open(TransactionExecution transaction, UnitsOfWork.Scope scope) {
	}

}
