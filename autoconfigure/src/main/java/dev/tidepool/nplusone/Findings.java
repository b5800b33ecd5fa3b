package dev.tidepool.nplusone;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

import dev.tidepool.nplusone.NPlusOneFinding.Evidence;
import dev.tidepool.nplusone.NPlusOneFinding.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the detectors found. Bounded: the finding that was not seen for longest gives way.
 * Thread-safe; the lock is taken only when something is found or asked for.
 */
public final class Findings {

	private static final int MAX_FINDINGS = 500;

	private final Map<String, KnownFinding> findings = new LinkedHashMap<>();

	private final LongAdder confirmed = new LongAdder();

	private final LongAdder likely = new LongAdder();

	private final LongAdder informed = new LongAdder();

	/** Kept longer than the findings: what gave way and comes back stays quiet. */
	private final Set<String> acknowledged = Collections.newSetFromMap(new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > 2 * MAX_FINDINGS;
		}

	});

	private final LongAdder duplicates = new LongAdder();

	private final LongAdder writeLoops = new LongAdder();

	/**
	 * Return what was found.
	 * @return an immutable list, first what is an N+1, of those first what would save
	 * most
	 */
	public List<NPlusOneFinding> all() {
		synchronized (this.findings) {
			return this.findings.values()
				.stream()
				.map(KnownFinding::finding)
				.sorted(Comparator.comparing((NPlusOneFinding finding) -> finding.verdict() == Verdict.INFO)
					.thenComparing((finding) -> finding.cost().savedNanos(), Comparator.reverseOrder()))
				.toList();
		}
	}

	/**
	 * States that a finding is known.
	 * @param id the finding's id
	 * @return whether there is such a finding
	 */
	public boolean acknowledge(String id) {
		synchronized (this.findings) {
			KnownFinding known = this.findings.get(id);
			if (known != null) {
				known.acknowledge();
				this.acknowledged.add(id);
			}
			return known != null;
		}
	}

	/**
	 * Whether somebody said that a finding is known.
	 */
	boolean isAcknowledged(String id) {
		synchronized (this.findings) {
			return this.acknowledged.contains(id);
		}
	}

	/**
	 * Whether there is such a finding, and it rests on that evidence.
	 */
	boolean isFound(String id, Evidence evidence) {
		synchronized (this.findings) {
			KnownFinding known = this.findings.get(id);
			return known != null && known.finding().evidence() == evidence;
		}
	}

	/**
	 * Return how many units of work showed an N+1.
	 * @param verdict how sure that was
	 * @return the count since the start
	 */
	public long detected(Verdict verdict) {
		return counter(verdict).sum();
	}

	/**
	 * Return how many times a unit of work repeated a query with the same values, which
	 * is no N+1.
	 * @return the count since the start
	 */
	public long duplicates() {
		return this.duplicates.sum();
	}

	/**
	 * Return how many times a unit of work repeated a write that it could have batched.
	 * @return the count since the start
	 */
	public long writeLoops() {
		return this.writeLoops.sum();
	}

	/**
	 * Keeps a finding, or adds what was seen to the one that is known.
	 * @return whether it is news
	 */
	boolean found(NPlusOneFinding finding) {
		return found(finding, null);
	}

	/**
	 * Keeps a finding, or adds what was seen to the one that is known.
	 * @param reported what was reported of the same unit of work before, and is part of
	 * the finding's cost
	 * @return whether it is news
	 */
	boolean found(NPlusOneFinding finding, NPlusOneFinding.@Nullable Cost reported) {
		if (reported == null) {
			counter(finding.verdict()).increment();
		}
		synchronized (this.findings) {
			KnownFinding known = this.findings.get(finding.id());
			if (known != null) {
				known.again(finding, reported);
				return false;
			}
			boolean acknowledged = this.acknowledged.contains(finding.id());
			if (this.findings.size() == MAX_FINDINGS) {
				makeRoom();
			}
			this.findings.put(finding.id(), new KnownFinding(acknowledged ? finding.acknowledge() : finding));
			return !acknowledged;
		}
	}

	private void makeRoom() {
		NPlusOneFinding oldest = Collections.min(this.findings.values().stream().map(KnownFinding::finding).toList(),
				Comparator.comparing(NPlusOneFinding::lastSeen));
		KnownFinding removed = this.findings.remove(oldest.id());
		if (removed != null) {
			removed.giveWay();
		}
	}

	/**
	 * Return a finding, for units of work to be added to it.
	 */
	@Nullable KnownFinding known(String id) {
		synchronized (this.findings) {
			return this.findings.get(id);
		}
	}

	/**
	 * Adds a unit of work that shows a finding once more, and nothing else. Takes no lock
	 * that others would wait for long for.
	 * @return {@code false} if the finding gave way to others
	 */
	boolean foundAgain(KnownFinding known, Verdict verdict, TemplateUse use, long nowMillis) {
		boolean added = known.again(use.count(), use.nanos(), nowMillis);
		if (added) {
			counter(verdict).increment();
		}
		return added;
	}

	void duplicated() {
		this.duplicates.increment();
	}

	void looped() {
		this.writeLoops.increment();
	}

	private LongAdder counter(Verdict verdict) {
		return switch (verdict) {
			case CONFIRMED -> this.confirmed;
			case LIKELY -> this.likely;
			case INFO -> this.informed;
		};
	}

}
