package fanfare.exporters.handler;

import fanfare.exporters.handler.CallOut.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The test of a handler in Java, for JUnit. */
record JavaTest(Plan plan, Java.Types types) {
    private static final String SDK = "software.amazon.awssdk.services.";

    /**
     * How a client of the SDK is called.
     *
     * @param method of the client
     * @param model the name of request and response without their ending
     * @param target what is asked of a request to know whom the call is for
     */
    record Method(String method, String model, String target) {}

    static Method method(Action action) {
        return switch (action) {
            case READ_ITEM -> new Method("getItem", "GetItem", "tableName()");
            case WRITE_ITEM -> new Method("putItem", "PutItem", "tableName()");
            case READ_OBJECT -> new Method("getObjectAsBytes", "GetObject", "bucket()");
            case WRITE_OBJECT -> new Method("putObject", "PutObject", "bucket()");
            case SEND -> new Method("sendMessage", "SendMessage", "queueUrl()");
            case PUBLISH -> new Method("publish", "Publish", "topicArn()");
            case PUT_EVENT -> new Method("putEvents", "PutEvents", "entries().get(0).eventBusName()");
            case PUT_RECORD -> new Method("putRecord", "PutRecord", "streamName()");
            case PUT_DELIVERY ->
                // Its names are those of Kinesis: it stands with its package.
                new Method("putRecord", SDK + "firehose.model.PutRecord", "deliveryStreamName()");
            case START -> new Method("startExecution", "StartExecution", "stateMachineArn()");
            case RUN -> new Method("startSyncExecution", "StartSyncExecution", "stateMachineArn()");
            case RUN_TASK -> new Method("runTask", "RunTask", "taskDefinition()");
            case INVOKE, INVOKE_ASYNC -> new Method("invoke", "Invoke", "functionName()");
            case PUSH -> new Method("postToConnection", "PostToConnection", "");
            case REQUEST, QUERY, UPDATE, READ_CACHED, WRITE_CACHED ->
                throw new IllegalArgumentException(action + " is no call of the SDK");
        };
    }

    String code() {
        Code code = new Code("    ");
        code.add("package app;").gap();
        imports().stream().filter(i -> i.startsWith("static ")).forEach(i -> code.add("import " + i + ";"));
        code.gap();
        imports().stream().filter(i -> !i.startsWith("static ")).forEach(i -> code.add("import " + i + ";"));
        code.gap()
                .add(
                        "/** Without AWS: whatever the handler calls is replaced by something that remembers the call. */");
        code.add("class HandlerTest {").in();
        code.add("private static final ObjectMapper JSON = new ObjectMapper();").gap();
        code.add("private final List<String> calls = Collections.synchronizedList(new ArrayList<>());");
        code.add("private int failing;");
        if (plan.idempotent()) {
            code.add("private final Map<String, Map<String, AttributeValue>> processed = new HashMap<>();");
        }
        clients(code);
        code.gap()
                .add("private final Handler handler = new Handler("
                        + String.join(", ", new JavaClients(plan).parts().keySet()) + ");");
        remember(code);
        if (plan.idempotent()) {
            processed(code);
        }
        handle(code);
        Expectation.of(plan).forEach(e -> tests(e, code));
        return code.out().add("}").toString();
    }

