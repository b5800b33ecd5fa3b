package dev.tidepool;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

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

}
