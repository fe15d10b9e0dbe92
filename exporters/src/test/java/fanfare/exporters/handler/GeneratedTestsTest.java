package fanfare.exporters.handler;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Goldens;
import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the generated tests of all golden designs against stand-ins of the SDK, and sees them fail where they have to. */
class GeneratedTestsTest {
    private static final Path PYTHON = Path.of("src/test/resources/fakes/python");
    private static final String NODE = "nodejs22.x";
    private static final String SNAKE = "python3.13";

    @TempDir
    private Path folder;

    @Test
    @Needs({"node", "-e", "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)"})
    void thoseOfJavaScriptPass() throws Exception {
        List<String> command = new ArrayList<>(List.of("node", "--test"));
        for (String golden : Goldens.names("sam")) {
            command.addAll(written(Goldens.design("sam", golden), NODE, folder.resolve(golden)));
        }
        assertThat(command).hasSizeGreaterThan(50);
        NodeFakes.modules(folder);
        Program.Outcome outcome = Program.run(folder, Map.of(), command);
        assertThat(outcome.status()).as(outcome.text()).isZero();
        assertThat(number("(?:#|ℹ) pass (\\d+)", outcome.text())).isGreaterThan(100);
    }

    @Test
    @Needs({"node", "--experimental-strip-types", "-e", "0"})
    void thoseOfTypeScriptPass() throws Exception {
        Design design = Goldens.design("sam", "starters");
        List<String> command = new ArrayList<>(List.of("node", "--experimental-strip-types", "--test"));
        for (Component c : design.components()) {
            if (c.kind() == Function.KIND && c.get(Function.LANGUAGE).equals("typescript")) {
                command.addAll(written(design, c, folder));
            }
        }
        NodeFakes.modules(folder);
        Program.Outcome outcome = Program.run(folder, Map.of(), command);
        assertThat(outcome.status()).as(outcome.text()).isZero();
    }

    @Test
    @Needs({"python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))"})
    void thoseOfPythonPass() throws Exception {
        int ran = 0;
        for (String golden : Goldens.names("sam")) {
            Path here = folder.resolve(golden);
            written(Goldens.design("sam", golden), SNAKE, here);
            if (Files.exists(here)) {
                Program.Outcome outcome = python(here);
                assertThat(outcome.status()).as(golden + "\n" + outcome.text()).isZero();
                ran += number("Ran (\\d+) test", outcome.text());
            }
        }
        assertThat(ran).isGreaterThan(100);
    }

    @Test
    @Needs({"node", "-e", "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)"})
    void thoseOfJavaScriptSeeFaults() throws Exception {
        List<String> tests = written(worker(), NODE, folder);
        NodeFakes.modules(folder);
        Path code = folder.resolve("src/Work/app.mjs");
        String right = Files.readString(code);
        for (String[] fault : List.of(
                new String[] {"await writeDone(item);", ""},
                new String[] {"await once(item);", "await work(item);"},
                new String[] {"await dynamodb.send(new DeleteItemCommand({ TableName, Key }));", ""},
                new String[] {"batchItemFailures.push({ itemIdentifier: item.id });", ""})) {
            assertThat(right).contains(fault[0]);
            Files.writeString(code, right.replace(fault[0], fault[1]));
            Program.Outcome outcome = Program.run(folder, Map.of(), List.of("node", "--test", tests.get(0)));
            assertThat(outcome.status()).as("without " + fault[0]).isNotZero();
        }
    }

    @Test
    @Needs({"python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))"})
    void thoseOfPythonSeeFaults() throws Exception {
        written(worker(), SNAKE, folder);
        Path code = folder.resolve("src/Work/app.py");
        String right = Files.readString(code);
        for (String[] fault : List.of(
                new String[] {"    write_done(item)\n", "    pass\n"},
                new String[] {"            once(item)\n", "            work(item)\n"},
                new String[] {"        dynamodb.delete_item(TableName=table, Key=key)\n", ""},
                new String[] {"            failures.append({\"itemIdentifier\": item[\"id\"]})\n", ""})) {
            assertThat(right).contains(fault[0]);
            Files.writeString(code, right.replace(fault[0], fault[1]));
            assertThat(python(folder).status()).as("without " + fault[0]).isNotZero();
        }
    }

    private static Design worker() {
        return Design.named("Worker")
                .with(Component.of("Jobs", Queue.KIND))
                .with(Component.of("Work", Function.KIND).with(Function.IDEMPOTENT, true))
                .with(Component.of("Done", Table.KIND))
                .with(Connection.of("Jobs", Poll.INTERACTION, "Work").with(Poll.PARTIAL_BATCH_RESPONSE, true))
                .with(Connection.of("Work", Interactions.WRITE, "Done"));
    }

    private static Program.Outcome python(Path folder) throws Exception {
        Map<String, String> environment =
                Map.of("PYTHONPATH", PYTHON.toAbsolutePath().toString(), "PYTHONDONTWRITEBYTECODE", "1");
        return Program.run(folder, environment, List.of("python3", "-m", "unittest", "discover", "tests"));
    }

    private static int number(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Integer.parseInt(found.group(1));
    }

    /** Writes what all functions of a design are in a runtime, and answers the files with tests. */
    private static List<String> written(Design design, String runtime, Path to) throws IOException {
        Design next = design;
        for (Component c : design.components()) {
            if (c.kind() == Function.KIND) {
                next = next.with(c.with(Function.RUNTIME, runtime)
                        .without(Function.LANGUAGE)
                        .without(Function.PACKAGE_TYPE));
            }
        }
        List<String> tests = new ArrayList<>();
        for (Component c : next.components()) {
            if (c.kind() == Function.KIND) {
                tests.addAll(written(next, c, to));
            }
        }
        return tests;
    }

    private static List<String> written(Design design, Component function, Path to) throws IOException {
        List<String> tests = new ArrayList<>();
        for (Map.Entry<String, String> file :
                new Handlers(design, new Variables(design)).files(function).entrySet()) {
            Path path = to.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            if (file.getKey().matches("tests/.*\\.m[jt]s")) {
                tests.add(path.toString());
            }
        }
        return tests;
    }
}
