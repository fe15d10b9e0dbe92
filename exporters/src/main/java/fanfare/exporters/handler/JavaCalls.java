package fanfare.exporters.handler;

import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import java.util.List;

/** The calls of a handler in Java. */
record JavaCalls(Plan plan) {
    void write(Code code) {
        plan.calls().forEach(step -> call(step, code));
    }

    private void call(Plan.Step step, Code code) {
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

    private void request(Code code, String method, String after, String... settings) {
        code.add(method + "(r -> r").in().in();
        List<String> lines = java.util.Arrays.stream(settings)
                .filter(setting -> !setting.isEmpty())
                .map(setting -> "." + setting)
                .toList();
        code.add(String.join("\n", lines) + after + ");").out().out();
    }

    private void runTask(CallOut call, String variable, Code code) {
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

    private void putEvent(CallOut call, String variable, Code code) {
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

    private String key(CallOut call) {
        return "\"" + call.to().get(Table.PARTITION_KEY) + "\", AttributeValue.fromS(item.id())"
                + call.to()
                        .value(Table.SORT_KEY)
                        .map(sort -> ", \"" + sort + "\", AttributeValue.fromS(\"latest\")")
                        .orElse("");
    }

    private String group(CallOut call) {
        return call.fifo() ? "messageGroupId(item.id())" : "";
    }

    private void request(CallOut call, String variable, Code code) {
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
                    int status = http.send(request);
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

    private void push(CallOut call, Code code) {
        code.add("""
                try {
                    // The connection that the message came over; others are known to whoever keeps them.
                    %s.postToConnection(r -> r
                            .connectionId(item.id())
                            .data(SdkBytes.fromUtf8String(item.body())));
                } catch (GoneException e) {
                    // The client has left, and its connection is to be forgotten.
                }""".formatted(JavaClients.connections(call)));
    }
}
