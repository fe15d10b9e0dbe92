package fanfare.exporters.handler;

import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;

/** The calls of a handler in JavaScript or TypeScript. */
record NodeCalls(Plan plan, Script script) {
    void write(Code code) {
        plan.calls().forEach(step -> call(step, code));
    }

    private void call(Plan.Step step, Code code) {
        CallOut call = step.call();
        String words = call.words();
        code.gap().add("// " + Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".");
        code.add("const " + step.name() + " = async (" + script.is("item", "Item") + ") => {")
                .in();
        String variable = "process.env." + call.variable();
        switch (call.action()) {
            case READ_ITEM ->
                send(
                        code,
                        call,
                        "TableName: " + variable,
                        "Key: { " + key(call) + " }",
                        call.by().get(Interactions.CONSISTENCY).equals("strong") ? "ConsistentRead: true" : "");
            case WRITE_ITEM ->
                send(
                        code,
                        call,
                        "TableName: " + variable,
                        "Item: { " + key(call) + ", body: { S: JSON.stringify(item.body) } }");
            case QUERY, UPDATE -> new NodeStores(plan, script).query(call, code);
            case READ_CACHED, WRITE_CACHED -> new NodeStores(plan, script).cached(step, code);
            case READ_OBJECT -> send(code, call, "Bucket: " + variable, "Key: " + objectKey());
            case WRITE_OBJECT ->
                send(
                        code,
                        call,
                        "Bucket: " + variable,
                        "Key: `results/${item.id}.json`",
                        "Body: JSON.stringify(item.body)",
                        "ContentType: \"application/json\"");
            case SEND ->
                send(code, call, "QueueUrl: " + variable, "MessageBody: JSON.stringify(item.body)", group(call));
            case PUBLISH ->
                send(code, call, "TopicArn: " + variable, "Message: JSON.stringify(item.body)", group(call));
            case PUT_EVENT -> putEvent(call, variable, code);
            case START -> send(code, call, "stateMachineArn: " + variable, "input: JSON.stringify(item.body ?? {})");
            case RUN -> {
                command(
                        code,
                        "const result = ",
                        call,
                        "stateMachineArn: " + variable,
                        "input: JSON.stringify(item.body ?? {})");
                code.add("if (result?.status === \"FAILED\" || result?.status === \"TIMED_OUT\") {\n  throw new Error(`"
                        + call.to().name() + " failed: ${result.error}`);\n}");
            }
            case RUN_TASK -> runTask(call, variable, code);
            case PUT_RECORD ->
                send(
                        code,
                        call,
                        "StreamName: " + variable,
                        "PartitionKey: String(item.id)",
                        "Data: Buffer.from(JSON.stringify(item.body))");
            case PUT_DELIVERY -> {
                command(
                        code,
                        "const result = ",
                        call,
                        "DeliveryStreamName: " + variable,
                        "Records: [{ Data: Buffer.from(`${JSON.stringify(item.body)}\\n`) }]");
                code.add("if (result?.FailedPutCount) {\n  throw new Error(\""
                        + call.to().name() + " refused the record\");\n}");
            }
            case INVOKE -> invoke(call, variable, code);
            case INVOKE_ASYNC ->
                send(
                        code,
                        call,
                        "FunctionName: " + variable,
                        "InvocationType: \"Event\"",
                        "Payload: JSON.stringify(item.body ?? {})");
            case PUSH -> push(call, code);
            case REQUEST -> request(call, variable, code);
        }
        code.out().add("};");
    }

    private String objectKey() {
        return (plan.has(Trigger.Shape.S3) ? "item.key ?? " : "")
                + (plan.readsNotifiedObjects() ? "newObject(item.body) ?? " : "")
                + "`${item.id}.json`";
    }

    private String key(CallOut call) {
        return quoted(call.to().get(Table.PARTITION_KEY)) + ": { S: String(item.id) }"
                + call.to()
                        .value(Table.SORT_KEY)
                        .map(sort -> ", " + quoted(sort) + ": { S: \"latest\" }")
                        .orElse("");
    }

