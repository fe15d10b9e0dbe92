package fanfare.exporters.handler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a handler in Java is given for its calls: clients, made once per execution environment, or stand-ins of a test. */
record JavaClients(Plan plan) {
    /** A client of the SDK: the artifact and package, the class, and the field. */
    record Client(String service, String type, String field) {}

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

    static TreeMap<String, Client> clients(Plan plan) {
        TreeMap<String, Client> clients = new TreeMap<>();
        for (Plan.Step step : plan.calls()) {
            Client client = client(step.call().action());
            if (client != null) {
                clients.put(client.field(), client);
            }
        }
        if (plan.idempotent()) {
            clients.put(DYNAMODB.field(), DYNAMODB);
        }
        return clients;
    }

    static Client client(CallOut.Action action) {
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

    /** The field of the client that pushes to an API. */
    static String connections(CallOut call) {
        return Character.toLowerCase(call.to().name().charAt(0))
                + call.to().name().substring(1) + "Connections";
    }

    /**
     * A part that the constructor takes.
     *
     * @param made the expression that makes the real one
     */
    record Part(String type, String made) {}

    /** The parts by name, in the order of the constructor. */
    Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        clients(plan).values().stream()
                .filter(c -> c != CONNECTIONS)
                .forEach(c -> parts.put(c.field(), new Part(c.type(), c.type() + ".create()")));
        for (Plan.Step step : plan.calls()) {
            if (step.call().action() == CallOut.Action.PUSH) {
                String made = CONNECTIONS.type() + ".builder().endpointOverride(URI.create(System.getenv(\""
                        + step.call().variable() + "\"))).build()";
                parts.put(connections(step.call()), new Part(CONNECTIONS.type(), made));
            }
        }
        if (plan.has(CallOut.Action.REQUEST)) {
            parts.put("http", new Part("Http", "sender()"));
        }
        parts.putAll(JavaStores.parts(plan));
        return parts;
    }

    void write(Code code) {
        Map<String, Part> parts = parts();
        parts.forEach((name, part) -> code.add("private final " + part.type() + " " + name + ";"));
        JavaStores.kept(plan, code);
        interfaces(code);
        if (parts.isEmpty()) {
            return;
        }
        code.gap().add("/** With clients that are made once per execution environment. */");
        code.add("public Handler() {").in();
        code.add("this(").in().in();
        code.add(String.join(",\n", parts.values().stream().map(Part::made).toList()) + ");")
                .out()
                .out();
        code.out().add("}");
        code.gap().add("/** With these clients, which a test replaces. */");
        code.add("Handler("
                        + parts.entrySet().stream()
                                .map(p -> p.getValue().type() + " " + p.getKey())
                                .collect(Collectors.joining(", "))
                        + ") {")
                .in();
        parts.keySet().forEach(name -> code.add("this." + name + " = " + name + ";"));
        JavaStores.connectAtInit(plan, code);
        code.out().add("}");
    }

    private void interfaces(Code code) {
        if (plan.has(CallOut.Action.REQUEST)) {
            code.gap().add("""
                            /** Sends a request and answers with its status. */
                            interface Http {
                                int send(HttpRequest request) throws IOException, InterruptedException;
                            }

                            private static Http sender() {
                                HttpClient client = HttpClient.newHttpClient();
                                return request -> client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                            }""");
        }
        if (!plan.databases().isEmpty()) {
            code.gap().add("""
                            /** Connects to a database. */
                            interface Database {
                                Connection connect() throws SQLException;
                            }""");
        }
    }
}
