package fanfare.model.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import fanfare.model.design.Design;
import fanfare.model.edit.Edit;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "fanfare.model", importOptions = ImportOption.DoNotIncludeTests.class)
class ModelLawsTest {
    private static final DescribedPredicate<JavaClass> A_VALUE =
            describe("a record, interface or enum", c -> c.isRecord() || c.isInterface() || c.isEnum());

    @ArchTest
    static final ArchRule KINDS_STAND_ALONE = kindsStandAlone("fanfare.model.kind..");

    @ArchTest
    static final ArchRule DESIGNS_ARE_VALUES = designsAreValues("fanfare.model.design..");

    @ArchTest
    static final ArchRule EDITS_ARE_RECORDS = editsAreRecords();

    @ArchTest
    static final ArchRule NO_CIRCLES = noCircles("fanfare.model.(*)..");

    @ArchTest
    static final ArchRule NO_CLOCKS = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "clocks or chance",
                    c -> java.util.Set.of(
                                    "java.util.Random",
                                    "java.util.UUID",
                                    "java.time.Clock",
                                    "java.time.Instant",
                                    "java.util.concurrent.ThreadLocalRandom")
                            .contains(c.getName())))
            .because("the same design gives the same answers everywhere");

    private static ArchRule noCircles(String packages) {
        return slices().matching(packages)
                .should()
                .beFreeOfCycles()
                .because("a circle of packages is one package with many names");
    }

    private static ArchRule kindsStandAlone(String kinds) {
        return classes()
                .that()
                .resideInAPackage(kinds)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(kinds, "java..")
                .because("a declaration that knows who uses it ties everything into one knot");
    }

    private static ArchRule designsAreValues(String designs) {
        return classes()
                .that()
                .resideInAPackage(designs)
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveFullyQualifiedName(Design.class.getName())
                .should(ArchCondition.from(A_VALUE))
                .because(
                        "designs are compared, shared between threads and kept in the history; Design alone is a final class with the equality of a value");
    }

    private static ArchRule editsAreRecords() {
        return classes()
                .that()
                .implement(Edit.class)
                .should()
                .beRecords()
                .because("an edit is a value with a name, which undo and tests can compare");
    }

    @Test
    void everyLawBreaksOnAPlantedFault() {
        JavaClasses planted = new ClassFileImporter().importClasses(Planted.class, PlantedEdit.class, RoundTrip.class);
        assertThat(kindsStandAlone("fanfare.model.laws..").evaluate(planted).hasViolation())
                .isTrue();
        assertThat(designsAreValues("fanfare.model.laws..")
                        .evaluate(new ClassFileImporter().importClasses(ModelLawsTest.class))
                        .hasViolation())
                .isTrue();
        assertThat(editsAreRecords().evaluate(planted).hasViolation()).isTrue();
        assertThat(NO_CLOCKS.evaluate(planted).hasViolation()).isTrue();
        assertThat(noCircles("fanfare.model.laws.(*)..")
                        .evaluate(new ClassFileImporter().importPackages("fanfare.model.laws"))
                        .hasViolation())
                .isTrue();
    }

    /** Depends on a design, which no kind may. */
    static final class Planted {
        final Design design = Design.named("planted");
    }

    /** An edit that is no record. */
    static final class PlantedEdit implements Edit {
        @Override
        public String label() {
            return "planted";
        }

        @Override
        public Design apply(Design before) {
            return before;
        }
    }

    /** Throws dice. */
    static final class RoundTrip {
        final java.util.Random dice = new java.util.Random(1);
    }
}
