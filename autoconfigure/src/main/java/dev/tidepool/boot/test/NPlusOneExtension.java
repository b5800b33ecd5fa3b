package dev.tidepool.boot.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.insight.QuerySummary;
import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneFinding;
import dev.tidepool.nplusone.NPlusOneFinding.Kind;
import dev.tidepool.nplusone.NPlusOneFinding.Verdict;
import dev.tidepool.nplusone.UnitOfWork;
import dev.tidepool.nplusone.UnitsOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Does what {@link ExpectNoNPlusOne} asks for: makes the test method a unit of work, and
 * looks at what was found while it ran, in it and in the requests that it made.
 */
final class NPlusOneExtension implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

	private static final Namespace NAMESPACE = Namespace.create(NPlusOneExtension.class);

	@Override
	public void beforeTestExecution(ExtensionContext test) {
		ApplicationContext context = SpringExtension.getApplicationContext(test);
		UnitsOfWork.Scope scope = context.getBean(UnitsOfWork.class)
			.begin(UnitOfWork.Kind.OTHER,
					test.getRequiredTestClass().getSimpleName() + "." + test.getRequiredTestMethod().getName());
		test.getStore(NAMESPACE).put(Before.class, new Before(scope, units(context), statements(context)));
	}

	@Override
	public void afterTestExecution(ExtensionContext test) {
		Before before = test.getStore(NAMESPACE).remove(Before.class, Before.class);
		ExpectNoNPlusOne expected = expected(test);
		if (before == null || expected == null) {
			return;
		}
		before.scope().close();
		ApplicationContext context = SpringExtension.getApplicationContext(test);
		long statements = statements(context) - before.statements();
		if (expected.statements() >= 0 && statements != expected.statements()) {
			throw new AssertionError("expected " + expected.statements() + " statements but there were " + statements);
		}
		List<NPlusOneFinding> found = found(context, before.units(), expected, test.getRequiredTestClass());
		if (!found.isEmpty()) {
			throw new AssertionError(found.stream()
				.map((finding) -> finding.report() + System.lineSeparator() + "  To leave it for now, add to "
						+ expected.baseline() + ": " + Baseline.line(finding))
				.collect(Collectors.joining(System.lineSeparator())));
		}
	}

	private static List<NPlusOneFinding> found(ApplicationContext context, Map<String, Long> before,
			ExpectNoNPlusOne expected, Class<?> testClass) {
		Baseline baseline = Baseline.read(testClass.getClassLoader(), expected.baseline());
		return context.getBean(Findings.class)
			.all()
			.stream()
			.filter((finding) -> finding.kind() == Kind.N_PLUS_ONE)
			.filter((finding) -> finding.verdict() == Verdict.CONFIRMED || expected.likely())
			.filter((finding) -> finding.cost().units() > before.getOrDefault(finding.id(), 0L))
			.filter((finding) -> !baseline.contains(finding) && !Baseline.write(finding))
			.toList();
	}

	private static @Nullable ExpectNoNPlusOne expected(ExtensionContext test) {
		ExpectNoNPlusOne own = AnnotatedElementUtils.findMergedAnnotation(test.getRequiredTestMethod(),
				ExpectNoNPlusOne.class);
		return (own != null) ? own
				: AnnotatedElementUtils.findMergedAnnotation(test.getRequiredTestClass(), ExpectNoNPlusOne.class);
	}

	private static Map<String, Long> units(ApplicationContext context) {
		Map<String, Long> units = new HashMap<>();
		context.getBean(Findings.class).all().forEach((finding) -> units.put(finding.id(), finding.cost().units()));
		return units;
	}

	private static long statements(ApplicationContext context) {
		return context.getBean(QueryStatistics.class)
			.summaries(Integer.MAX_VALUE)
			.stream()
			.mapToLong(QuerySummary::count)
			.sum();
	}

	private record Before(UnitsOfWork.Scope scope, Map<String, Long> units, long statements) {

	}

}
