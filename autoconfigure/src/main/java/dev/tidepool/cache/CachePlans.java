package dev.tidepool.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidepool.sql.CacheHint;
import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import dev.tidepool.sql.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be cached, by facts alone, and remembers the decisions. Thread-safe.
 */
final class CachePlans {

	private static final int MAX_TEMPLATES = 2_000;

	private final CacheSettings settings;

	private final TableStamps stamps;

	private final OptIn comment = new OptIn("comment");

	private final OptIn annotation = new OptIn("annotation");

	private final List<OptIn> rules = new ArrayList<>();

	private final Cache<SqlTemplate, TemplateState> templates = Caffeine.newBuilder()
		.maximumSize(MAX_TEMPLATES)
		.executor(Runnable::run)
		.build();

	CachePlans(CacheSettings settings, TableStamps stamps) {
		this.settings = settings;
		this.stamps = stamps;
		for (int i = 0; i < settings.rules().size(); i++) {
			this.rules.add(new OptIn("rules[" + i + "]"));
		}
	}

	CachePlan of(StatementFacts facts) {
		if (facts.attachment(this) instanceof CachePlan known) {
			return known;
		}
		CachePlan decided = decide(facts);
		facts.attach(this, decided);
		return decided;
	}

	OptIn annotation() {
		return this.annotation;
	}

	private CachePlan decide(StatementFacts facts) {
		TemplateState template = this.templates.get(facts.template(), TemplateState::new);
		WriteEffect effect = WriteEffect.of(facts);
		Set<String> tables = facts.reads()
			.stream()
			.map(TableStamps::unqualified)
			.collect(Collectors.toUnmodifiableSet());
		Dependencies dependencies = new Dependencies(facts, this.stamps);
		CacheHint hint = facts.hint();
		boolean out = hint != null && !hint.cache();
		OptIn optIn = null;
		Duration ttl = null;
		// A rule may give the time to live even where something stronger opts in
		int rule = (facts.kind() == StatementKind.SELECT) ? matchingRule(facts, tables) : -1;
		if (rule >= 0) {
			optIn = this.rules.get(rule);
			ttl = this.settings.rules().get(rule).ttl();
		}
		CacheRule matching = (rule >= 0) ? this.settings.rules().get(rule) : null;
		long stale = (matching != null) ? CacheRule.nanos(matching.staleIfError()) : 0;
		long refresh = (matching != null) ? CacheRule.nanos(matching.refreshAhead()) : 0;
		boolean firm = false;
		if (hint != null && hint.cache()) {
			optIn = this.comment;
			firm = hint.ttl() != null;
			ttl = firm ? hint.ttl() : ttl;
		}
		long nanos = CacheRule.nanos((ttl != null) ? ttl : this.settings.defaultTtl());
		return new CachePlan(isCacheable(facts), out, out ? null : optIn, firm, nanos, stale, refresh, tables,
				dependencies, template, effect);
	}

	private int matchingRule(StatementFacts facts, Set<String> tables) {
		List<CacheRule> known = this.settings.rules();
		for (int i = 0; i < known.size(); i++) {
			if (!tables.isEmpty() && known.get(i).matches(facts, tables)) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isCacheable(StatementFacts facts) {
		return facts.readOnly() && !facts.reads().isEmpty() && !facts.is(Trait.NON_DETERMINISTIC)
				&& !facts.is(Trait.SESSION_DEPENDENT) && !facts.is(Trait.SESSION_CHANGING);
	}

	/**
	 * All hits: each is one of what opted it in.
	 */
	long hits() {
		return hitsByOptIn().values().stream().mapToLong(Long::longValue).sum();
	}

	Map<String, Long> hitsByOptIn() {
		Map<String, Long> hits = new LinkedHashMap<>();
		this.rules.forEach((rule) -> hits.put(rule.name(), rule.hits().sum()));
		hits.put(this.comment.name(), this.comment.hits().sum());
		hits.put(this.annotation.name(), this.annotation.hits().sum());
		return hits;
	}

	List<Suggestions.Observation> observations() {
		List<Suggestions.Observation> observations = new ArrayList<>();
		for (TemplateState state : this.templates.asMap().values()) {
			TemplateUse use = state.knownUse();
			if (use != null) {
				observations.add(use.observation(state));
			}
		}
		return observations;
	}

	Map<String, String> refusals() {
		Map<String, String> refusals = new LinkedHashMap<>();
		for (TemplateState state : this.templates.asMap().values()) {
			@Nullable String reason = state.refusal();
			if (reason != null) {
				refusals.put(state.template().text(), reason);
			}
		}
		return refusals;
	}

}
