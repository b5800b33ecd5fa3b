package dev.tidepool.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tidepool.jdbc.Admission;
import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * Keeps long sessions from taking all permits while short ones come. Sessions are told
 * apart by how long those that began with the same statement template held their
 * connection. Long ones have a share that is theirs, and borrow what short ones leave;
 * short ones may take every permit. Thread-safe.
 */
final class Lanes {

	private static final int MAX_PROFILES = 2_000;

	/** How many times as long as usual a session has to be to count as long. */
	private static final double LONG = 8;

	/** How many looks without a short session end the reserve. */
	private static final int QUIET_LOOKS = 5;

	private static final double NEWEST = 0.3;

	private static final double CHANGE = 0.2;

	private final LaneSettings settings;

	private final PoolAdmission pool;

	private final Gate longs = new Gate(Integer.MAX_VALUE);

	private final Map<SqlTemplate, LaneProfile> profiles = new ConcurrentHashMap<>();

	private int quiet = QUIET_LOOKS;

	private double shortDemand;

	/** How long the usual session holds its connection. */
	private double usualNanos;

	Lanes(LaneSettings settings, PoolAdmission pool) {
		this.settings = settings;
		this.pool = pool;
	}

	Gate gate() {
		return this.longs;
	}

	/**
	 * The way in for a session that begins with a statement.
	 */
	Admission admission(@Nullable StatementFacts first) {
		if (first == null) {
			return this.pool;
		}
		return (first.attachment(this) instanceof LaneProfile known) ? known.admission() : attach(first);
	}

	private Admission attach(StatementFacts first) {
		LaneProfile profile = this.profiles.get(first.template());
		if (profile == null) {
			if (this.profiles.size() >= MAX_PROFILES) {
				return this.pool;
			}
			profile = this.profiles.computeIfAbsent(first.template(), (template) -> new LaneProfile(this, this.pool));
		}
		first.attach(this, profile);
		return profile.admission();
	}

	int profiles() {
		return this.profiles.size();
	}

	/**
	 * Looks at what was learned and gives each kind its share. Called by one thread at a
	 * time.
	 * @param limit the limit of all sessions together
	 * @param seconds how long ago that was done before
	 */
	void look(int limit, double seconds) {
		List<Seen> seen = new ArrayList<>();
		this.profiles.values().forEach((profile) -> {
			int count = profile.look();
			if (count > 0) {
				seen.add(new Seen(profile, profile.holdNanos(), count));
			}
		});
		if (!seen.isEmpty()) {
			double median = median(seen);
			// Slowly: a second without short sessions does not make the long ones usual
			this.usualNanos = (this.usualNanos == 0) ? median
					: this.usualNanos * Math.pow(median / this.usualNanos, CHANGE);
		}
		double bound = Math.max(this.settings.longThreshold().toNanos(), LONG * this.usualNanos);
		double shortNanos = 0;
		for (Seen each : seen) {
			boolean isLong = each.nanos >= (each.profile.isLong() ? bound / 2 : bound);
			each.profile.isLong(isLong);
			shortNanos += isLong ? 0 : each.nanos * each.count;
		}
		this.quiet = (shortNanos > 0) ? 0 : this.quiet + 1;
		this.shortDemand += NEWEST * (shortNanos / 1e9 / seconds - this.shortDemand);
		this.longs.limit((this.quiet < QUIET_LOOKS) ? share(limit) : Integer.MAX_VALUE);
	}

	private int share(int limit) {
		int own = (int) Math.round(limit * this.settings.longShare());
		int left = limit - (int) ElasticityLimitPolicy.staffing(this.shortDemand);
		return Math.max(1, Math.max(own, left));
	}

	/**
	 * What half of all sessions did not exceed.
	 */
	private static double median(List<Seen> seen) {
		seen.sort(Comparator.comparingDouble(Seen::nanos));
		int left = seen.stream().mapToInt(Seen::count).sum() / 2;
		for (Seen each : seen) {
			left -= each.count;
			if (left < 0) {
				return Math.max(1, each.nanos);
			}
		}
		return 1;
	}

	/**
	 * What is known, for a person to read.
	 */
	PoolView.Lanes view() {
		long known = this.profiles.values().stream().filter(LaneProfile::isLong).count();
		int limit = this.longs.limit();
		return new PoolView.Lanes(this.profiles.size(), (int) known, (limit < Integer.MAX_VALUE) ? limit : null,
				this.longs.active(), this.longs.waiting());
	}

	private record Seen(LaneProfile profile, double nanos, int count) {

	}

}