    private TreeSet<String> imports() {
        TreeSet<String> imports = new TreeSet<>(List.of(
                "static org.junit.jupiter.api.Assertions.assertEquals",
                "com.amazonaws.services.lambda.runtime.Context",
                "com.fasterxml.jackson.databind.JsonNode",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "java.io.IOException",
                "java.io.InputStream",
                "java.lang.reflect.Proxy",
                "java.util.ArrayList",
                "java.util.Collections",
                "java.util.List",
                "java.util.Map",
                "org.junit.jupiter.api.Test"));
        if (Java.typed(plan)) {
            imports.add("com.amazonaws.services.lambda.runtime.events." + types.in());
            imports.add("com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers");
        } else {
            imports.add("com.fasterxml.jackson.core.type.TypeReference");
        }
        Expectation.of(plan).forEach(e -> {
            if (!e.perItem().isEmpty() && !e.reports()) {
                imports.add("static org.junit.jupiter.api.Assertions.assertThrows");
            }
        });
        if (plan.has(Action.REQUEST)) {
            imports.add("java.net.URI");
        }
        if (!plan.databases().isEmpty()) {
            imports.add("java.sql.Connection");
            imports.add("java.sql.PreparedStatement");
        }
        if (!plan.caches().isEmpty()) {
            imports.add("redis.clients.jedis.commands.JedisCommands");
        }
        if (plan.idempotent()) {
            imports.add("java.util.HashMap");
            imports.add(SDK + "dynamodb.model.AttributeValue");
            imports.add(SDK + "dynamodb.model.ConditionalCheckFailedException");
            imports.add(SDK + "dynamodb.model.DeleteItemRequest");
            imports.add(SDK + "dynamodb.model.DeleteItemResponse");
        }
        fakes().forEach((field, fake) -> {
            imports.add(SDK + fake.client().service() + "." + fake.client().type());
            fake.methods().values().stream()
                    .filter(m -> !m.model().contains("."))
                    .forEach(m -> {
                        imports.add(SDK + fake.client().service() + ".model." + m.model() + "Request");
                        imports.add(SDK + fake.client().service() + ".model." + m.model() + "Response");
                    });
        });
        if (plan.has(Action.READ_OBJECT)) {
            imports.add("software.amazon.awssdk.core.ResponseBytes");
        }
        if (plan.has(Action.WRITE_OBJECT)) {
            imports.add("software.amazon.awssdk.core.sync.RequestBody");
        }
        return imports;
    }

    /**
     * What stands in for a client.
     *
     * @param methods those that the handler calls, by name
     * @param target whom calls are for, when the client itself has it; else empty
     */
    private record Fake(JavaClients.Client client, Map<String, Method> methods, String target) {}

    private Map<String, Fake> fakes() {
        Map<String, Fake> fakes = new TreeMap<>();
        for (Plan.Step step : plan.calls()) {
            CallOut call = step.call();
            JavaClients.Client client = JavaClients.client(call.action());
            if (client != null) {
                boolean push = call.action() == Action.PUSH;
                String field = push ? JavaClients.connections(call) : client.field();
                Method method = method(call.action());
                fakes.computeIfAbsent(
                                field, f -> new Fake(client, new TreeMap<>(), push ? Expectation.target(call) : ""))
                        .methods()
                        .put(method.method(), method);
            }
        }
        if (plan.idempotent()) {
            JavaClients.Client client = JavaClients.client(Action.WRITE_ITEM);
            Method put = method(Action.WRITE_ITEM);
            fakes.computeIfAbsent(client.field(), f -> new Fake(client, new TreeMap<>(), ""))
                    .methods()
                    .put(put.method(), put);
        }
        return fakes;
    }

    private void clients(Code code) {
        fakes().forEach((field, fake) -> client(field, fake, code));
        if (plan.has(Action.REQUEST)) {
            code.gap().add("private final Handler.Http http = request -> {").in();
            code.add("URI uri = request.uri();");
            code.add("remember(request.method() + \" \" + uri.getScheme() + \"://\" + uri.getHost());");
            code.add("return 200;").out().add("};");
        }
        plan.caches().values().forEach(c -> {
            String name = "cache" + c.capitalised();
            code.gap()
                    .add("private final JedisCommands " + name
                            + " = proxy(JedisCommands.class, (method, arguments) -> {")
                    .in();
            code.add("remember(method.replace(\"psetex\", \"set\") + \" " + Expectation.target(c) + "\");");
            code.add("return method.equals(\"del\") ? (Object) 1L : null;")
                    .out()
                    .add("});");
        });
        plan.databases()
                .values()
                .forEach(c -> code.gap()
                        .add("private final Handler.Database database" + c.capitalised() + " = () -> connection(\""
                                + Expectation.target(c) + "\");"));
    }

