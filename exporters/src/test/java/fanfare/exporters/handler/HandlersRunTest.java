package fanfare.exporters.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanfare.exporters.Goldens;
import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the generated handlers with the events that their triggers send. The SDK is replaced by a fake that remembers the
 * calls; every environment variable holds its own name.
 */
class HandlersRunTest {
    private static final Path FAKES = Path.of("src/test/resources/fakes");

    private static final String PROCESSED = "processed";

    @TempDir
    private Path folder;

    /** One function and one of its events. */
    record Case(String golden, String function, String event) {}

    static List<Case> node() throws IOException {
        return cases("nodejs");
    }

    static List<Case> python() throws IOException {
        return cases("python");
    }

    private static List<Case> cases(String runtime) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String golden : Goldens.names("sam")) {
            Design design = Goldens.design("sam", golden);
            for (Component c : design.components()) {
                if (c.kind() == Function.KIND
                        && c.get(Function.RUNTIME).startsWith(runtime)
                        && c.get(Function.LANGUAGE).equals("javascript")) {
                    files(design, c).keySet().stream()
                            .filter(f -> f.startsWith("events/"))
                            .forEach(e -> cases.add(new Case(golden, c.name(), e)));
                }
            }
        }
        assertThat(cases).hasSizeGreaterThan(3);
        return cases;
    }

    private static Map<String, String> files(Design design, Component function) {
        return new Handlers(design, new Variables(design)).files(function);
    }

    @ParameterizedTest
    @MethodSource("node")
    @Needs({"node", "-e", "process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)"})
    void nodeHandlersCallWhatTheyAreConnectedWith(Case test) throws Exception {
        fakes("node");
        check(test, List.of("node", "run.mjs"), HandlersRunTest::inNode);
    }

    @ParameterizedTest
    @MethodSource("python")
    @Needs({"python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))"})
    void pythonHandlersCallWhatTheyAreConnectedWith(Case test) throws Exception {
        fakes("python3");
        check(test, List.of("python3", "run.py"), HandlersRunTest::inPython);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Web", "Worker", "Transcode", "Mixed"})
    @Needs({"node", "--version"})
    void applicationsOfContainersParse(String container) throws Exception {
        Design design = Goldens.design("sam", "containers");
        String code = new ContainerCode(design.component(container).orElseThrow(), design, new Variables(design))
                .files()
                .get("src/" + container + "/app.mjs");
        Files.writeString(folder.resolve("app.mjs"), code);
        Program.Outcome parsed = Program.run(folder, Map.of(), List.of("node", "--check", "app.mjs"));
        assertThat(parsed.status()).as(parsed.text()).isZero();
    }

    @Test
    @Needs({"node", "-e", "process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)"})
    void nodeReportsTheRecordsThatFailed() throws Exception {
        assertThat(failures("nodejs22.x", "standard", List.of("node", "run.mjs")))
                .containsExactly("message-1");
        assertThat(failures("nodejs22.x", "fifo", List.of("node", "run.mjs")))
                .containsExactly("message-1", "message-2");
    }

    @Test
    @Needs({"python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))"})
    void pythonReportsTheRecordsThatFailed() throws Exception {
        assertThat(failures("python3.13", "standard", List.of("python3", "run.py")))
                .containsExactly("message-1");
        assertThat(failures("python3.13", "fifo", List.of("python3", "run.py")))
                .containsExactly("message-1", "message-2");
    }

    /** What the answer reports when the calls for the first of two messages fail. */
    private List<String> failures(String runtime, String flavour, List<String> command) throws Exception {
        fakes(command.get(0));
        Design design = Design.named("Partial")
                .with(Component.of("Jobs", Queue.KIND).with(Queue.FLAVOUR, flavour))
                .with(Component.of("Work", Function.KIND).with(Function.RUNTIME, runtime))
                .with(Component.of("Done", Table.KIND))
                .with(Connection.of("Jobs", Poll.INTERACTION, "Work").with(Poll.PARTIAL_BATCH_RESPONSE, true))
                .with(Connection.of("Work", Interactions.WRITE, "Done"));
        Map<String, String> files = files(design, design.component("Work").orElseThrow());
        code(files, "Work");
        Files.writeString(folder.resolve("event.json"), files.get("events/Work-Jobs.json"));
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("event.json", "message-1"));
        Program.Outcome outcome = Program.run(folder, Map.of("DONE_TABLE_NAME", "Done"), line);
        assertThat(outcome.status()).as(outcome.text()).isZero();
        List<String> failed = new ArrayList<>();
        JsonNode said = new ObjectMapper()
                .readTree(outcome.text().lines().reduce((a, b) -> b).orElseThrow());
        said.at("/answer/batchItemFailures")
                .forEach(f -> failed.add(f.get("itemIdentifier").asText()));
        return failed;
    }

    private void fakes(String program) throws IOException {
        if (program.equals("python3")) {
            Files.copy(FAKES.resolve("python/run.py"), folder.resolve("run.py"), StandardCopyOption.REPLACE_EXISTING);
            Files.createDirectories(folder.resolve("redis"));
            for (String store : List.of("psycopg.py", "pymysql.py", "redis/__init__.py", "redis/cluster.py")) {
                Files.copy(
                        FAKES.resolve("python").resolve(store),
                        folder.resolve(store),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.copy(
                    FAKES.resolve("python/boto3.py"), folder.resolve("boto3.py"), StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        Files.copy(FAKES.resolve("node/run.mjs"), folder.resolve("run.mjs"), StandardCopyOption.REPLACE_EXISTING);
        NodeFakes.modules(folder);
    }

    private void code(Map<String, String> files, String function) throws IOException {
        String prefix = "src/" + function + "/";
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().startsWith(prefix)) {
                Files.writeString(folder.resolve(file.getKey().substring(prefix.length())), file.getValue());
            }
        }
    }

    private interface Naming {
        String of(Interaction as, Component to);
    }

    private void check(Case test, List<String> command, Naming naming) throws Exception {
        Design design = Goldens.design("sam", test.golden());
        Component function = design.component(test.function()).orElseThrow();
        code(files(design, function), function.name());
        String event = files(design, function).get(test.event());
        Files.writeString(folder.resolve("event.json"), event);
        Variables variables = new Variables(design);
        Map<String, String> environment = new HashMap<>();
        design.components().forEach(c -> environment.put(variables.of(c), "https://" + variables.of(c)));
        design.components().stream()
                .filter(c -> c.kind() == Container.KIND)
                .forEach(c -> environment.put(variables.task(c), "https://" + variables.task(c)));
        environment.put(variables.processed(function), PROCESSED);
        for (String shared : List.of("CLUSTER", "SUBNETS", "SECURITY_GROUP", "PUBLIC_IP")) {
            environment.put("TASK_" + shared, shared);
        }
        List<String> line = new ArrayList<>(command);
        line.add("event.json");
        Program.Outcome outcome = Program.run(folder, environment, line);
        assertThat(outcome.status()).as(outcome.text()).isZero();
        JsonNode said = new ObjectMapper()
                .readTree(outcome.text().lines().reduce((a, b) -> b).orElseThrow());
        JsonNode sent = new ObjectMapper().readTree(event);
        int records = sent.isArray()
                ? sent.size()
                : Math.max(1, sent.path("Records").size() + sent.path("records").size());
        assertThat(made(said)).isEqualTo(expected(design, function, variables, naming, records));
        answer(design.component(sender(test)).orElseThrow(), said.get("answer"));
    }

    private static String sender(Case test) {
        return test.event()
                .substring(test.event().indexOf('-') + 1, test.event().indexOf(".json"));
    }

    private static void answer(Component sender, JsonNode answer) {
        if (sender.kind() == Api.KIND) {
            assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
            assertThat(answer.path("body").isTextual()).isTrue();
        } else if (sender.kind() == WebSocketApi.KIND) {
            assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        }
        assertThat(answer.path("batchItemFailures").size()).isZero();
        if (sender.kind() == Delivery.KIND) {
            assertThat(answer.path("records").size()).isEqualTo(2);
            assertThat(answer.path("records").get(1).path("recordId").asText()).isEqualTo("record-2");
            assertThat(answer.path("records").get(1).path("result").asText()).isEqualTo("Ok");
        }
    }

    /** What was called, and how often: command, then the variable in its arguments. What was noted as processed is left out. */
    private static Map<String, Integer> made(JsonNode said) {
        Map<String, Integer> made = new TreeMap<>();
        for (JsonNode call : said.get("calls")) {
            if (call.path("TableName").asText().equals(PROCESSED)) {
                continue;
            }
            String target = call.toString().replaceAll(".*\"https://([A-Z0-9_]+).*", "$1");
            made.merge(call.get("command").asText() + " " + target, 1, Integer::sum);
        }
        return made;
    }

    /** A key that is in the cache is not read from the store. */
    private static Naming behind(Naming naming) {
        return (as, to) -> as == Interactions.READ ? "" : naming.of(as, to);
    }

    private static Map<String, Integer> expected(
            Design design, Component function, Variables variables, Naming naming, int records) {
        Map<String, Integer> expected = new TreeMap<>();
        for (Connection c : design.from(function.name()).toList()) {
            Component to = design.component(c.to()).orElseThrow();
            String command = naming.of(c.as(), to);
            if (!command.isEmpty()) {
                boolean task = to.kind() == Container.KIND && c.as() == Interactions.START;
                expected.merge(command + " " + (task ? variables.task(to) : variables.of(to)), records, Integer::sum);
            }
            if (to.kind() == Cache.KIND && c.as() == Interactions.WRITE) {
                expected(design, to, variables, behind(naming), records)
                        .forEach((call, n) -> expected.merge(call, n, Integer::sum));
            }
        }
        return expected;
    }

    /** The call of a database or a cache, in whatever language; null for others. */
    private static String store(Interaction as, Component to) {
        boolean read = as == Interactions.READ;
        if (to.kind() == Database.KIND || to.kind() == DatabaseProxy.KIND) {
            return read ? "query" : "update";
        }
        if (to.kind() == Cache.KIND) {
            return read ? "get" : to.get(Cache.WRITES).equals("invalidate") ? "del" : "set";
        }
        return null;
    }

    private static String inNode(Interaction as, Component to) {
        boolean table = to.kind() == Table.KIND;
        if (store(as, to) != null) {
            return store(as, to);
        }
        return Map.of(
                        Interactions.READ,
                        table ? "GetItemCommand" : "GetObjectCommand",
                        Interactions.WRITE,
                        table ? "PutItemCommand" : "PutObjectCommand",
                        Interactions.SEND,
                        "SendMessageCommand",
                        Interactions.PUBLISH,
                        "PublishCommand",
                        Interactions.PUT,
                        to.kind() == Kafka.KIND
                                ? ""
                                : to.kind() == Delivery.KIND
                                        ? "PutRecordBatchCommand"
                                        : to.kind() == Stream.KIND ? "PutRecordCommand" : "PutEventsCommand",
                        Interactions.INVOKE,
                        to.kind() == Function.KIND
                                ? "InvokeCommand"
                                : to.kind() == Workflow.KIND ? "StartSyncExecutionCommand" : "fetch",
                        Interactions.START,
                        to.kind() == Container.KIND ? "RunTaskCommand" : "StartExecutionCommand",
                        Interactions.INVOKE_ASYNC,
                        "InvokeCommand",
                        Interactions.PUSH,
                        "PostToConnectionCommand")
                .getOrDefault(as, "");
    }

    private static String inPython(Interaction as, Component to) {
        boolean table = to.kind() == Table.KIND;
        if (store(as, to) != null) {
            return store(as, to);
        }
        return Map.of(
                        Interactions.READ,
                        table ? "dynamodb.get_item" : "s3.get_object",
                        Interactions.WRITE,
                        table ? "dynamodb.put_item" : "s3.put_object",
                        Interactions.SEND,
                        "sqs.send_message",
                        Interactions.PUBLISH,
                        "sns.publish",
                        Interactions.PUT,
                        to.kind() == Kafka.KIND
                                ? ""
                                : to.kind() == Delivery.KIND
                                        ? "firehose.put_record"
                                        : to.kind() == Stream.KIND ? "kinesis.put_record" : "events.put_events",
                        Interactions.INVOKE,
                        to.kind() == Function.KIND
                                ? "lambda.invoke"
                                : to.kind() == Workflow.KIND ? "stepfunctions.start_sync_execution" : "fetch",
                        Interactions.START,
                        to.kind() == Container.KIND ? "ecs.run_task" : "stepfunctions.start_execution",
                        Interactions.INVOKE_ASYNC,
                        "lambda.invoke",
                        Interactions.PUSH,
                        "apigatewaymanagementapi.post_to_connection")
                .getOrDefault(as, "");
    }
}
