package fanfare.exporters.handler;

import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Handlers in Java: a Maven project with the AWS SDK 2, typed for a function that has one sort of trigger. */
final class Java implements Language {
    private static final String INDENT = "    ";
    private static final String EVENTS = "com.amazonaws.services.lambda.runtime.events.";
    private static final String SDK = "software.amazon.awssdk.services.";

    /** A client of the SDK: the artifact and package, the class, and the field. */
    private record Client(String service, String type, String field) {}

    private static final Client DYNAMODB = new Client("dynamodb", "DynamoDbClient", "dynamodb");
    private static final Client KINESIS = new Client("kinesis", "KinesisClient", "kinesis");
    private static final Client FIREHOSE = new Client("firehose", "FirehoseClient", "firehose");
    private static final Client SFN = new Client("sfn", "SfnClient", "workflows");
    private static final Client S3 = new Client("s3", "S3Client", "s3");
    private static final Client SQS = new Client("sqs", "SqsClient", "sqs");
    private static final Client SNS = new Client("sns", "SnsClient", "sns");
    private static final Client ECS = new Client("ecs", "EcsClient", "containers");
    private static final Client BUS = new Client("eventbridge", "EventBridgeClient", "events");
    private static final Client CONNECTIONS =
            new Client("apigatewaymanagementapi", "ApiGatewayManagementApiClient", "connections");
    private static final Client LAMBDA = new Client("lambda", "LambdaClient", "lambda");

