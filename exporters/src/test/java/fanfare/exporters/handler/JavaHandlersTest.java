package fanfare.exporters.handler;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Goldens;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Call;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles the generated Java handlers and their tests against the real Lambda types and stand-ins for the SDK's. */
class JavaHandlersTest {
    private static final String RUNTIME = "java17";

    @TempDir
    private static Path sdk;

    @TempDir
    private Path classes;

    @BeforeAll
    static void compileTheSdk() {
        List<JavaFileObject> sources = new ArrayList<>();
        SdkStandIn.sources().forEach((name, text) -> sources.add(source(name, text)));
        assertThat(compiled(sources, sdk, "")).isEmpty();
    }

    /** A design with functions in Java. */
    record Case(String what, Design design) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String golden : Goldens.names("sam")) {
            cases.add(new Case(golden, inJava(Goldens.design("sam", golden))));
        }
        for (Kind from : Kinds.ALL) {
            Component a = Component.of("A", from);
            Component b = Component.of("B", Function.KIND);
            if (ConnectionRules.between(a, b) instanceof Verdict.Allowed allowed) {
                for (Interaction as : allowed.as()) {
                    Design design = Design.named("One").with(a).with(b).with(Connection.of("A", as, "B"));
                    cases.add(new Case(from + " " + as, inJava(design)));
                }
            }
        }
        cases.add(new Case("one of each trigger", inJava(everyTrigger())));
        cases.add(new Case("messages of new objects", inJava(notified())));
        cases.add(new Case("one of each trigger, idempotent", idempotent(inJava(everyTrigger()))));
        cases.add(new Case("messages of new objects, idempotent", idempotent(inJava(notified()))));
        return cases;
    }

    private static Design inJava(Design design) {
        Design next = design;
        for (Component c : design.components()) {
            if (c.kind() == Function.KIND) {
                next = next.with(c.with(Function.RUNTIME, RUNTIME).without(Function.PACKAGE_TYPE));
            }
        }
        return next;
    }

    private static Design idempotent(Design design) {
        Design next = design;
        for (Component c : design.components()) {
            if (c.kind() == Function.KIND) {
                next = next.with(c.with(Function.IDEMPOTENT, true));
            }
        }
        return next;
    }

    private static Design everyTrigger() {
        return Design.named("Every trigger")
                .with(Component.of("Rest", Api.KIND).with(Api.FLAVOUR, "rest"))
                .with(Component.of("Http", Api.KIND))
                .with(Component.of("Jobs", Queue.KIND))
                .with(Component.of("News", Topic.KIND))
                .with(Component.of("Files", Bucket.KIND))
                .with(Component.of("Items", Table.KIND))
                .with(Component.of("Before", Function.KIND))
                .with(Component.of("All", Function.KIND))
                .with(Component.of("Other", Function.KIND))
                .with(Connection.of("Rest", Interactions.INVOKE, "All"))
                .with(Connection.of("Jobs", Poll.INTERACTION, "All").with(Poll.PARTIAL_BATCH_RESPONSE, true))
                .with(Connection.of("News", Deliver.INTERACTION, "All"))
                .with(Connection.of("Files", Deliver.INTERACTION, "All"))
                .with(Connection.of("Items", PollStream.INTERACTION, "All")
                        .with(PollStream.PARTIAL_BATCH_RESPONSE, true))
                .with(Connection.of("Before", Interactions.ON_SUCCESS, "All"))
                .with(Connection.of("Before", Interactions.INVOKE, "All"))
                .with(Connection.of("All", Interactions.INVOKE, "Http").with(Call.TIMEOUT, 1_000_000_000L))
                .with(Connection.of("Http", Interactions.INVOKE, "Other"));
    }

    private static Design notified() {
        return Design.named("Notified")
                .with(Component.of("Files", Bucket.KIND))
                .with(Component.of("News", Topic.KIND))
                .with(Component.of("Jobs", Queue.KIND))
                .with(Component.of("Work", Function.KIND))
                .with(Connection.of("Files", Deliver.INTERACTION, "News"))
                .with(Connection.of("News", Deliver.INTERACTION, "Jobs"))
                .with(Connection.of("Jobs", Poll.INTERACTION, "Work"))
                .with(Connection.of("Work", Interactions.READ, "Files"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyHandlerAndItsTestsCompile(Case test) {
        for (Component c : test.design().components()) {
            if (c.kind() == Function.KIND) {
                Map<String, String> files = new Handlers(test.design(), new Variables(test.design())).files(c);
                String source = files.get("src/" + c.name() + "/src/main/java/app/Handler.java");
                String tests = files.get("src/" + c.name() + "/src/test/java/app/HandlerTest.java");
                List<JavaFileObject> sources = List.of(source("app.Handler", source), source("app.HandlerTest", tests));
                assertThat(compiled(sources, classes, File.pathSeparator + sdk))
                        .as(c.name() + "\n" + source + tests)
                        .isEmpty();
            }
        }
    }

    private static String compiled(List<JavaFileObject> sources, Path to, String with) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-d",
                to.toString(),
                "-cp",
                System.getProperty("java.class.path") + with,
                "-Xlint:-options");
        boolean ok =
                compiler.getTask(messages, null, null, options, null, sources).call();
        return ok ? "" : messages.toString();
    }

    private static JavaFileObject source(String name, String text) {
        URI uri = URI.create("string:///" + name.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
