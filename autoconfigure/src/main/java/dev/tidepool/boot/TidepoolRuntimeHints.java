package dev.tidepool.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image would otherwise leave out: HikariCP copies a configuration field by
 * field, and the dashboard is made of resources.
 */
final class TidepoolRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection()
			.registerTypeIfPresent(classLoader, "com.zaxxer.hikari.HikariConfig",
					MemberCategory.ACCESS_DECLARED_FIELDS);
		hints.resources().registerPattern("dev/tidepool/boot/actuate/dashboard/*");
	}

}
