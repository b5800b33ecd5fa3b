package dev.tidepool.nplusone;

import java.lang.StackWalker.StackFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of the application that executes a query. Walking a stack is dear, so a
 * line is remembered for a minute, and walks in a second are limited. Thread-safe.
 */
final class CallSites {

	/** None of the application's code is on the stack. */
	static final String NONE = "";

	private static final int MAX_FRAMES = 1024;

	private static final int MAX_WALKS_PER_SECOND = 200;

	private final StackWalker walker = StackWalker.getInstance();

	private final List<String> preferred;

	private final WalkBudget budget;

	private final Cache<Place, String> known;

	CallSites(List<String> basePackages, Clock clock) {
		this.preferred = basePackages.stream().map((name) -> name + ".").toList();
		this.budget = new WalkBudget(MAX_WALKS_PER_SECOND, clock);
		this.known = Caffeine.newBuilder()
			.maximumSize(1000)
			.expireAfterWrite(Duration.ofMinutes(1))
			.ticker(() -> clock.millis() * 1_000_000)
			.executor(Runnable::run)
			.build();
	}

	/**
	 * Return the line that is executing a query now.
	 * @param template the query
	 * @param unitName the unit of work, as far as its name is known
	 * @return the line, {@link #NONE}, or {@code null} if it may not be looked for now
	 */
	@Nullable String find(SqlTemplate template, String unitName) {
		Place place = new Place(template, unitName);
		String site = this.known.getIfPresent(place);
		if (site == null && this.budget.take()) {
			site = this.walker.walk(this::choose);
			this.known.put(place, site);
		}
		return site;
	}

	private String choose(Stream<StackFrame> frames) {
		StackFrame first = null;
		for (Iterator<StackFrame> i = frames.limit(MAX_FRAMES).iterator(); i.hasNext();) {
			StackFrame frame = i.next();
			String name = frame.getClassName();
			if (FrameworkCode.isGenerated(name)) {
				continue;
			}
			if (isPreferred(name)) {
				return text(frame);
			}
			if (first == null && !FrameworkCode.contains(name)) {
				first = frame;
				if (this.preferred.isEmpty()) {
					break;
				}
			}
		}
		return (first != null) ? text(first) : NONE;
	}

	private boolean isPreferred(String className) {
		for (String each : this.preferred) {
			if (className.startsWith(each)) {
				return true;
			}
		}
		return false;
	}

	private static String text(StackFrame frame) {
		String file = (frame.getFileName() != null) ? frame.getFileName() : "Unknown Source";
		String line = (frame.getLineNumber() >= 0) ? ":" + frame.getLineNumber() : "";
		return frame.getClassName() + "." + method(frame.getMethodName()) + "(" + file + line + ")";
	}

	// "lambda$render$0" stands in "render"; its number changes with the code around it
	private static String method(String name) {
		int end = name.lastIndexOf('$');
		int start = "lambda$".length();
		return (name.startsWith("lambda$") && end > start) ? name.substring(start, end) : name;
	}

	private record Place(SqlTemplate template, String unitName) {
	}

}