    private void client(String field, Fake fake, Code code) {
        code.gap()
                .add("private final " + fake.client().type() + " " + field + " = new "
                        + fake.client().type() + "() {")
                .in();
        fake.methods().values().forEach(m -> {
            boolean object = m.method().equals("getObjectAsBytes");
            String answer = m.model() + "Response";
            String more = m.method().equals("putObject") ? ", RequestBody body" : "";
            code.add("@Override");
            code.add("public " + (object ? "ResponseBytes<" + answer + ">" : answer) + " " + m.method() + "("
                            + m.model() + "Request request" + more + ") {")
                    .in();
            if (plan.idempotent() && m.method().equals("putItem")) {
                code.add("if (request.tableName().equals(\"processed\")) {\n    return note(request);\n}");
            }
            code.add("remember(\"" + m.method() + " "
                    + (fake.target().isEmpty() ? "\" + request." + m.target() : fake.target() + "\"") + ");");
            String built = answer + ".builder()"
                    + (m.method().equals("putEvents") ? ".failedEntryCount(0)" : "")
                    + (m.method().equals("startSyncExecution") ? ".status(\"SUCCEEDED\")" : "")
                    + ".build()";
            code.add("return " + (object ? "ResponseBytes.fromByteArray(" + built + ", new byte[0])" : built) + ";");
            code.out().add("}").gap();
        });
        if (plan.idempotent() && field.equals("dynamodb")) {
            code.add("""
                    @Override
                    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
                        processed.remove(request.key().get("id").s());
                        return DeleteItemResponse.builder().build();
                    }
                    """);
            code.gap();
        }
        code.add("@Override")
                .add("public String serviceName() {\n    return \""
                        + fake.client().service() + "\";\n}");
        code.gap().add("@Override").add("public void close() {}").out().add("};");
    }

    private void remember(Code code) {
        code.gap().add("private synchronized void remember(String call) {").in();
        code.add("calls.add(call);");
        code.add(
                "if (failing > 0) {\n    failing--;\n    throw new IllegalStateException(\"as the test wants it\");\n}");
        code.out().add("}");
        code.gap().add("""
                private interface Answers {
                    Object to(String method, Object[] arguments);
                }

                private static <T> T proxy(Class<T> type, Answers answers) {
                    Object proxy = Proxy.newProxyInstance(
                            HandlerTest.class.getClassLoader(),
                            new Class<?>[] {type},
                            (self, method, arguments) -> answers.to(method.getName(), arguments));
                    return type.cast(proxy);
                }""");
        if (!plan.databases().isEmpty()) {
            code.gap().add("""
                    private Connection connection(String name) {
                        return proxy(
                                Connection.class,
                                (method, arguments) -> method.equals("prepareStatement")
                                        ? statement(name)
                                        : method.equals("isValid") ? (Object) true : null);
                    }

                    private PreparedStatement statement(String name) {
                        return proxy(PreparedStatement.class, (method, arguments) -> {
                            if (method.startsWith("execute")) {
                                remember((method.equals("executeQuery") ? "query " : "update ") + name);
                            }
                            return method.equals("executeUpdate") ? (Object) 1 : null;
                        });
                    }""");
        }
    }

    private static void processed(Code code) {
        code.gap().add("""
                /** What the table of the processed messages does. */
                private PutItemResponse note(PutItemRequest request) {
                    String id = request.item().get("id").s();
                    if (request.conditionExpression() != null && processed.containsKey(id)) {
                        throw ConditionalCheckFailedException.builder().item(processed.get(id)).build();
                    }
                    processed.put(id, request.item());
                    return PutItemResponse.builder().build();
                }""");
    }

    private void handle(Code code) {
        code.gap()
                .add("private static " + types.in() + " event(String file) throws IOException {")
                .in();
        code.add("try (InputStream text = HandlerTest.class.getResourceAsStream(\"/\" + file)) {")
                .in();
        code.add(
                Java.typed(plan)
                        ? "return LambdaEventSerializers.serializerFor(" + types.in()
                                + ".class, HandlerTest.class.getClassLoader())\n        .fromJson(text);"
                        : "return JSON.readValue(text, new TypeReference<" + types.in() + ">() {});");
        code.out().add("}").out().add("}");
        code.gap().add("private JsonNode answer(" + types.in() + " event) {").in();
        code.add("Context context = proxy(");
        code.add(
                "        Context.class, (method, arguments) -> method.equals(\"getAwsRequestId\") ? \"invocation-1\" : null);");
        code.add("return JSON.valueToTree(handler.handleRequest(event, context));")
                .out()
                .add("}");
    }

    private static String said(List<Expectation.Called> calls) {
        return calls.stream()
                .map(c -> "\"" + verb(c) + " " + Expectation.target(c.call()) + "\"")
                .collect(Collectors.joining(", ", "List.of(", ")"));
    }

