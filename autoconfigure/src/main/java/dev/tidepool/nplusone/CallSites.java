package dev.tidepool.nplusone;

import java.lang.StackWalker.StackFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidepool.nplusone.CallSite.Client;
import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of the application that executes a query. Walking a stack is dear, so
 * what was walked lately is walked rarely, and the line that it led to is remembered.
 * Thread-safe.
 */
final class CallSites {

	/** None of the application's code is on the stack. */
	static final String NONE = "";

	private static final int MAX_FRAMES = 1024;

	private static final int NEW_PER_SECOND = 200;

	private static final int KNOWN_PER_SECOND = 10;

	static final int BURST = 1000;

	private static final int MAX_PLACES = 1000;

	private final StackWalker walker = StackWalker.getInstance();

	private final List<String> preferred;

	/** Places that were walked in the last minute. */
	private final Cache<Place, Boolean> walked;

	private final WalkBudget forNew;

	private final WalkBudget forKnown;

	/** The line that was found last, by the unit's final name. */
	private final Cache<Place, CallSite> lines;

	CallSites(List<String> basePackages, Clock clock) {
		this.preferred = basePackages.stream().map((name) -> name + ".").toList();
		this.forNew = new WalkBudget(NEW_PER_SECOND, BURST, clock);
		this.forKnown = new WalkBudget(KNOWN_PER_SECOND, BURST, clock);
		this.walked = Caffeine.newBuilder()
			.maximumSize(MAX_PLACES)
			.expireAfterWrite(Duration.ofMinutes(1))
			.ticker(() -> clock.millis() * 1_000_000)
			.executor(Runnable::run)
			.build();
		this.lines = Caffeine.newBuilder().maximumSize(MAX_PLACES).executor(Runnable::run).build();
	}

	/**
	 * Return from where a query is executed now. An HTTP request does not know its route
	 * yet, so a line may not be taken over from a unit that has the same name at this
	 * moment: such a unit is only a reason to look less often.
	 * @param template the query
	 * @param unitName the unit of work, as far as its name is known
	 * @return the place, or {@code null} if too many were looked for lately
	 */
	@Nullable CallSite find(SqlTemplate template, String unitName) {
		return mayLook(template, unitName) ? walk() : null;
	}

	/**
	 * Whether to {@link #walk}, as {@link #find} does.
	 */
	boolean mayLook(SqlTemplate template, String unitName) {
		Place place = new Place(template, unitName);
		if (this.walked.getIfPresent(place) != null) {
			return mayLookAgain();
		}
		if (!this.forNew.take()) {
			return false;
		}
		this.walked.put(place, Boolean.TRUE);
		return true;
	}

	/**
	 * Whether to {@link #walk} where it is known already what that leads to.
	 */
	boolean mayLookAgain() {
		return this.forKnown.take();
	}

	/**
	 * Return from where a query is executed now, once one may look.
	 */
	CallSite walk() {
		return this.walker.walk(this::choose);
	}

	/**
	 * Return the place for a unit that has its final name.
	 * @param found what {@link #find} returned
	 * @return the place, or the one that such a unit had last, or {@code null} if there
	 * is neither
	 */
	@Nullable CallSite settle(SqlTemplate template, String unitName, @Nullable CallSite found) {
		Place place = new Place(template, unitName);
		CallSite last = this.lines.getIfPresent(place);
		if (found == null || found.equals(last)) {
			return last;
		}
		this.lines.put(place, found);
		return found;
	}

	/**
	 * Return how many places are remembered.
	 */
	long remembered() {
		this.walked.cleanUp();
		this.lines.cleanUp();
		return this.walked.estimatedSize() + this.lines.estimatedSize();
	}

	private CallSite choose(Stream<StackFrame> frames) {
		StackFrame line = null;
		boolean preferredLine = false;
		Client client = Client.JDBC;
		boolean byKey = false;
		long path = 0;
		for (Iterator<StackFrame> i = frames.limit(MAX_FRAMES).iterator(); i.hasNext();) {
			StackFrame frame = i.next();
			String name = frame.getClassName();
			if (FrameworkCode.isGenerated(name)) {
				continue;
			}
			boolean preferred = isPreferred(name);
			if (preferred || !FrameworkCode.contains(name)) {
				path = path * 31 + name.hashCode();
				path = path * 31 + frame.getMethodName().hashCode() + frame.getByteCodeIndex();
				if (line == null || (preferred && !preferredLine)) {
					line = frame;
					preferredLine = preferred;
				}
			}
			else if (line == null) {
				Client through = Client.of(name);
				client = (through != Client.JDBC) ? through : client;
				byKey |= isByKey(name, frame.getMethodName());
			}
		}
		return new CallSite((line != null) ? text(line) : NONE, client, byKey, path);
	}

	private static boolean isByKey(String className, String method) {
		return method.equals("findById")
				|| (method.equals("find") && className.equals("org.hibernate.internal.SessionImpl"));
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

}
