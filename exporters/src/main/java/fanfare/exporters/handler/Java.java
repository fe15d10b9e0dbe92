package fanfare.exporters.handler;

import fanfare.model.kind.Function;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Handlers in Java: a Maven project with the AWS SDK 2, typed for a function that has one sort of trigger. */
final class Java implements Language {
    private static final String INDENT = "    ";
    private static final String EVENTS = "com.amazonaws.services.lambda.runtime.events.";
    private static final String SDK = "software.amazon.awssdk.services.";

    /** What the handler takes and gives. */
    record Types(String in, String out) {}

    @Override
    public boolean runs(String runtime) {
        return runtime.startsWith("java");
    }

    @Override
    public String entryPoint() {
        return "app.Handler::handleRequest";
    }

    @Override
    public String dockerfile(Plan plan, String image) {
        return "FROM " + image
                + "\nCOPY target/classes ${LAMBDA_TASK_ROOT}\nCOPY target/dependency/* ${LAMBDA_TASK_ROOT}/lib/\nCMD [\"app.Handler::handleRequest\"]\n";
    }

    @Override
    public String baseImage(String runtime) {
        return "public.ecr.aws/lambda/java:" + JavaProject.version(runtime);
    }

    @Override
    public String remark(Plan plan) {
        return plan.function().get(Function.PACKAGE_TYPE).equals("image")
                ? "Run mvn package dependency:copy-dependencies in src/"
                        + plan.function().name() + " before sam build: its image copies what that makes."
                : "";
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public List<String> testCommands(List<Plan> plans) {
        return plans.stream()
                .map(p -> "mvn -f src/" + p.function().name() + " test")
                .toList();
    }

    /** Beside the code, as Maven has it; events too, because a build sees nothing but the function's folder. */
    @Override
    public Map<String, String> tests(Plan plan, Map<String, String> events) {
        String folder = "src/" + plan.function().name() + "/src/test/";
        Map<String, String> tests = new TreeMap<>();
        tests.put(folder + "java/app/HandlerTest.java", new JavaTest(plan, types(plan)).code());
        events.forEach((file, text) -> tests.put(folder + "resources/" + file, text));
        return tests;
    }

    @Override
    public Map<String, String> files(Plan plan) {
        Map<String, String> files = new TreeMap<>();
        files.put("pom.xml", JavaProject.pom(plan));
        files.put("src/main/java/app/Handler.java", code(plan));
        return files;
    }

    static boolean typed(Plan plan) {
        return plan.shapes().size() == 1 && !types(plan).in().matches("Object|Map.*");
    }

    static Types types(Plan plan) {
        if (plan.has(Trigger.Shape.PIPE)) {
            return new Types("Object", "Object");
        }
        if (plan.shapes().size() != 1) {
            return new Types("Map<String, Object>", "Map<String, Object>");
        }
        return switch (plan.shapes().iterator().next()) {
            case VERDICT_V2 -> new Types("APIGatewayV2CustomAuthorizerEvent", "SimpleIAMPolicyResponse");
            case VERDICT_V1 -> new Types("APIGatewayCustomAuthorizerEvent", "IamPolicyResponseV1");
            case HTTP_BALANCER ->
                new Types("ApplicationLoadBalancerRequestEvent", "ApplicationLoadBalancerResponseEvent");
            case HTTP_V2 -> new Types("APIGatewayV2HTTPEvent", "APIGatewayV2HTTPResponse");
            case HTTP_V1 -> new Types("APIGatewayProxyRequestEvent", "APIGatewayProxyResponseEvent");
            case SQS -> new Types("SQSEvent", plan.partial() ? "SQSBatchResponse" : "Void");
            case SNS -> new Types("SNSEvent", "Void");
            case S3 -> new Types("S3Event", "Void");
            case DYNAMODB -> new Types("DynamodbEvent", plan.partial() ? "StreamsEventResponse" : "Void");
            case KINESIS -> new Types("KinesisEvent", plan.partial() ? "StreamsEventResponse" : "Void");
            case EVENT, SCHEDULE -> new Types("ScheduledEvent", "Void");
            case WEBSOCKET, OUTCOME, DIRECT, KAFKA, PIPE, TRANSFORM ->
                new Types("Map<String, Object>", "Map<String, Object>");
        };
    }

    private static String code(Plan plan) {
        Code code = new Code(INDENT);
        Types types = types(plan);
        code.add("package app;").gap();
        imports(plan, types).forEach(i -> code.add("import " + i + ";"));
        code.gap().add("/**").add(" * " + plan.function().name() + ".");
        plan.summary().forEach(line -> code.add(" *").add(" * <p>" + line));
        code.add(" */");
        code.add("public final class Handler implements RequestHandler<" + types.in() + ", " + types.out() + "> {")
                .in();
        code.add("private static final ObjectMapper JSON = new ObjectMapper();");
        new JavaClients(plan).write(code);
        code.gap().add("/** One piece of work; the body is JSON. */").add("record Item(String id, String body) {}");
        handler(plan, types, code);
        new JavaReading(plan, types).write(code);
        work(plan, code);
        once(plan, code);
        new JavaCalls(plan).write(code);
        JavaStores.connections(plan, code);
        json(plan, code);
        return code.out().add("}").toString();
    }

    private static TreeSet<String> imports(Plan plan, Types types) {
        TreeSet<String> imports = new TreeSet<>(List.of(
                "com.amazonaws.services.lambda.runtime.Context",
                "com.amazonaws.services.lambda.runtime.RequestHandler",
                "com.fasterxml.jackson.core.JsonProcessingException",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "java.util.List",
                "java.util.Map",
                "java.util.TreeMap"));
        if (typed(plan)) {
            imports.add(EVENTS + types.in());
            if (!types.out().equals("Void")) {
                imports.add(EVENTS + types.out());
            }
        } else {
            imports.add("com.fasterxml.jackson.databind.JsonNode");
        }
        boolean lists =
                plan.has(Trigger.Shape.KAFKA) || plan.has(Trigger.Shape.PIPE) || plan.has(Trigger.Shape.TRANSFORM);
        if (lists) {
            imports.add("java.nio.charset.StandardCharsets");
            imports.add("java.util.Base64");
        }
        if (lists || plan.partial() || !typed(plan) && plan.shapes().stream().anyMatch(Trigger.Shape::isBatch)) {
            imports.add("java.util.ArrayList");
        }
        if (plan.readsNotifiedObjects() || !typed(plan) && plan.has(Trigger.Shape.S3)) {
            imports.add("java.net.URLDecoder");
            imports.add("java.nio.charset.StandardCharsets");
        }
        if (plan.has(Trigger.Shape.KINESIS)) {
            imports.add("java.nio.charset.StandardCharsets");
            if (!typed(plan)) {
                imports.add("java.util.Base64");
            }
        }
        if (plan.perBatch() && plan.shapes().stream().anyMatch(Trigger.Shape::isBatch)) {
            imports.add("java.util.stream.Collectors");
        }
        if (plan.parallel()) {
            imports.add("java.util.concurrent.CompletableFuture");
        }
        calls(plan, imports);
        JavaStores.imports(plan, imports);
        return imports;
    }

    private static void calls(Plan plan, TreeSet<String> imports) {
        JavaClients.clients(plan).values().forEach(c -> imports.add(SDK + c.service() + "." + c.type()));
        if (plan.has(CallOut.Action.READ_ITEM) || plan.has(CallOut.Action.WRITE_ITEM) || plan.idempotent()) {
            imports.add(SDK + "dynamodb.model.AttributeValue");
        }
        if (plan.idempotent()) {
            imports.add(SDK + "dynamodb.model.ConditionalCheckFailedException");
            imports.add("java.time.Instant");
            if (plan.shapes().size() > 1) {
                imports.add("java.util.function.Consumer");
            }
        }
        if (plan.has(CallOut.Action.WRITE_OBJECT)) {
            imports.add("software.amazon.awssdk.core.sync.RequestBody");
        }
        if (plan.has(CallOut.Action.INVOKE)
                || plan.has(CallOut.Action.INVOKE_ASYNC)
                || plan.has(CallOut.Action.PUT_RECORD)
                || plan.has(CallOut.Action.PUT_DELIVERY)
                || plan.has(CallOut.Action.PUSH)) {
            imports.add("software.amazon.awssdk.core.SdkBytes");
        }
        if (plan.has(CallOut.Action.INVOKE_ASYNC)) {
            imports.add(SDK + "lambda.model.InvocationType");
        }
        if (plan.has(CallOut.Action.PUSH)) {
            imports.add("java.net.URI");
            imports.add(SDK + "apigatewaymanagementapi.model.GoneException");
        }
        if (plan.has(CallOut.Action.REQUEST)) {
            imports.add("java.io.IOException");
            imports.add("java.net.URI");
            imports.add("java.net.http.HttpClient");
            imports.add("java.net.http.HttpRequest");
            imports.add("java.net.http.HttpResponse");
            boolean encodes =
                    plan.calls().stream().anyMatch(s -> s.call().path().contains("{"));
            if (encodes) {
                imports.add("java.net.URLEncoder");
                imports.add("java.nio.charset.StandardCharsets");
            }
            if (plan.calls().stream().anyMatch(s -> s.call().timeoutMillis().isPresent())) {
                imports.add("java.time.Duration");
            }
        }
    }

    private static void handler(Plan plan, Types types, Code code) {
        code.gap().add("@Override");
        code.add("public " + types.out() + " handleRequest(" + types.in() + " event, Context context) {")
                .in();
        boolean batch = plan.shapes().stream().anyMatch(Trigger.Shape::isBatch);
        if (plan.perBatch() && batch) {
            code.add("""
                    List<Item> records = read(event, context);
                    String all = records.stream().map(Item::body).collect(Collectors.joining(",", "[", "]"));
                    List<Item> items = records.size() == 1 ? records : List.of(new Item(context.getAwsRequestId(), all));""");
        } else {
            code.add("List<Item> items = read(event, context);");
        }
        String perform = "work(item)";
        if (plan.idempotent()) {
            String when = when(plan, plan.repeated(), types);
            perform = when.isEmpty() ? "once(item, context)" : "perform.accept(item)";
            if (!when.isEmpty()) {
                code.add("Consumer<Item> perform = " + when + " ? item -> once(item, context) : this::work;");
            }
        }
        if (plan.partial()) {
            partial(plan, types, perform, code);
        } else {
            code.add("items.forEach(item -> " + perform + ");");
            code.add("log(context, Map.of(\"message\", \"done\", \"items\", items.size()));");
            answer(plan, types, code);
        }
        code.out().add("}");
    }

    private static void partial(Plan plan, Types types, String perform, Code code) {
        code.add("List<String> failed = new ArrayList<>();");
        code.add("for (Item item : items) {").in();
        if (plan.ordered() && !plan.perBatch()) {
            code.add("""
                    // In order: what follows a failed record waits with it.
                    if (!failed.isEmpty()) {
                        failed.add(item.id());
                        continue;
                    }""");
        }
        code.add("try {\n    " + perform + ";\n} catch (RuntimeException e) {").in();
        code.add("log(context, Map.of(\"message\", String.valueOf(e.getMessage()), \"id\", item.id()));");
        code.add(plan.perBatch() ? "records.forEach(r -> failed.add(r.id()));" : "failed.add(item.id());");
        code.out().add("}").out().add("}");
        code.add("log(context, Map.of(\"message\", \"done\", \"items\", items.size(), \"failed\", failed.size()));");
        switch (types.out()) {
            case "SQSBatchResponse" ->
                code.add(
                        "return new SQSBatchResponse(failed.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());");
            case "StreamsEventResponse" ->
                code.add(
                        "return new StreamsEventResponse(failed.stream().map(StreamsEventResponse.BatchItemFailure::new).toList());");
            default -> {
                String when = when(plan, plan.reporting(), types);
                String failures =
                        "return Map.of(\"batchItemFailures\", failed.stream().map(id -> Map.of(\"itemIdentifier\", id)).toList());";
                if (when.isEmpty()) {
                    code.add(failures);
                    return;
                }
                code.add("if (" + when + ") {").in();
                code.add(failures).out().add("}");
                code.add("if (!failed.isEmpty()) {\n    throw new IllegalStateException(\"failed\");\n}");
                answer(plan, types, code);
            }
        }
    }

    private static void answer(Plan plan, Types types, Code code) {
        switch (types.out()) {
            case "Void" -> code.add("return null;");
            case "APIGatewayV2HTTPResponse" -> {
                code.add("return APIGatewayV2HTTPResponse.builder()").in().in();
                code.add(".withStatusCode(200)");
                code.add(".withHeaders(Map.of(\"content-type\", \"application/json\"))");
                code.add(".withBody(json(Map.of(\"id\", items.get(0).id())))").add(".build();");
                code.out().out();
            }
            case "SimpleIAMPolicyResponse" ->
                code.add("return SimpleIAMPolicyResponse.builder().withIsAuthorized(mayPass(token(event))).build();");
            case "IamPolicyResponseV1" -> code.add("""
                        // A kept verdict holds for every route of the stage.
                        String[] parts = event.getMethodArn().split("/");
                        String stage = parts[0] + "/" + parts[1] + "/*";
                        IamPolicyResponseV1.Statement statement = mayPass(token(event))
                                ? IamPolicyResponseV1.allowStatement(stage)
                                : IamPolicyResponseV1.denyStatement(stage);
                        return IamPolicyResponseV1.builder()
                                .withPrincipalId("caller")
                                .withPolicyDocument(IamPolicyResponseV1.PolicyDocument.builder()
                                        .withVersion(IamPolicyResponseV1.VERSION_2012_10_17)
                                        .withStatement(List.of(statement))
                                        .build())
                                .build();""");
            case "ApplicationLoadBalancerResponseEvent" -> code.add("""
                        var response = new ApplicationLoadBalancerResponseEvent();
                        response.setStatusCode(200);
                        response.setHeaders(Map.of("content-type", "application/json"));
                        response.setBody(json(Map.of("id", items.get(0).id())));
                        return response;""");
            case "APIGatewayProxyResponseEvent" -> {
                code.add("return new APIGatewayProxyResponseEvent()").in().in();
                code.add(".withStatusCode(200)");
                code.add(".withHeaders(Map.of(\"content-type\", \"application/json\"))");
                code.add(".withBody(json(Map.of(\"id\", items.get(0).id())));");
                code.out().out();
            }
            default -> {
                if (plan.has(Trigger.Shape.WEBSOCKET)) {
                    String connected = types.in().equals("Object")
                            ? "JSON.valueToTree(event).path(\"requestContext\").has(\"connectionId\")"
                            : "event.get(\"requestContext\") instanceof Map<?, ?> c && c.containsKey(\"connectionId\")";
                    code.add("if (" + connected + ") {\n    return Map.of(\"statusCode\", 200);\n}");
                }
                if (plan.has(Trigger.Shape.PIPE)) {
                    code.add("if (event instanceof List) {\n    return event;\n}");
                }
                if (plan.has(Trigger.Shape.TRANSFORM)) {
                    code.add("if (" + has("deliveryStreamArn", types) + ") {").in();
                    code.add("""
                            List<Object> answers = new ArrayList<>();
                            for (Item item : read(event, context)) {
                                byte[] data = (item.body() + "\\n").getBytes(StandardCharsets.UTF_8);
                                String encoded = Base64.getEncoder().encodeToString(data);
                                answers.add(Map.of("recordId", item.id(), "result", "Ok", "data", encoded));
                            }
                            return Map.of("records", answers);""");
                    code.out().add("}");
                }
                if (plan.judges()) {
                    code.add(
                            "if (event.containsKey(\"methodArn\") || event.containsKey(\"routeArn\")) {\n    return verdict(event);\n}");
                }
                if (plan.answersHttp()) {
                    code.add("if (" + has("headers", types) + ") {").in();
                    code.add(
                            "return Map.of(\"statusCode\", 200, \"headers\", Map.of(\"content-type\", \"application/json\"), \"body\", json(Map.of(\"id\", items.get(0).id())));");
                    code.out().add("}");
                }
                code.add("return Map.of(\"id\", items.get(0).id());");
            }
        }
    }

    /** A condition for events of any of these shapes; empty if all events are. */
    private static String when(Plan plan, List<Trigger.Shape> shapes, Types types) {
        return shapes.containsAll(plan.shapes())
                ? ""
                : shapes.stream().map(s -> test(s, types)).collect(Collectors.joining(" || "));
    }

    private static String test(Trigger.Shape shape, Types types) {
        return switch (shape) {
            case PIPE -> "event instanceof List";
            case EVENT -> has("detail-type", types);
            case KAFKA -> "isFrom(event, \"/eventSource\", \"aws:kafka\")";
            case SNS -> "isFrom(event, \"/Records/0/EventSource\", \"aws:sns\")";
            default ->
                "isFrom(event, \"/Records/0/eventSource\", \"aws:"
                        + shape.name().toLowerCase(Locale.ROOT) + "\")";
        };
    }

    private static String has(String key, Types types) {
        return types.in().equals("Object")
                ? "JSON.valueToTree(event).has(\"" + key + "\")"
                : "event.containsKey(\"" + key + "\")";
    }

    private static void work(Plan plan, Code code) {
        code.gap().add("private void work(Item item) {").in();
        if (plan.steps().isEmpty()) {
            code.add("// Your work with item.body() goes here.");
        }
        for (var step : plan.steps()) {
            if (step.size() == 1) {
                code.add(step.get(0).name() + "(item);");
            } else {
                code.add("CompletableFuture.allOf(").in().in();
                code.add(String.join(
                                ",\n",
                                step.stream()
                                        .map(s -> "CompletableFuture.runAsync(() -> " + s.name() + "(item))")
                                        .toList())
                        + ")");
                code.add(".join();").out().out();
            }
        }
        code.out().add("}");
    }

    private static void once(Plan plan, Code code) {
        if (!plan.idempotent()) {
            return;
        }
        code.gap().add("""
                /**
                 * Processes a message that was delivered twice once: a table keeps the ids of those that are done. While one is
                 * being processed nobody else takes it, and if that fails it is free again.
                 */
                private void once(Item item, Context context) {
                    String table = System.getenv("%s");
                    AttributeValue id = AttributeValue.fromS(item.id());
                    long now = Instant.now().getEpochSecond();
                    try {
                        dynamodb.putItem(r -> r
                                .tableName(table)
                                .item(Map.of("id", id, "expires", AttributeValue.fromN(String.valueOf(now + %dL))))
                                .conditionExpression("attribute_not_exists(id) OR expires < :now")
                                .expressionAttributeValues(Map.of(":now", AttributeValue.fromN(String.valueOf(now))))
                                .returnValuesOnConditionCheckFailure("ALL_OLD"));
                    } catch (ConditionalCheckFailedException e) {
                        if (e.item() != null && e.item().containsKey("done")) {
                            log(context, Map.of("message", "processed before", "id", item.id()));
                            return;
                        }
                        throw new IllegalStateException(item.id() + " is being processed", e);
                    }
                    try {
                        work(item);
                    } catch (RuntimeException e) {
                        dynamodb.deleteItem(r -> r.tableName(table).key(Map.of("id", id)));
                        throw e;
                    }
                    AttributeValue expires = AttributeValue.fromN(String.valueOf(now + %dL));
                    dynamodb.putItem(r -> r
                            .tableName(table)
                            .item(Map.of("id", id, "done", AttributeValue.fromBool(true), "expires", expires)));
                }""".formatted(plan.processed(), plan.timeoutSeconds(), plan.memorySeconds()));
    }

    private static void json(Plan plan, Code code) {
        boolean apart = !when(plan, plan.reporting(), types(plan)).isEmpty() && plan.partial()
                || plan.idempotent()
                        && !when(plan, plan.repeated(), types(plan)).isEmpty();
        if (apart) {
            code.gap().add("""
                            private static boolean isFrom(Object event, String field, String source) {
                                return JSON.valueToTree(event).at(field).asText().equals(source);
                            }""");
        }
        code.gap().add("/** Writes a line of JSON: what is printed goes to the log as it is. */");
        code.add("private static void log(Context context, Map<String, Object> fields) {")
                .in();
        code.add("Map<String, Object> line = new TreeMap<>(fields);");
        code.add("line.put(\"function\", \"" + plan.function().name() + "\");");
        code.add("line.put(\"requestId\", context.getAwsRequestId());");
        code.add("System.out.println(json(line));").out().add("}");
        code.gap().add("""
                        private static String json(Object value) {
                            try {
                                return JSON.writeValueAsString(value);
                            } catch (JsonProcessingException e) {
                                throw new IllegalArgumentException(e);
                            }
                        }""");
    }
}
