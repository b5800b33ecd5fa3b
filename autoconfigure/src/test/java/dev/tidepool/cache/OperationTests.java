package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import dev.tidepool.cache.InvalidationListener.Invalidation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a program can do with {@link QueryCache}.
 */
class OperationTests {

	private static final String QUERY = CacheFixture.QUERY;

	private static final String OTHER = "select price from product where id = 1";

	private CacheFixture fixture;

	@BeforeEach
	void open() throws SQLException {
		this.fixture = CacheFixture.h2();
		this.fixture.warm();
		this.fixture.query(OTHER);
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void aTableIsInvalidated() throws SQLException {
		this.fixture.cache.invalidate("PUBLIC.Product");
		assertThat(this.fixture.hits(QUERY)).isFalse();
		assertThat(this.fixture.hits(OTHER)).isFalse();
	}

	@Test
	void aPatternForgetsWhatItIsFoundIn() throws SQLException {
		assertThat(this.fixture.cache.invalidate(Pattern.compile("select name"))).isEqualTo(1);
		assertThat(this.fixture.hits(OTHER)).isTrue();
		assertThat(this.fixture.hits(QUERY)).isFalse();
		assertThat(this.fixture.hits(QUERY)).isTrue();
	}

	@Test
	void aPatternThatTakesForEverForgetsEverything() throws SQLException {
		assertThat(this.fixture.cache.statistics().entries()).isPositive();
		this.fixture.cache.invalidate(Pattern.compile("((\\w|\\s|.)+)+\\1#"));
		assertThat(this.fixture.cache.statistics().entries()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(a+)+\\1b", "(a|a)*\\1b", "(.*)*(.*)*(.*)*\\1b" })
	void aPatternIsGivenUpOnceAndForAll(String pattern) {
		TextSearch search = new TextSearch(Pattern.compile(pattern));
		assertThat(search.finds("c")).isFalse();
		assertThat(search.finds("a".repeat(50))).isTrue();
		assertThat(search.finds("c")).isTrue();
	}

	@Test
	void aPatternThatGoesTooDeepIsGivenUp() {
		assertThat(new TextSearch(Pattern.compile("(a|aa)*b")).finds("a".repeat(200_000))).isTrue();
	}

	@Test
	void aPatternWithGapsIsLookedForInALongText() {
		TextSearch search = new TextSearch(Pattern.compile("(?i)SELECT .* from .* where"));
		assertThat(search.finds("select " + "a, ".repeat(300) + "a from b")).isFalse();
		assertThat(search.finds("select " + "a, ".repeat(300) + "a from b where c = 1")).isTrue();
	}

	@Test
	void aPatternForgetsWhatIsOnItsWay() throws SQLException {
		this.fixture.cache.invalidateAll();
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(QUERY);
				ResultSet rows = statement.executeQuery()) {
			this.fixture.cache.invalidate(Pattern.compile("select name"));
			assertThat(CacheFixture.column(rows)).containsExactly("tea");
		}
		assertThat(this.fixture.hits(QUERY)).isFalse();
		assertThat(this.fixture.hits(QUERY)).isTrue();
	}

	@Test
	void patternsAreBoundedAndTheLostOnesCountForEverything() {
		ForgottenTexts forgotten = new ForgottenTexts();
		assertThat(forgotten.contain("a", 0)).isFalse();
		for (int i = 1; i <= ForgottenTexts.MAX_PATTERNS + 1; i++) {
			forgotten.add(new TextSearch(Pattern.compile("p" + i + "$")), 10 * i);
		}
		assertThat(forgotten.contain("unlike", 9)).as("as old as the lost one").isTrue();
		assertThat(forgotten.contain("unlike", 10)).isFalse();
		assertThat(forgotten.contain("p2", 19)).isTrue();
		assertThat(forgotten.contain("p2", 20)).isFalse();
	}

	@Test
	void queriesAreExecutedToWarmTheCache() throws SQLException {
		this.fixture.cache.invalidateAll();
		String refused = "select nothing from product";
		String unnamed = "select name from person";
		assertThat(this.fixture.cache.warm(this.fixture.dataSource, List.of(refused, QUERY, unnamed)))
			.containsEntry(QUERY, WarmUpOutcome.CACHED)
			.containsEntry(unnamed, WarmUpOutcome.NOT_CACHED)
			.containsEntry(refused, WarmUpOutcome.FAILED);
		assertThat(this.fixture.hits(QUERY)).isTrue();
		assertThat(this.fixture.cache.warm(this.fixture.dataSource, List.of(QUERY)))
			.containsValue(WarmUpOutcome.CACHED);
	}

	@Test
	void listenersHearOfChangedTables() throws SQLException {
		List<Invalidation> heard = new CopyOnWriteArrayList<>();
		this.fixture.cache.addListener((invalidation) -> {
			throw new IllegalStateException("on purpose");
		});
		this.fixture.cache.addListener(heard::add);
		this.fixture.update("update product set price = 3 where id = 1");
		assertThat(heard).containsExactly(new Invalidation(Set.of("product"), InvalidationOrigin.LOCAL_WRITE));
		heard.clear();
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, "update product set price = 4 where id = 1");
			CacheFixture.update(connection, "update person set name = 'Bob'");
			assertThat(heard).isEmpty();
			connection.commit();
			assertThat(heard)
				.containsExactly(new Invalidation(Set.of("product", "person"), InvalidationOrigin.LOCAL_WRITE));
			heard.clear();
			CacheFixture.update(connection, "update product set price = 5 where id = 1");
			connection.rollback();
			assertThat(heard).as("nothing was changed").isEmpty();
		}
		this.fixture.update("create table fresh (id int)");
		assertThat(heard).isNotEmpty()
			.allMatch(Invalidation::isEverything)
			.allMatch((each) -> each.origin() == InvalidationOrigin.OPAQUE);
		heard.clear();
		this.fixture.cache.invalidate("product");
		assertThat(heard).containsExactly(new Invalidation(Set.of("product"), InvalidationOrigin.MANUAL));
	}

}