    /** What the handler takes and gives. */
    private record Types(String in, String out) {}

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
        return "FROM " + image + "\nCOPY target/classes ${LAMBDA_TASK_ROOT}\nCOPY target/dependency/* ${LAMBDA_TASK_ROOT}/lib/\nCMD [\"app.Handler::handleRequest\"]\n";
    }

    @Override
    public String baseImage(String runtime) {
        return "public.ecr.aws/lambda/java:" + version(runtime);
    }

    @Override
    public String remark(Plan plan) {
        return plan.function().get(Function.PACKAGE_TYPE).equals("image")
                ? "Run mvn package dependency:copy-dependencies in src/"
                        + plan.function().name() + " before sam build: its image copies what that makes."
                : "";
    }

    private static String version(String runtime) {
        String version = runtime.replaceAll("[^0-9]", "");
        return version.isEmpty() ? "21" : version;
    }

    @Override
    public Map<String, String> files(Plan plan) {
        Map<String, String> files = new TreeMap<>();
        files.put("pom.xml", pom(plan));
        files.put("src/main/java/app/Handler.java", code(plan));
        return files;
    }

    private static TreeMap<String, Client> clients(Plan plan) {
        TreeMap<String, Client> clients = new TreeMap<>();
        for (Plan.Step step : plan.calls()) {
            Client client = client(step.call().action());
            if (client != null) {
                clients.put(client.field(), client);
            }
        }
        return clients;
    }

    private static Client client(CallOut.Action action) {
        return switch (action) {
            case READ_ITEM, WRITE_ITEM -> DYNAMODB;
            case READ_OBJECT, WRITE_OBJECT -> S3;
            case SEND -> SQS;
            case PUBLISH -> SNS;
            case PUT_EVENT -> BUS;
            case PUT_RECORD -> KINESIS;
            case PUT_DELIVERY -> FIREHOSE;
            case START, RUN -> SFN;
            case RUN_TASK -> ECS;
            case INVOKE, INVOKE_ASYNC -> LAMBDA;
            case PUSH -> CONNECTIONS;
            case REQUEST, QUERY, UPDATE, READ_CACHED, WRITE_CACHED -> null;
        };
    }

    private static String pom(Plan plan) {
        Code code = new Code("  ");
        code.add("""
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>app</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0.0</version>
                  <properties>
                    <maven.compiler.release>%s</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencyManagement>
                    <dependencies>
                      <dependency>
                        <groupId>software.amazon.awssdk</groupId>
                        <artifactId>bom</artifactId>
                        <version>2.31.0</version>
                        <type>pom</type>
                        <scope>import</scope>
                      </dependency>
                    </dependencies>
                  </dependencyManagement>
                  <dependencies>""".formatted(
                        plan.function().name().toLowerCase(Locale.ROOT),
                        version(plan.function().get(Function.RUNTIME))));
        code.in().in();
        dependency(code, "com.amazonaws", "aws-lambda-java-core", "1.2.3");
        dependency(code, "com.amazonaws", "aws-lambda-java-events", "3.14.0");
        dependency(code, "com.fasterxml.jackson.core", "jackson-databind", "2.18.3");
        clients(plan).values().forEach(c -> dependency(code, "software.amazon.awssdk", c.service(), ""));
        JavaStores.dependencies(plan, (group, artifact, version) -> dependency(code, group, artifact, version));
        code.out().out();
        code.add("""
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-compiler-plugin</artifactId>
                        <version>3.14.0</version>
                      </plugin>
                    </plugins>
                  </build>
                </project>""");
        return code.toString();
    }

    private static void dependency(Code code, String group, String artifact, String version) {
        code.add("<dependency>").in();
        code.add("<groupId>" + group + "</groupId>").add("<artifactId>" + artifact + "</artifactId>");
        if (!version.isEmpty()) {
            code.add("<version>" + version + "</version>");
        }
        code.out().add("</dependency>");
    }

    private static boolean typed(Plan plan) {
        return plan.shapes().size() == 1 && !types(plan).in().matches("Object|Map.*");
    }

    private static Types types(Plan plan) {
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

    private static boolean parallel(Plan plan) {
        return plan.steps().stream().anyMatch(s -> s.size() > 1);
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
        if (plan.has(CallOut.Action.REQUEST)) {
            code.add("private static final HttpClient HTTP = HttpClient.newHttpClient();");
        }
        connections(plan, code);
        clients(plan).values().stream()
                .filter(client -> client != CONNECTIONS)
                .forEach(client -> code.add("private final " + client.type() + " " + client.field() + " = "
                        + client.type() + ".create();"));
        JavaStores.fields(plan, code);
        code.gap().add("/** One piece of work; the body is JSON. */").add("record Item(String id, String body) {}");
        handler(plan, types, code);
        read(plan, types, code);
        work(plan, code);
        plan.calls().forEach(step -> call(plan, step, code));
        JavaStores.connections(plan, code);
        json(plan, code);
        return code.out().add("}").toString();
    }

    /** One client for each API that it pushes to: its endpoint is the API's own. */
    private static void connections(Plan plan, Code code) {
        plan.calls().stream()
                .map(Plan.Step::call)
                .filter(c -> c.action() == CallOut.Action.PUSH)
                .map(c -> "private final ApiGatewayManagementApiClient " + connections(c)
                        + " = ApiGatewayManagementApiClient.builder()\n        .endpointOverride(URI.create(System.getenv(\""
                        + c.variable() + "\")))\n        .build();")
                .distinct()
                .forEach(code::add);
    }

    private static String connections(CallOut call) {
        return Character.toLowerCase(call.to().name().charAt(0))
                + call.to().name().substring(1) + "Connections";
    }

    private static void push(CallOut call, Code code) {
        code.add("""
                try {
                    // The connection that the message came over; others are known to whoever keeps them.
                    %s.postToConnection(r -> r
                            .connectionId(item.id())
                            .data(SdkBytes.fromUtf8String(item.body())));
                } catch (GoneException e) {
                    // The client has left, and its connection is to be forgotten.
                }""".formatted(connections(call)));
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
        if (parallel(plan)) {
            imports.add("java.util.concurrent.CompletableFuture");
        }
        calls(plan, imports);
        JavaStores.imports(plan, imports);
        return imports;
    }

    private static void calls(Plan plan, TreeSet<String> imports) {
        clients(plan).values().forEach(c -> imports.add(SDK + c.service() + "." + c.type()));
        if (plan.has(CallOut.Action.READ_ITEM) || plan.has(CallOut.Action.WRITE_ITEM)) {
            imports.add(SDK + "dynamodb.model.AttributeValue");
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
        if (plan.partial()) {
            partial(plan, types, code);
        } else {
            code.add("items.forEach(this::work);");
            code.add("log(context, Map.of(\"message\", \"done\", \"items\", items.size()));");
            answer(plan, types, code);
        }
        code.out().add("}");
    }

    private static void partial(Plan plan, Types types, Code code) {
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
        code.add("try {\n    work(item);\n} catch (RuntimeException e) {").in();
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
                code.add("if (" + has("Records", types)
                                + (plan.has(Trigger.Shape.PIPE) ? " || event instanceof List" : "") + ") {")
                        .in();
                code.add(
                                "return Map.of(\"batchItemFailures\", failed.stream().map(id -> Map.of(\"itemIdentifier\", id)).toList());")
                        .out()
                        .add("}");
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

    private static String has(String key, Types types) {
        return types.in().equals("Object")
                ? "JSON.valueToTree(event).has(\"" + key + "\")"
                : "event.containsKey(\"" + key + "\")";
    }

    private static void read(Plan plan, Types types, Code code) {
        code.gap().add("/** What there is to do: one item, or one per record. */");
        code.add("private static List<Item> read(" + types.in() + " event, Context context) {")
                .in();
        if (typed(plan)) {
            code.add(typedReading(plan.shapes().iterator().next(), plan));
        } else {
            code.add("JsonNode tree = JSON.valueToTree(event);");
            lists(plan, code);
            if (plan.shapes().stream().anyMatch(Trigger.Shape::isBatch)) {
                code.add("List<Item> items = new ArrayList<>();");
                code.add("for (JsonNode r : tree.path(\"Records\")) {").in();
                plan.shapes().forEach(s -> record(s, plan, code));
                code.out().add("}").add("if (!items.isEmpty()) {\n    return items;\n}");
            }
            plan.shapes().forEach(s -> single(s, code));
            code.add("return List.of(new Item(tree.path(\"id\").asText(context.getAwsRequestId()), tree.toString()));");
        }
        code.out().add("}");
        if (plan.judges()) {
            judging(plan, types, code);
        }
        if (plan.readsNotifiedObjects()) {
            code.gap().add("""
                            /** The key in a bucket's notification. */
                            private static String newObject(Item item) {
                                try {
                                    var key = JSON.readTree(item.body()).at("/Records/0/s3/object/key");
                                    return URLDecoder.decode(key.asText(item.id()), StandardCharsets.UTF_8);
                                } catch (JsonProcessingException e) {
                                    return item.id();
                                }
                            }""");
        }
        if (plan.has(Trigger.Shape.KAFKA) || plan.has(Trigger.Shape.PIPE) || plan.has(Trigger.Shape.TRANSFORM)) {
            code.gap().add("""
                            private static String decoded(JsonNode r, String field) {
                                return new String(Base64.getDecoder().decode(r.path(field).asText()), StandardCharsets.UTF_8);
                            }""");
        }
        if (plan.enveloped()) {
            code.gap().add("""
                            /** A topic without raw delivery wraps its messages. */
                            private static String unwrap(String body) {
                                try {
                                    var tree = JSON.readTree(body);
                                    return tree.path("Type").asText().equals("Notification") ? tree.path("Message").asText() : body;
                                } catch (JsonProcessingException e) {
                                    return body;
                                }
                            }""");
        }
    }

    /** Events that are lists, or carry one of their own. */
    private static void lists(Plan plan, Code code) {
        if (plan.has(Trigger.Shape.PIPE)) {
            code.add("""
                    if (tree.isArray()) {
                        List<Item> events = new ArrayList<>();
                        for (JsonNode r : tree) {
                            String id = r.path("messageId").asText(r.path("eventID").asText(context.getAwsRequestId()));
                            String text = r.has("data") ? decoded(r, "data") : r.path("body").asText(r.toString());
                            events.add(new Item(id, text));
                        }
                        return events;
                    }""");
        }
        if (plan.has(Trigger.Shape.KAFKA)) {
            code.add("""
                    if (tree.path("eventSource").asText().equals("aws:kafka")) {
                        List<Item> messages = new ArrayList<>();
                        for (JsonNode partition : tree.path("records")) {
                            for (JsonNode r : partition) {
                                String id = r.path("topic").asText() + "-" + r.path("partition") + "-" + r.path("offset");
                                messages.add(new Item(id, decoded(r, "value")));
                            }
                        }
                        return messages;
                    }""");
        }
        if (plan.has(Trigger.Shape.TRANSFORM)) {
            code.add("""
                    if (tree.has("deliveryStreamArn")) {
                        List<Item> records = new ArrayList<>();
                        tree.path("records").forEach(r -> records.add(new Item(r.path("recordId").asText(), decoded(r, "data"))));
                        return records;
                    }""");
        }
    }

    private static void judging(Plan plan, Types types, Code code) {
        code.gap().add("/** Whether the caller may pass. Your check of the token goes here. */");
        code.add("private static boolean mayPass(String token) {\n    return !token.isEmpty();\n}");
        code.gap().add("/** The token, as the API passes it on; empty if there is none. */");
        code.add("private static String token(" + types.in() + " event) {").in();
        if (!typed(plan)) {
            code.add("JsonNode tree = JSON.valueToTree(event);");
            code.add("String token = tree.path(\"authorizationToken\").asText();");
            code.add("JsonNode headers = tree.path(\"headers\");");
            code.add(
                    "String header = headers.path(\"authorization\").asText(headers.path(\"Authorization\").asText());");
            code.add("return token.isEmpty() ? header : token;").out().add("}");
            code.gap().add("""
                    private static Map<String, Object> verdict(Map<String, Object> event) {
                        boolean allowed = mayPass(token(event));
                        if (event.containsKey("routeArn")) {
                            return Map.of("isAuthorized", allowed);
                        }
                        // A kept verdict holds for every route of the stage.
                        String[] parts = String.valueOf(event.get("methodArn")).split("/");
                        Map<String, Object> statement = Map.of(
                                "Action", "execute-api:Invoke",
                                "Effect", allowed ? "Allow" : "Deny",
                                "Resource", parts[0] + "/" + parts[1] + "/*");
                        Map<String, Object> policy = Map.of("Version", "2012-10-17", "Statement", List.of(statement));
                        return Map.of("principalId", "caller", "policyDocument", policy);
                    }""");
            return;
        }
        if (plan.has(Trigger.Shape.VERDICT_V1)) {
            code.add("if (event.getAuthorizationToken() != null) {\n    return event.getAuthorizationToken();\n}");
        }
        code.add("Map<String, String> headers = event.getHeaders() == null ? Map.of() : event.getHeaders();");
        code.add("return headers.getOrDefault(\"authorization\", headers.getOrDefault(\"Authorization\", \"\"));");
        code.out().add("}");
    }

    private static String typedReading(Trigger.Shape shape, Plan plan) {
        String sqs = plan.enveloped() ? "unwrap(r.getBody())" : "r.getBody()";
        return switch (shape) {
            case VERDICT_V1, VERDICT_V2 ->
                "return List.of(new Item(context.getAwsRequestId(), json(Map.of(\"token\", token(event)))));";
            case HTTP_BALANCER -> """
                    String body = event.getBody() == null || event.getBody().isEmpty() ? "null" : event.getBody();
                    return List.of(new Item(context.getAwsRequestId(), body));""";
            case HTTP_V1, HTTP_V2 -> """
                    String body = event.getBody() == null ? "null" : event.getBody();
                    return List.of(new Item(event.getRequestContext().getRequestId(), body));""";
            case SQS ->
                "return event.getRecords().stream().map(r -> new Item(r.getMessageId(), " + sqs + ")).toList();";
            case SNS ->
                "return event.getRecords().stream()\n        .map(r -> new Item(r.getSNS().getMessageId(), r.getSNS().getMessage()))\n        .toList();";
            case S3 ->
                "return event.getRecords().stream().map(r -> object(r.getS3().getBucket().getName(), r.getS3().getObject().getUrlDecodedKey())).toList();\n}\n\n"
                        + "private static Item object(String bucket, String key) {\n    return new Item(key, json(Map.of(\"bucket\", bucket, \"key\", key)));";
            case DYNAMODB -> """
                    return event.getRecords().stream()
                            .map(r -> new Item(
                                    r.getDynamodb().getSequenceNumber(),
                                    json(Map.of("change", r.getEventName(), "keys", r.getDynamodb().getKeys().toString()))))
                            .toList();""";
            case KINESIS -> """
                    return event.getRecords().stream()
                            .map(r -> new Item(
                                    r.getKinesis().getSequenceNumber(),
                                    StandardCharsets.UTF_8.decode(r.getKinesis().getData()).toString()))
                            .toList();""";
            default -> "return List.of(new Item(event.getId(), json(event.getDetail())));";
        };
    }

    private static void record(Trigger.Shape shape, Plan plan, Code code) {
        switch (shape) {
            case SQS ->
                code.add(
                        "if (r.path(\"eventSource\").asText().equals(\"aws:sqs\")) {\n    items.add(new Item(r.path(\"messageId\").asText(), "
                                + (plan.enveloped() ? "unwrap(r.path(\"body\").asText())" : "r.path(\"body\").asText()")
                                + "));\n}");
            case SNS ->
                code.add(
                        "if (r.has(\"Sns\")) {\n    items.add(new Item(r.path(\"Sns\").path(\"MessageId\").asText(), r.path(\"Sns\").path(\"Message\").asText()));\n}");
            case S3 ->
                code.add(
                        "if (r.has(\"s3\")) {\n    String key = URLDecoder.decode(r.path(\"s3\").path(\"object\").path(\"key\").asText(), StandardCharsets.UTF_8);\n"
                                + "    items.add(new Item(key, json(Map.of(\"bucket\", r.path(\"s3\").path(\"bucket\").path(\"name\").asText(), \"key\", key))));\n}");
            case DYNAMODB ->
                code.add(
                        "if (r.has(\"dynamodb\")) {\n    items.add(new Item(r.path(\"dynamodb\").path(\"SequenceNumber\").asText(), r.path(\"dynamodb\").toString()));\n}");
            case KINESIS ->
                code.add(
                        "if (r.has(\"kinesis\")) {\n    items.add(new Item(r.path(\"kinesis\").path(\"sequenceNumber\").asText(), new String(Base64.getDecoder().decode(r.path(\"kinesis\").path(\"data\").asText()), StandardCharsets.UTF_8)));\n}");
            default -> {}
        }
    }

    private static void single(Trigger.Shape shape, Code code) {
        switch (shape) {
            case VERDICT_V1, VERDICT_V2 ->
                code.add(
                        "if (tree.has(\"methodArn\") || tree.has(\"routeArn\")) {\n    return List.of(new Item(context.getAwsRequestId(), json(Map.of(\"token\", token(event)))));\n}");
            case HTTP_BALANCER ->
                code.add(
                        "if (tree.path(\"requestContext\").has(\"elb\")) {\n    return List.of(new Item(context.getAwsRequestId(), tree.path(\"body\").asText(\"null\")));\n}");
            case HTTP_V1, HTTP_V2 ->
                code.add(
                        "if (tree.has(\"headers\")) {\n    return List.of(new Item(tree.path(\"requestContext\").path(\"requestId\").asText(), tree.path(\"body\").asText(\"null\")));\n}");
            case EVENT, SCHEDULE ->
                code.add(
                        "if (tree.has(\"detail-type\")) {\n    return List.of(new Item(tree.path(\"id\").asText(), tree.path(\"detail\").toString()));\n}");
            case WEBSOCKET ->
                code.add(
                        "if (tree.path(\"requestContext\").has(\"connectionId\")) {\n    return List.of(new Item(tree.path(\"requestContext\").path(\"connectionId\").asText(), tree.path(\"body\").asText(\"null\")));\n}");
            case OUTCOME ->
                code.add(
                        "if (tree.has(\"requestPayload\")) {\n    return List.of(new Item(tree.path(\"requestContext\").path(\"requestId\").asText(), tree.path(\"requestPayload\").toString()));\n}");
            default -> {}
        }
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

    private static void call(Plan plan, Plan.Step step, Code code) {
        CallOut call = step.call();
        String words = call.words();
        code.gap().add("/** " + Character.toUpperCase(words.charAt(0)) + words.substring(1) + ". */");
        code.add("private void " + step.name() + "(Item item) {").in();
        String variable = "System.getenv(\"" + call.variable() + "\")";
        switch (call.action()) {
            case READ_ITEM ->
                request(
                        code,
                        "dynamodb.getItem",
                        "",
                        "tableName(" + variable + ")",
                        "key(Map.of(" + key(call) + "))",
                        call.by().get(Interactions.CONSISTENCY).equals("strong") ? "consistentRead(true)" : "");
            case WRITE_ITEM ->
                request(
                        code,
                        "dynamodb.putItem",
                        "",
                        "tableName(" + variable + ")",
                        "item(Map.of(" + key(call) + ", \"body\", AttributeValue.fromS(item.body())))");
            case QUERY, UPDATE -> JavaStores.query(call, code);
            case READ_CACHED, WRITE_CACHED -> JavaStores.cached(step, code);
            case READ_OBJECT ->
                request(
                        code,
                        "s3.getObjectAsBytes",
                        "",
                        "bucket(" + variable + ")",
                        "key(" + (plan.readsNotifiedObjects() ? "newObject(item)" : "item.id()") + ")");
            case WRITE_OBJECT ->
                request(
                        code,
                        "s3.putObject",
                        ", RequestBody.fromString(item.body())",
                        "bucket(" + variable + ")",
                        "key(\"results/\" + item.id() + \".json\")",
                        "contentType(\"application/json\")");
            case SEND ->
                request(
                        code,
                        "sqs.sendMessage",
                        "",
                        "queueUrl(" + variable + ")",
                        "messageBody(item.body())",
                        group(call));
            case PUBLISH ->
                request(code, "sns.publish", "", "topicArn(" + variable + ")", "message(item.body())", group(call));
            case PUT_EVENT -> putEvent(call, variable, code);
            case START ->
                request(
                        code,
                        "workflows.startExecution",
                        "",
                        "stateMachineArn(" + variable + ")",
                        "input(item.body())");
            case RUN_TASK -> runTask(call, variable, code);
            case RUN -> {
                request(
                        code,
                        "var result = workflows.startSyncExecution",
                        "",
                        "stateMachineArn(" + variable + ")",
                        "input(item.body())");
                code.add("if (!\"SUCCEEDED\".equals(result.statusAsString())) {")
                        .in();
                code.add("throw new IllegalStateException(\"" + call.to().name() + " failed: \" + result.error());")
                        .out()
                        .add("}");
            }
            case PUT_RECORD ->
                request(
                        code,
                        "kinesis.putRecord",
                        "",
                        "streamName(" + variable + ")",
                        "partitionKey(item.id())",
                        "data(SdkBytes.fromUtf8String(item.body()))");
            case PUT_DELIVERY ->
                request(
                        code,
                        "firehose.putRecord",
                        "",
                        "deliveryStreamName(" + variable + ")",
                        "record(d -> d.data(SdkBytes.fromUtf8String(item.body() + \"\\n\")))");
            case INVOKE -> {
                request(
                        code,
                        "var result = lambda.invoke",
                        "",
                        "functionName(" + variable + ")",
                        "payload(SdkBytes.fromUtf8String(item.body()))");
                code.add("if (result.functionError() != null) {").in();
                code.add("throw new IllegalStateException(\"" + call.to().name()
                                + " failed: \" + result.functionError());")
                        .out()
                        .add("}");
            }
            case INVOKE_ASYNC ->
                request(
                        code,
                        "lambda.invoke",
                        "",
                        "functionName(" + variable + ")",
                        "invocationType(InvocationType.EVENT)",
                        "payload(SdkBytes.fromUtf8String(item.body()))");
            case PUSH -> push(call, code);
            case REQUEST -> request(call, variable, code);
        }
        code.out().add("}");
    }

    private static void request(Code code, String method, String after, String... settings) {
        code.add(method + "(r -> r").in().in();
        List<String> lines = java.util.Arrays.stream(settings)
                .filter(setting -> !setting.isEmpty())
                .map(setting -> "." + setting)
                .toList();
        code.add(String.join("\n", lines) + after + ");").out().out();
    }

    private static void runTask(CallOut call, String variable, Code code) {
        request(
                code,
                "var result = containers.runTask",
                "",
                "cluster(System.getenv(\"TASK_CLUSTER\"))",
                "taskDefinition(" + variable + ")",
                "capacityProviderStrategy(c -> c.capacityProvider(\"" + call.capacityProvider() + "\").weight(1))",
                "networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(System.getenv(\"TASK_SUBNETS\").split(\",\"))",
                "securityGroups(System.getenv(\"TASK_SECURITY_GROUP\"))",
                "assignPublicIp(System.getenv(\"TASK_PUBLIC_IP\"))))",
                "overrides(o -> o.containerOverrides(c -> c.name(\"" + ContainerCode.image(call.to())
                        + "\").environment(e -> e.name(\"INPUT\").value(item.body()))))");
        code.add("if (!result.failures().isEmpty()) {").in();
        code.add("throw new IllegalStateException(\"" + call.to().name() + " was not started\");")
                .out()
                .add("}");
    }

    private static void putEvent(CallOut call, String variable, Code code) {
        String from = call.by().from();
        code.add("var result = events.putEvents(r -> r.entries(e -> e").in().in();
        code.add(".eventBusName(" + variable + ")");
        code.add(".source(\"" + from + "\")").add(".detailType(\"" + from + "\")");
        code.add(".detail(item.body())));").out().out();
        code.add("""
                if (result.failedEntryCount() > 0) {
                    throw new IllegalStateException("the bus refused the event");
                }""");
    }

    private static String key(CallOut call) {
        return "\"" + call.to().get(Table.PARTITION_KEY) + "\", AttributeValue.fromS(item.id())"
                + call.to()
                        .value(Table.SORT_KEY)
                        .map(sort -> ", \"" + sort + "\", AttributeValue.fromS(\"latest\")")
                        .orElse("");
    }

    private static String group(CallOut call) {
        return call.fifo() ? "messageGroupId(item.id())" : "";
    }

    private static void request(CallOut call, String variable, Code code) {
        String url = variable;
        if (!call.path().isEmpty()) {
            url += " + \""
                    + call.path()
                            .replaceAll("\\{[^}]*}", "\" + URLEncoder.encode(item.id(), StandardCharsets.UTF_8) + \"")
                    + "\"";
        }
        String method = call.method();
        boolean body = !method.equals("GET") && !method.equals("HEAD");
        code.add("HttpRequest request = HttpRequest.newBuilder(URI.create(" + url + "))")
                .in()
                .in();
        code.add(".header(\"content-type\", \"application/json\")");
        call.timeoutMillis().ifPresent(ms -> code.add(".timeout(Duration.ofMillis(" + ms + "))"));
        code.add(".method(\"" + method + "\", HttpRequest.BodyPublishers."
                + (body ? "ofString(item.body())" : "noBody()") + ")");
        code.add(".build();").out().out();
        code.add("""
                try {
                    int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                    if (status >= 400) {
                        throw new IllegalStateException("%s answered " + status);
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }""".formatted(call.to().name()));
    }

    private static void json(Plan plan, Code code) {
        code.gap()
                .add("private static void log(Context context, Map<String, Object> fields) {")
                .in();
        code.add("Map<String, Object> line = new TreeMap<>(fields);");
        code.add("line.put(\"function\", \"" + plan.function().name() + "\");");
        code.add("line.put(\"requestId\", context.getAwsRequestId());");
        code.add("context.getLogger().log(json(line));").out().add("}");
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
