package io.github.clinamen.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md: from the command line to core, never sideways, never up. */
@AnalyzeClasses(packages = "io.github.clinamen", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String HOME = "io.github.clinamen.";

    @ArchTest
    static final ArchRule coreDependsOnTheJdkAndExactRationalsOnly = classes()
            .that()
            .resideInAPackage(HOME + "core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    HOME + "core..", "java..", "jdk.incubator.vector..", "org.hipparchus..", "org.jspecify..");

    @ArchTest
    static final ArchRule modulesBelowTheCommandLineKnowOnlyCore = slices().matching(HOME + "(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAnyPackage(HOME + "app..", HOME + "bench.."), not(resideInAnyPackage("none")))
            .ignoreDependency(
                    resideInAnyPackage(HOME + "session.."), resideInAnyPackage(HOME + "formats..", HOME + "extract.."))
            .ignoreDependency(not(resideInAnyPackage("none")), resideInAnyPackage(HOME + "core.."));

    @ArchTest
    static final ArchRule nothingKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage(HOME + "app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOME + "app..");

    @ArchTest
    static final ArchRule packagesOfCoreHaveNoCycles =
            slices().matching(HOME + "core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule coreHasNoClockAndNoAmbientRandomness = noClasses()
            .that()
            .resideInAPackage(HOME + "core..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.SecureRandom")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.time..", "java.util.logging..");
}
