package dev.tidepool.sample.monitoring;

import java.util.Set;

import dev.tidepool.sample.monitoring.PromQl.Selector;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PromQl}.
 */
class PromQlTests {

	@Test
	void metricsAreFoundWithTheirLabelsAndRanges() {
		PromQl parsed = PromQl.parse("""
				sum by (job, pool) (rate(a_total{pool=~"$pool",x!="y"}[$__rate_interval] offset 1d)) * 60
				  / on (job) group_left () b{kind="c_total"} > 0.5 and avg_over_time(d[5m]) >= 1e3""");
		assertThat(parsed.selectors()).containsExactly(new Selector("a_total", Set.of("pool", "x"), true),
				new Selector("b", Set.of("kind"), false), new Selector("d", Set.of(), true));
		assertThat(parsed.grouped()).containsExactly("job", "pool");
	}

	@Test
	void functionsOfFunctionsAreNoMetrics() {
		assertThat(PromQl.parse("max(clamp_min(sum(rate(a[5m])), 1))").selectors()).extracting(Selector::metric)
			.containsExactly("a");
	}

}
