package fanfare.exporters.handler;

/** The part of a handler in Java that turns an event into items of work. */
record JavaReading(Plan plan, Java.Types types) {
    void write(Code code) {
        code.gap().add("/** What there is to do: one item, or one per record. */");
        code.add("private static List<Item> read(" + types.in() + " event, Context context) {")
                .in();
        if (Java.typed(plan)) {
            code.add(typedReading(plan.shapes().iterator().next()));
        } else {
            code.add("JsonNode tree = JSON.valueToTree(event);");
            lists(code);
            if (plan.shapes().stream().anyMatch(Trigger.Shape::isBatch)) {
                code.add("List<Item> items = new ArrayList<>();");
                code.add("for (JsonNode r : tree.path(\"Records\")) {").in();
                plan.shapes().forEach(s -> record(s, code));
                code.out().add("}").add("if (!items.isEmpty()) {\n    return items;\n}");
            }
            plan.shapes().forEach(s -> single(s, code));
            code.add("return List.of(new Item(tree.path(\"id\").asText(context.getAwsRequestId()), tree.toString()));");
        }
        code.out().add("}");
        if (plan.judges()) {
            judging(code);
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
    private void lists(Code code) {
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

    private void judging(Code code) {
        code.gap().add("/** Whether the caller may pass. Your check of the token goes here. */");
        code.add("private static boolean mayPass(String token) {\n    return !token.isEmpty();\n}");
        code.gap().add("/** The token, as the API passes it on; empty if there is none. */");
        code.add("private static String token(" + types.in() + " event) {").in();
        if (!Java.typed(plan)) {
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

    private String typedReading(Trigger.Shape shape) {
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

    private void record(Trigger.Shape shape, Code code) {
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

    private void single(Trigger.Shape shape, Code code) {
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
}
