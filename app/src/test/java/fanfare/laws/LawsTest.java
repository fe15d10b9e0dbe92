package fanfare.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The program keeps the laws of the house, and every law was seen to break: each is put to classes planted under
 * {@code fanfare.planted}, and must report the guilty ones and leave the innocent ones alone.
 */
class LawsTest {
    /** A law and the planted classes that break it. */
    private record Law(String name, Function<Laws, ArchRule> rule, List<String> brokenBy) {
        static Law of(String name, Function<Laws, ArchRule> rule, String... brokenBy) {
            return new Law(name, rule, List.of(brokenBy));
        }
    }

    private static final List<Law> LAWS = List.of(
            Law.of(
                    "layers",
                    Laws::layers,
                    "model.file.ReachesUp",
                    "simulator.run.ReachesUp",
                    "samples.ReachesAside",
                    "exporters.svg.ReachesUp",
                    "app.service.ReachesUp",
                    "app.cli.ReachesAside"),
            Law.of("no circles", Laws::noCircles, "model.edit.InCircle"),
            Law.of("screen in the desktop only", Laws::screenInDesktopOnly, "app.cli.ShowsWindow"),
            Law.of("kinds know themselves only", Laws::kindsKnowThemselvesOnly, "model.kind.KnowsDesign"),
            Law.of("kernel knows no kind", Laws::kernelKnowsNoKind, "simulator.kernel.KnowsKind"),
            Law.of("behaviours know no other", Laws::behavioursKnowNoOther, "simulator.behaviour.MeddlingBehaviour"),
            Law.of(
                    "exact mathematics",
                    Laws::exactMathematics,
                    "simulator.run.InexactCall",
                    "simulator.run.InexactReference"),
            Law.of("no clocks", Laws::noClocks, "model.design.Dated", "simulator.measure.ReadsClock"),
            Law.of("no collections in the kernel", Laws::noCollectionsInTheKernel, "simulator.kernel.KeepsMap"),
            Law.of("document of values", Laws::documentOfValues, "model.design.Mutable"),
            Law.of("edits are records", Laws::editsAreRecords, "model.edit.EditWithState"),
            Law.of(
                    "files written in two places",
                    Laws::filesWrittenInTwoPlaces,
                    "exporters.svg.WritesFile",
                    "exporters.svg.OpensStream"),
            Law.of("rules know no other", Laws::rulesKnowNoOther, "simulator.rule.MeddlingRule"),
            Law.of("formats know no other", Laws::formatsKnowNoOther, "exporters.pdf.MeddlingExporter"),
            Law.of("names say what", Laws::namesSayWhat, "model.design.ThingManager", "model.util.Misplaced"),
            Law.of(
                    "streams in the command line only",
                    Laws::streamsInCommandLineOnly,
                    "simulator.run.Prints",
                    "simulator.run.PrintsTrace"));

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fanfare");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("fanfare.planted");
    private static final JavaClasses INNOCENT =
            PLANTED.that(describe("are innocent", c -> c.getSimpleName().startsWith("Innocent")));

    @TestFactory
    Stream<DynamicTest> theProgramKeeps() {
        return LAWS.stream()
                .map(law -> dynamicTest(
                        law.name(), () -> law.rule().apply(new Laws("fanfare")).check(PROGRAM)));
    }

    @TestFactory
    Stream<DynamicTest> isSeenToBreak() {
        Laws laws = new Laws("fanfare.planted");
        return LAWS.stream()
                .map(law -> dynamicTest(law.name(), () -> {
                    ArchRule rule = law.rule().apply(laws);
                    String report = String.join(
                            "\n", rule.evaluate(PLANTED).getFailureReport().getDetails());
                    assertThat(law.brokenBy())
                            .allSatisfy(guilty -> assertThat(report).contains("fanfare.planted." + guilty));
                    rule.allowEmptyShould(true).check(INNOCENT);
                }));
    }

    @Test
    void everyModuleIsLookedAt() {
        assertThat(Stream.of("model", "simulator", "app"))
                .allSatisfy(module -> assertThat(PROGRAM.stream().map(c -> c.getPackageName()))
                        .anyMatch(p -> p.startsWith("fanfare." + module)));
    }
}
