package fanfare.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The laws of the house, one method each, written for a root package: {@code fanfare} for the program itself, and
 * {@code fanfare.planted} for the faults that prove that a law is able to break.
 */
final class Laws {
    private static final Set<String> INEXACT = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");
    private static final Set<String> READING_FILES = Set.of(
            "readAllBytes",
            "readString",
            "readAllLines",
            "lines",
            "newInputStream",
            "newBufferedReader",
            "exists",
            "notExists",
            "isRegularFile",
            "isDirectory",
            "isReadable",
            "isWritable",
            "isExecutable",
            "isHidden",
            "isSymbolicLink",
            "isSameFile",
            "size",
            "list",
            "walk",
            "find",
            "newDirectoryStream",
            "mismatch",
            "getLastModifiedTime",
            "readAttributes",
            "getAttribute",
            "probeContentType",
            "readSymbolicLink");

    private static final Set<String> WRITERS = Set.of("BundleWriter", "DesignFiles");

    private final String root;

    Laws(String root) {
        this.root = root;
    }

    /** 1: modules stand in layers. */
    ArchRule layers() {
        return CompositeArchRule.of(List.of(
                        never("model", "simulator", "exporters", "samples", "app"),
                        never("simulator", "exporters", "samples", "app"),
                        never("samples", "simulator", "exporters", "app"),
                        never("exporters", "samples", "app"),
                        never("app.service", "app.cli", "app.desktop"),
                        never("app.platform", "app.service", "app.cli", "app.desktop"),
                        never("app.cli", "app.desktop"),
                        never("app.desktop", "app.cli")))
                .because("what a design is must not know what it does or becomes, and neither must know the screen");
    }

