package dev.tidepool.sample.traffic;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrafficMixTests {

	@Test
	void sharesOfTheRoutesAddUpToAHundred() {
		assertThat(IntStream.range(0, 100).mapToObj(Route::at)).doesNotContain(Route.REPORT).hasSize(100);
		assertThatIllegalArgumentException().isThrownBy(() -> Route.at(100));
	}

	@Test
	void fewCitiesAreAskedForOftenAndManySeldom() {
		List<Long> cities = LongStream.rangeClosed(1, 1000).boxed().toList();
		TrafficMix mix = new TrafficMix(cities);
		Map<String, Long> requests = Stream.generate(mix::next)
			.filter((request) -> request.route() == Route.CITY)
			.limit(20_000)
			.collect(Collectors.groupingBy(TrafficRequest::path, Collectors.counting()));
		assertThat(requests).hasSizeBetween(500, 1000);
		assertThat(requests.get("/cities/1")).isBetween(1500L, 2500L);
	}

	@Test
	void mixOfASingleCityAsksForIt() {
		TrafficMix mix = new TrafficMix(List.of(7L));
		Stream<String> paths = Stream.generate(mix::next)
			.filter((request) -> request.route() == Route.CITY)
			.limit(100)
			.map(TrafficRequest::path);
		assertThat(paths).containsOnly("/cities/7");
	}

}
