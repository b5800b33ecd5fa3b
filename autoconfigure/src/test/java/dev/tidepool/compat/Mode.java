package dev.tidepool.compat;

import java.util.List;

/**
 * How much of Tidepool there is.
 */
enum Mode {

	ABSENT("tidepool.enabled=false"),

	DEFAULT("tidepool.enabled=true"),

	EVERYTHING(Mode.CACHED, "tidepool.nplusone.threshold=2"),

	CLASSIC(Mode.CACHED, "tidepool.pool.leasing=connection"),

	ABSENT_WITHOUT_AUTO_COMMIT("tidepool.enabled=false", Mode.NO_AUTO_COMMIT),

	EVERYTHING_WITHOUT_AUTO_COMMIT(Mode.CACHED, Mode.NO_AUTO_COMMIT);

	private static final String CACHED = "tidepool.cache.rules[0].tables=item,author,book,ticket,document";

	private static final String NO_AUTO_COMMIT = "spring.datasource.hikari.auto-commit=false";

	private final List<String> properties;

	Mode(String... properties) {
		this.properties = List.of(properties);
	}

	List<String> properties() {
		return this.properties;
	}

	boolean isAbsent() {
		return this == ABSENT || this == ABSENT_WITHOUT_AUTO_COMMIT;
	}

	boolean isCached() {
		return this.properties.contains(CACHED);
	}

	/**
	 * What an application has without Tidepool.
	 */
	Mode absent() {
		return this.properties.contains(NO_AUTO_COMMIT) ? ABSENT_WITHOUT_AUTO_COMMIT : ABSENT;
	}

}
