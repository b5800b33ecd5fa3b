package dev.tidepool.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneFinding;
import dev.tidepool.nplusone.NPlusOneFinding.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever does what a finding advises is rid of it.
 */
class CureTests {

	private static ConfigurableApplicationContext context;

	private static final Map<String, Shape> SHAPES = new HashMap<>();

	@BeforeAll
	static void start() {
		context = start("cures");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	private static ConfigurableApplicationContext start(String name, String... properties) {
		ConfigurableApplicationContext started = CorpusTests.start("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1",
				CorpusDatabase.H2, properties);
		started.getBean(CatalogueData.class).fill();
		SHAPES.clear();
		started.getBeanProvider(Shapes.class).forEach((each) -> SHAPES.putAll(each.all()));
		return started;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					hibernate.lazy-to-one          | Book.author      | JOIN FETCH author                  | hibernate.join-fetch-to-one
					hibernate.lazy-to-one          | Book.author      | @EntityGraph(attributePaths        | hibernate.entity-graph
					hibernate.all-collections      | Author.books     | JOIN FETCH books                   | hibernate.join-fetch-collection
					hibernate.lazy-collection      | Author.books     | read the page's ids first          | hibernate.ids-then-fetch
					hibernate.lazy-collection      | Author.books     | @BatchSize(size = 50)              | hibernate.batch-size-collection
					hibernate.eager-to-one         | Parcel.carrier   | JOIN FETCH carrier                 | hibernate.join-fetch-eager
					hibernate.one-to-one-mapped-by | Person.passport  | cannot be lazy                     | hibernate.join-fetch-mapped-by
					hibernate.to-one-by-other-column | Car.model      | JOIN FETCH model                   | hibernate.join-fetch-other-column
					hibernate.eager-elements       | Playlist.songs   | JOIN FETCH                         | hibernate.join-fetch-elements
					hibernate.find-loop            |                  | findMultiple(keys)                 | hibernate.find-multiple
					hibernate.count-loop           |                  | GROUP BY                           | hibernate.count-grouped
					template.loop-after-query      |                  | IN (:keys)                         | template.in-list
					template.loop-after-query      |                  | = ANY(?)                           | jdbc.any-array
					template.row-mapper            |                  | Join it                            | template.join
					mybatis.nested-many            |                  | nested result map                  | mybatis.join
					mybatis.loop                   |                  | <foreach>                          | mybatis.foreach
					jooq.loop                      |                  | .in(keys)                          | jooq.in
					jooq.cursor                    |                  | Join                               | jooq.join
					aggregate.find-loop            |                  | findAllById                        | aggregate.find-all
					aggregate.collection           |                  | a join of your own                 | template.join
					""")
	void theFixMakesTheFindingGoAway(String shape, String association, String fix, String cured) throws Exception {
		List<NPlusOneFinding> found = run(context, shape, Kind.N_PLUS_ONE);
		assertThat(found).isNotEmpty().anySatisfy((finding) -> {
			assertThat(finding.association()).isEqualTo(association);
			assertThat(finding.fix()).contains(fix);
		});
		assertThat(run(context, cured, Kind.N_PLUS_ONE)).isEmpty();
	}

	@Test
	void writesInOneBatchAreNoLoop() throws Exception {
		assertThat(run(context, "template.inserts", Kind.WRITE_LOOP)).singleElement()
			.extracting(NPlusOneFinding::fix)
			.asString()
			.contains("batchUpdate");
		assertThat(run(context, "template.batch-insert", Kind.WRITE_LOOP)).isEmpty();
	}

	@Test
	void anAnswerThatIsKeptIsNoDuplicate() throws Exception {
		assertThat(run(context, "template.same-values", Kind.DUPLICATE)).hasSize(1);
		assertThat(run(context, "hibernate.first-level-cache", Kind.DUPLICATE)).isEmpty();
	}

	@Test
	void aBatchThatIsTooSmallIsWorthAWord() throws Exception {
		assertThat(run(context, "hibernate.batch-size-too-small", Kind.BATCHED)).singleElement()
			.satisfies((finding) -> {
				assertThat(finding.association()).isEqualTo("Team.songs");
				assertThat(finding.fix()).contains("already batched");
			});
		assertThat(run(context, "hibernate.batch-size-collection", Kind.BATCHED)).isEmpty();
	}

	@Test
	void hibernateWritesInBatchesWhenItIsTold() throws Exception {
		assertThat(run(context, "hibernate.dirty-updates", Kind.WRITE_LOOP)).singleElement()
			.extracting(NPlusOneFinding::fix)
			.asString()
			.contains("hibernate.jdbc.batch_size");
		try (ConfigurableApplicationContext batching = start("batching",
				"spring.jpa.properties.hibernate.jdbc.batch_size=50")) {
			assertThat(run(batching, "hibernate.dirty-updates", Kind.WRITE_LOOP)).isEmpty();
		}
		finally {
			context.getBeanProvider(Shapes.class).forEach((each) -> SHAPES.putAll(each.all()));
		}
	}

	private static List<NPlusOneFinding> run(ConfigurableApplicationContext context, String shape, Kind kind)
			throws Exception {
		Findings findings = context.getBean(Findings.class);
		Map<String, Long> before = new HashMap<>();
		findings.all().forEach((finding) -> before.put(finding.id(), finding.cost().units()));
		Work work = context.getBean(Work.class);
		assertThat(SHAPES).containsKey(shape);
		work.prepare(SHAPES.get(shape), 24);
		Host.ASYNC.run(context, work);
		return findings.all()
			.stream()
			.filter((finding) -> finding.kind() == kind)
			.filter((finding) -> finding.cost().units() > before.getOrDefault(finding.id(), 0L))
			.toList();
	}

}