    private String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "\"" + name + "\"";
    }

    private String group(CallOut call) {
        return call.fifo() ? "MessageGroupId: String(item.id)" : "";
    }

    private void send(Code code, CallOut call, String... input) {
        command(code, "return ", call, input);
    }

    private void command(Code code, String before, CallOut call, String... input) {
        code.add(before + (before.startsWith("return") ? "" : "await ") + NodeClients.name(call) + ".send(")
                .in();
        code.add("new " + NodeClients.command(call.action()) + "({").in();
        for (String field : input) {
            if (!field.isEmpty()) {
                code.add(field + ",");
            }
        }
        code.out().add("}),").out().add(");");
    }

    private void runTask(CallOut call, String variable, Code code) {
        command(
                code,
                "const result = ",
                call,
                "cluster: process.env.TASK_CLUSTER",
                "taskDefinition: " + variable,
                "capacityProviderStrategy: [{ capacityProvider: \"" + call.capacityProvider() + "\", weight: 1 }]",
                """
                networkConfiguration: {
                  awsvpcConfiguration: {
                    subnets: (process.env.TASK_SUBNETS ?? "").split(","),
                    securityGroups: [%s],
                    assignPublicIp: %s,
                  },
                }""".formatted(
                                script.given("process.env.TASK_SECURITY_GROUP"),
                                script.as("process.env.TASK_PUBLIC_IP", "\"ENABLED\" | \"DISABLED\"")),
                """
                overrides: {
                  containerOverrides: [
                    { name: "%s", environment: [{ name: "INPUT", value: JSON.stringify(item.body ?? {}) }] },
                  ],
                }""".formatted(ContainerCode.image(call.to())));
        code.add("if (result?.failures?.length) {\n  throw new Error(`"
                + call.to().name() + " was not started: ${result.failures[0].reason}`);\n}");
    }

    private void putEvent(CallOut call, String variable, Code code) {
        code.add("const entry = {").in();
        code.add("EventBusName: " + variable + ",");
        code.add("Source: \"" + call.by().from() + "\",");
        code.add("DetailType: \"" + call.by().from() + "\",");
        code.add("Detail: JSON.stringify(item.body ?? {}),").out().add("};");
        code.add("const result = await events.send(new PutEventsCommand({ Entries: [entry] }));");
        code.add("""
                if (result?.FailedEntryCount) {
                  throw new Error(`The bus refused the event: ${result.Entries?.[0].ErrorMessage}`);
                }""");
    }

    private void invoke(CallOut call, String variable, Code code) {
        command(code, "const result = ", call, "FunctionName: " + variable, "Payload: JSON.stringify(item.body ?? {})");
        code.add("if (result?.FunctionError) {\n  throw new Error(`" + call.to().name()
                + " failed: ${result.FunctionError}`);\n}");
    }

    private void push(CallOut call, Code code) {
        code.add("// The connections that the message names, else the one that it came over.");
        code.add("for (const connection of " + script.as("item.body", "{ connections?: string[] } | null")
                        + "?.connections ?? [item.id]) {")
                .in();
        code.add("try {").in();
        code.add("await " + NodeClients.name(call) + ".send(").in();
        code.add("new PostToConnectionCommand({").in();
        code.add("ConnectionId: connection,").add("Data: JSON.stringify(item.body ?? {}),");
        code.out().add("}),").out().add(");");
        code.out().add("} catch (error) {").in();
        code.add("// Gone: the client has left, and its connection is to be forgotten.");
        code.add("if (" + script.as("error", "Error") + ".name !== \"GoneException\") {\n  throw error;\n}");
        code.out().add("}").out().add("}");
    }

    private void request(CallOut call, String variable, Code code) {
        String method = call.method();
        boolean body = !method.equals("GET") && !method.equals("HEAD");
        String url = call.path().isEmpty()
                ? script.given(variable)
                : "`${" + variable + "}" + call.path().replaceAll("\\{[^}]*}", "\\${encodeURIComponent(item.id)}")
                        + "`";
        code.add("const response = await fetch(" + url + ", {").in();
        code.add("method: \"" + method + "\",");
        if (body) {
            code.add("headers: { \"content-type\": \"application/json\" },");
            code.add("body: JSON.stringify(item.body ?? {}),");
        }
        call.timeoutMillis().ifPresent(ms -> code.add("signal: AbortSignal.timeout(" + ms + "),"));
        code.out().add("});");
        code.add("if (!response.ok) {\n  throw new Error(`" + call.to().name() + " answered ${response.status}`);\n}");
    }
}