    private static String verb(Expectation.Called called) {
        if (!called.store().isEmpty()) {
            return called.store();
        }
        return called.call().action() == Action.REQUEST
                ? called.call().method()
                : method(called.call().action()).method();
    }

    private void called(List<Expectation.Called> calls, Code code) {
        code.add(
                plan.parallel()
                        ? "assertEquals(" + said(calls)
                                + ".stream().sorted().toList(), calls.stream().sorted().toList());"
                        : "assertEquals(" + said(calls) + ", calls);");
    }

    private static Code begin(Expectation e, String what, Code code) {
        String from = e.trigger().map(t -> t.from().name()).orElse("anything");
        String name = Character.toLowerCase(from.charAt(0)) + from.substring(1);
        return code.gap()
                .add("@Test")
                .add("void " + name + what + "() throws IOException {")
                .in();
    }

    private void tests(Expectation e, Code code) {
        String event = e.event().isEmpty() ? "Map.of()" : "event(\"" + e.event() + "\")";
        begin(e, "LeadsToEveryCall", code);
        List<String> answers = answers(e);
        code.add((answers.isEmpty() ? "" : "JsonNode answer = ") + "answer(" + event + ");");
        called(e.calls(), code);
        answers.forEach(code::add);
        code.out().add("}");
        if (!e.perItem().isEmpty()) {
            failure(e, event, code);
            if (e.once()) {
                twice(e, event, code);
            }
        }
    }

    private void failure(Expectation e, String event, Code code) {
        begin(e, e.reports() ? "HearsWhatFailed" : "HearsOfFailure", code);
        code.add("failing = 1;");
        if (e.reports()) {
            code.add("JsonNode answer = answer(" + event + ");");
            code.add("assertEquals(List.of("
                    + e.failed().stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", "))
                    + "), answer.path(\"batchItemFailures\").findValuesAsText(\"itemIdentifier\"));");
        } else {
            thrown(event, code);
        }
        if (!plan.parallel()) {
            called(e.callsAfterFailure(), code);
        }
        code.out().add("}");
    }

    private void thrown(String event, Code code) {
        code.add(types.in() + " event = " + event + ";");
        code.add("assertThrows(RuntimeException.class, () -> answer(event));");
    }

    private void twice(Expectation e, String event, Code code) {
        begin(e, "IsProcessedOnce", code);
        code.add("answer(" + event + ");").add("answer(" + event + ");");
        called(e.calls(), code);
        code.out().add("}");
        if (plan.parallel()) {
            return;
        }
        begin(e, "IsProcessedAgainAfterFailure", code);
        code.add("failing = 1;");
        if (e.reports()) {
            code.add("answer(" + event + ");");
        } else {
            thrown(event, code);
        }
        code.add("calls.clear();").add("answer(" + event + ");");
        called(e.reports() && !plan.ordered() ? e.perItem() : e.calls(), code);
        code.out().add("}");
    }

    private List<String> answers(Expectation e) {
        if (e.reports()) {
            return List.of("assertEquals(0, answer.path(\"batchItemFailures\").size());");
        }
        Map<String, String> values = new LinkedHashMap<>();
        switch (e.shape()) {
            case HTTP_V1, HTTP_V2, HTTP_BALANCER -> {
                values.put("200", "path(\"statusCode\").asInt()");
                values.put("\"{\\\"id\\\":\\\"" + e.answeredId() + "\\\"}\"", "path(\"body\").asText()");
            }
            case WEBSOCKET -> values.put("200", "path(\"statusCode\").asInt()");
            case VERDICT_V2 -> values.put("true", "path(\"isAuthorized\").asBoolean()");
            case VERDICT_V1 ->
                values.put(
                        "\"Allow\"", "path(\"policyDocument\").path(\"Statement\").path(0).path(\"Effect\").asText()");
            case PIPE -> values.put(String.valueOf(e.ids().size()), "size()");
            case TRANSFORM -> values.put("\"record-2\"", "path(\"records\").path(1).path(\"recordId\").asText()");
            case DIRECT -> values.put("\"" + e.answeredId() + "\"", "path(\"id\").asText()");
            default -> {}
        }
        return values.entrySet().stream()
                .map(v -> "assertEquals(" + v.getKey() + ", answer." + v.getValue() + ");")
                .toList();
    }
}
