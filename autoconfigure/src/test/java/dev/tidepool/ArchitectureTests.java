package dev.tidepool;

import java.lang.reflect.Method;
import java.sql.Wrapper;
import java.util.Arrays;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports run one way: boot, features, jdbc, sql.
 */
class ArchitectureTests {

	private static final String[] FEATURES = { "pool", "cache", "insight", "nplusone" };

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.tidepool");

	@Test
	void importsRunOneWay() {
		layeredArchitecture().consideringOnlyDependenciesInAnyPackage("dev.tidepool..")
			.layer("boot")
			.definedBy("dev.tidepool.boot..")
			.layer("features")
			.definedBy("dev.tidepool.pool..", "dev.tidepool.cache..", "dev.tidepool.insight..",
					"dev.tidepool.nplusone..")
			.layer("database")
			.definedBy("dev.tidepool.database..")
			.layer("jdbc")
			.definedBy("dev.tidepool.jdbc..")
			.layer("measure")
			.definedBy("dev.tidepool.measure..")
			.layer("sql")
			.definedBy("dev.tidepool.sql..")
			.layer("api")
			.definedBy("dev.tidepool")
			.whereLayer("boot")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("features")
			.mayOnlyBeAccessedByLayers("boot")
			.whereLayer("database")
			.mayOnlyBeAccessedByLayers("boot", "features")
			.whereLayer("jdbc")
			.mayOnlyBeAccessedByLayers("boot", "features", "database")
			.whereLayer("measure")
			.mayOnlyBeAccessedByLayers("boot", "features")
			.whereLayer("sql")
			.mayOnlyBeAccessedByLayers("boot", "features", "database", "jdbc")
			.whereLayer("api")
			.mayOnlyBeAccessedByLayers("boot")
			.check(this.classes);
	}

	@Test
	void featuresDoNotImportOneAnother() {
		for (String feature : FEATURES) {
			for (String other : FEATURES) {
				if (!feature.equals(other)) {
					noClasses().that()
						.resideInAPackage("dev.tidepool." + feature + "..")
						.should()
						.dependOnClassesThat()
						.resideInAPackage("dev.tidepool." + other + "..")
						.check(this.classes);
				}
			}
		}
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("dev.tidepool.(**)").should().beFreeOfCycles().check(this.classes);
	}

	@Test
	void onlyBootSeesSpring() {
		noClasses().that()
			.resideOutsideOfPackage("dev.tidepool.boot..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..")
			.check(this.classes);
	}

	@Test
	void librariesStayWhereTheyAreNeeded() {
		onlyIn("net.sf.jsqlparser..", "dev.tidepool.sql..");
		onlyIn("io.micrometer..", "dev.tidepool.boot..");
		onlyIn("com.github.luben..", "dev.tidepool.cache..");
		onlyIn("net.jpountz..", "dev.tidepool.cache..");
		onlyIn("com.zaxxer.hikari..", "dev.tidepool.jdbc..", "dev.tidepool.boot..");
	}

	private void onlyIn(String library, String... packages) {
		noClasses().that()
			.resideOutsideOfPackages(packages)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library)
			.check(this.classes);
	}

	@Test
	void thereIsNoStaticState() {
		noFields().that()
			.areStatic()
			.and()
			.areNotFinal()
			.and()
			.doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
			.should()
			.beDeclaredInClassesThat()
			.resideInAPackage("dev.tidepool..")
			// Finding none is what is wanted
			.allowEmptyShould(true)
			.check(this.classes);
	}

	/**
	 * A default method of a JDBC interface would do what the interface's author thought
	 * of, not what the driver does. HikariCP's pool has none of its own for the data
	 * source's, and below it nobody calls them.
	 */
	@Test
	@EnabledForJreRange(max = JRE.JAVA_25)
	void everyMethodOfJdbcIsWritten() {
		List<Class<?>> written = this.classes.stream()
			.filter((each) -> !each.isInterface())
			.<Class<?>>map(JavaClass::reflect)
			.filter(Wrapper.class::isAssignableFrom)
			.filter((each) -> !HikariDataSource.class.isAssignableFrom(each)
					&& !each.getSimpleName().equals("PhysicalDataSource"))
			.toList();
		assertThat(written).hasSizeGreaterThan(10);
		List<String> inherited = written.stream()
			.flatMap((each) -> Arrays.stream(each.getMethods()))
			.filter((method) -> method.isDefault() && method.getDeclaringClass().getPackageName().startsWith("java"))
			.map(Method::toString)
			.toList();
		assertThat(inherited).isEmpty();
	}

}