    private ArchRule never(String from, String... to) {
        String[] packages = Stream.of(to).map(this::in).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(from))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    /** 2: no circles of packages. */
    ArchRule noCircles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a circle of packages is one big package that nobody can read alone");
    }

    /** 3: the screen's libraries are used by the desktop only. */
    ArchRule screenInDesktopOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("app.desktop"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..",
                        "com.sun.javafx..",
                        "org.controlsfx..",
                        "atlantafx..",
                        "org.kordamp..",
                        "org.fxmisc..")
                .because("the command line starts without loading JavaFX, and everything else runs where it is not");
    }

    /** 4: declarations of kinds depend on themselves. */
    ArchRule kindsKnowThemselvesOnly() {
        return classes()
                .that()
                .resideInAPackage(in("model.kind"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(in("model.kind"), "java..")
                .because("every designer whose declarations knew more than themselves ended as one knot");
    }

    /** 5: the kernel knows no model but distributions. */
    ArchRule kernelKnowsNoKind() {
        DescribedPredicate<JavaClass> distribution =
                describe("are Distribution", c -> c.getName().startsWith(root + ".model.kind.Distribution"));
        DescribedPredicate<JavaClass> ofTheHouse = resideInAPackage(root + "..");
        return noClasses()
                .that()
                .resideInAPackage(in("simulator.kernel"))
                .should(dependOnClassesThat(ofTheHouse
                        .and(not(resideInAPackage(in("simulator.kernel"))))
                        .and(not(distribution))))
                .because("an event loop that knows kinds is rewritten with every kind");
    }

    /** 6: no behaviour uses another. */
    ArchRule behavioursKnowNoOther() {
        return classes()
                .that()
                .resideInAPackage(in("simulator.behaviour"))
                .and(are("behaviours", c -> isConcreteA(c, root + ".simulator.behaviour.Behaviour")))
                .should(useNoOther(root + ".simulator.behaviour.Behaviour"))
                .allowEmptyShould(true)
                .because("behaviours meet in events only, so that each can be read and tested alone");
    }

    /** 7: no inexact mathematics in the simulator. */
    ArchRule exactMathematics() {
        return noClasses()
                .that()
                .resideInAPackage(in("simulator"))
                .should(callA("java.lang.Math", INEXACT::contains, "that may differ in the last bit"))
                .because(
                        "Math.log differs between machines in the last bit; StrictMath gives the same bits everywhere");
    }

    /** 8: no clocks and no randomness of the machine's. */
    ArchRule noClocks() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("model"), in("simulator"))
                .should(dependOnClassesThat(resideInAPackage("java.util.random..")
                        .or(named(
                                "java.util.Random",
                                "java.util.SplittableRandom",
                                "java.util.concurrent.ThreadLocalRandom",
                                "java.security.SecureRandom",
                                "java.util.UUID",
                                "java.time.Instant",
                                "java.time.Clock",
                                "java.time.InstantSource"))))
                .orShould(callA(
                        "java.lang.System",
                        Set.of("nanoTime", "currentTimeMillis", "identityHashCode")::contains,
                        "that differs from run to run"))
                .orShould(callA("java.lang.Math", "random"::equals, "that differs from run to run"))
                .orShould(callA("java.lang.StrictMath", "random"::equals, "that differs from run to run"))
                .because("the same design, scenario and seed give the same bits");
    }

    /** 9: the kernel works on arrays. */
    ArchRule noCollectionsInTheKernel() {
        // A distribution's table is a List; it is read when a run is compiled.
        DescribedPredicate<JavaClass> collection =
                assignableTo(Collection.class).or(assignableTo(Map.class)).and(not(named("java.util.List")));
        return noClasses()
                .that()
                .resideInAPackage(in("simulator.kernel"))
                .should(dependOnClassesThat(collection))
                .because("an object per event costs more than the event, and no run allocates inside its loop");
    }

    /** 10: the document is made of values. */
    ArchRule documentOfValues() {
        return classes()
                .that()
                .resideInAPackage(root + ".model.design")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .and(are("not Design, which holds arrays and is final", c -> !isFinalDesign(c)))
                .should(be("records, interfaces or enums", c -> c.isRecord() || c.isInterface() || c.isEnum()))
                .because("undo, autosave, live runs and comparisons work on values, without locks");
    }

    private static boolean isFinalDesign(JavaClass c) {
        return c.getSimpleName().equals("Design") && c.getModifiers().contains(JavaModifier.FINAL);
    }

    /** 11: edits are records. */
    ArchRule editsAreRecords() {
        return classes()
                .that(are("edits", c -> c.isAssignableTo(root + ".model.edit.Edit") && !c.isInterface()))
                .should()
                .beRecords()
                .allowEmptyShould(true)
                .because("an edit is a label and a pure function, and holds nothing that lives");
    }

    /** 12: files are written in two places. */
    ArchRule filesWrittenInTwoPlaces() {
        return noClasses()
                .that(are(
                        "not the two writers",
                        c -> !WRITERS.contains(outermost(c).getSimpleName())))
                .should(callA("java.nio.file.Files", m -> !READING_FILES.contains(m), "that changes the disk"))
                .orShould(dependOnClassesThat(named(
                        "java.io.FileOutputStream",
                        "java.io.FileWriter",
                        "java.io.RandomAccessFile",
                        "java.nio.channels.FileChannel")))
                .because("writing safely (staged, moved, nothing overwritten unasked) is hard enough once");
    }

    /** 13: no rule uses another. */
    ArchRule rulesKnowNoOther() {
        return classes()
                .that()
                .resideInAPackage(in("simulator.rule"))
                .and(are("rules", c -> isConcreteA(c, root + ".simulator.rule.Rule")))
                .should(useNoOther(root + ".simulator.rule.Rule"))
                .allowEmptyShould(true)
                .because("a rule minds its own business, so that it can be removed");
    }

    /** 14: names say what a thing is. */
    ArchRule namesSayWhat() {
        return CompositeArchRule.of(List.of(
                        noClasses().should(haveNameEndingIn("Manager", "Helper", "Util", "Utils", "Impl")),
                        noClasses()
                                .should()
                                .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..manager..")))
                .because("these words say that nobody knew what the class was for");
    }

    /** 15: standard streams belong to the command line. */
    ArchRule streamsInCommandLineOnly() {
        DescribedPredicate<JavaClass> elsewhere = resideOutsideOfPackages(in("app.cli"));
        return noClasses()
                .that(elsewhere)
                .should(useStandardStreams())
                .because("results go to standard output only, and only the command line knows what is a result");
    }

    /** 16: no format uses another. */
    ArchRule formatsKnowNoOther() {
        String exporter = root + ".exporters.Exporter";
        return classes()
                .that()
                .resideInAPackage(root + ".exporters.*")
                .and()
                .resideOutsideOfPackage(root + ".exporters.catalogue")
                .should(new ArchCondition<>("use no other format") {
                    private final Set<String> formats = new TreeSet<>();

                    @Override
                    public void init(Collection<JavaClass> all) {
                        all.stream()
                                .filter(c -> isConcreteA(c, exporter))
                                .map(JavaClass::getPackageName)
                                .forEach(formats::add);
                    }

                    @Override
                    public void check(JavaClass c, ConditionEvents events) {
                        for (Dependency d : c.getDirectDependenciesFromSelf()) {
                            JavaClass used = d.getTargetClass();
                            if (formats.contains(c.getPackageName())
                                    && formats.contains(used.getPackageName())
                                    && !used.getPackageName().equals(c.getPackageName())
                                    && !isSharedLook(used, exporter)) {
                                events.add(SimpleConditionEvent.violated(c, d.getDescription()));
                            }
                        }
                    }
                })
                .allowEmptyShould(true)
                .because("a format can be removed, or changed, without a look at the others");
    }

    /** The sizes, colours and places that pictures, the desktop and drawings share. */
    private boolean isSharedLook(JavaClass used, String exporter) {
        return used.getPackageName().equals(root + ".exporters.picture") && !isConcreteA(used, exporter);
    }

    private ArchCondition<JavaClass> useStandardStreams() {
        return new ArchCondition<>("use standard streams") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                c.getFieldAccessesFromSelf().stream()
                        .filter(a -> a.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("in", "out", "err").contains(a.getName()))
                        .forEach(a -> events.add(SimpleConditionEvent.satisfied(c, a.getDescription())));
                c.getMethodCallsFromSelf().stream()
                        .filter(a -> a.getName().equals("printStackTrace")
                                && a.getTarget().getRawParameterTypes().isEmpty())
                        .forEach(a -> events.add(SimpleConditionEvent.satisfied(c, a.getDescription())));
            }
        };
    }

    /** The slices rule sees packages only; this sees classes of one kind inside a package. */
    private static ArchCondition<JavaClass> useNoOther(String type) {
        return new ArchCondition<>("use no other " + type) {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                for (Dependency d : c.getDirectDependenciesFromSelf()) {
                    JavaClass used = d.getTargetClass();
                    if (isConcreteA(used, type) && !outermost(used).equals(outermost(c))) {
                        events.add(SimpleConditionEvent.violated(c, d.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isConcreteA(JavaClass c, String type) {
        return c.isAssignableTo(type) && !c.getModifiers().contains(JavaModifier.ABSTRACT) && !c.isInterface();
    }

    private static JavaClass outermost(JavaClass c) {
        JavaClass outer = c;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static ArchCondition<JavaClass> callA(
            String owner, java.util.function.Predicate<String> method, String description) {
        return new ArchCondition<>("call a method of " + owner + " " + description) {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                Stream.concat(c.getMethodCallsFromSelf().stream(), c.getMethodReferencesFromSelf().stream())
                        .filter(a -> a.getTargetOwner().getName().equals(owner) && method.test(a.getName()))
                        .forEach(a -> events.add(SimpleConditionEvent.satisfied(c, a.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> haveNameEndingIn(String... ends) {
        return be(
                "named *" + String.join(", *", ends),
                c -> Stream.of(ends).anyMatch(e -> c.getSimpleName().endsWith(e)));
    }

    private static ArchCondition<JavaClass> be(String what, java.util.function.Predicate<JavaClass> test) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                events.add(new SimpleConditionEvent(c, test.test(c), c.getName() + " against: be " + what));
            }
        };
    }

    private static DescribedPredicate<JavaClass> are(String what, java.util.function.Predicate<JavaClass> test) {
        return describe("are " + what, test);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> all = Set.of(names);
        return describe("are one of " + all, c -> all.contains(c.getName()));
    }

    private String in(String packages) {
        return root + "." + packages + "..";
    }
}
