package dev.tidepool.boot.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tidepool.Alert;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolListener;

/**
 * What is the matter with the pools. Thread-safe.
 */
public final class PoolAlerts implements AlertSource {

	private final AlertSettings settings;

	private final PoolRules rules;

	private final Map<String, PoolWatch> watches = new ConcurrentHashMap<>();

	private final Map<String, ManagedPool> pools = new ConcurrentHashMap<>();

	/**
	 * Judge pools.
	 * @param settings when a person is to be told
	 */
	public PoolAlerts(AlertSettings settings) {
		this.settings = settings;
		this.rules = new PoolRules(settings);
	}

	/**
	 * Return what is to hear what happens at a pool.
	 * @param pool its resolved name
	 * @return a new listener, which belongs to the pool of that name from now on
	 */
	public PoolListener listener(String pool) {
		PoolWatch watch = new PoolWatch(this.settings.window());
		this.watches.put(pool, watch);
		return watch;
	}

	/**
	 * A pool came into care.
	 * @param pool the pool
	 */
	public void add(ManagedPool pool) {
		this.pools.put(pool.name(), pool);
	}

	/**
	 * A pool is in nobody's care any more.
	 * @param pool the pool
	 */
	public void remove(ManagedPool pool) {
		if (this.pools.remove(pool.name(), pool)) {
			this.watches.remove(pool.name());
		}
	}

	@Override
	public List<Alert> check(Instant now) {
		List<Alert> alerts = new ArrayList<>();
		this.pools.forEach((name, pool) -> {
			PoolWatch watch = this.watches.get(name);
			if (watch != null) {
				alerts.addAll(this.rules.judge(watch.look(pool, now), now));
			}
		});
		return alerts;
	}

}
