package fanfare.exporters.handler;

import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import java.util.Locale;

/** The calls of a handler in Python. */
record PythonCalls(Plan plan) {
    void write(Code code) {
        plan.calls().forEach(step -> call(step, code));
    }

    /** The name of the function that makes a call. */
    static String function(Plan.Step step) {
        return Variables.snake(step.name()).toLowerCase(Locale.ROOT);
    }

    /** The method of a client that makes a call. */
    static String method(CallOut.Action action) {
        return switch (action) {
            case READ_ITEM -> "get_item";
            case WRITE_ITEM -> "put_item";
            case READ_OBJECT -> "get_object";
            case WRITE_OBJECT -> "put_object";
            case SEND -> "send_message";
            case PUBLISH -> "publish";
            case PUT_EVENT -> "put_events";
            case PUT_RECORD, PUT_DELIVERY -> "put_record";
            case START -> "start_execution";
            case RUN -> "start_sync_execution";
            case RUN_TASK -> "run_task";
            case INVOKE, INVOKE_ASYNC -> "invoke";
            case PUSH -> "post_to_connection";
            case REQUEST, QUERY, UPDATE, READ_CACHED, WRITE_CACHED -> "";
        };
    }

    private void call(Plan.Step step, Code code) {
        CallOut call = step.call();
        String words = call.words();
        code.gap().gap().add("def " + PythonCalls.function(step) + "(item):").in();
        code.add("\"\"\"" + Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".\"\"\"");
        String variable = "os.environ[\"" + call.variable() + "\"]";
        switch (call.action()) {
            case READ_ITEM -> {
                boolean strong = call.by().get(Interactions.CONSISTENCY).equals("strong");
                call(
                        code,
                        "return dynamodb.get_item",
                        "TableName=" + variable,
                        "Key={" + key(call) + "}",
                        strong ? "ConsistentRead=True" : "");
            }
            case WRITE_ITEM ->
                call(
                        code,
                        "return dynamodb.put_item",
                        "TableName=" + variable,
                        "Item={" + key(call) + ", \"body\": {\"S\": json.dumps(item[\"body\"])}}");
            case QUERY, UPDATE -> PythonStores.query(call, code);
            case READ_CACHED, WRITE_CACHED ->
                PythonStores.cached(
                        call, step.behind().map(PythonCalls::function).orElse(""), code);
            case READ_OBJECT ->
                call(
                        code,
                        "return s3.get_object",
                        "Bucket=" + variable,
                        "Key=" + (plan.has(Trigger.Shape.S3) ? "item.get(\"key\") or " : "")
                                + (plan.readsNotifiedObjects() ? "new_object(item[\"body\"]) or " : "")
                                + "f\"{item['id']}.json\"");
            case WRITE_OBJECT ->
                call(
                        code,
                        "return s3.put_object",
                        "Bucket=" + variable,
                        "Key=f\"results/{item['id']}.json\"",
                        "Body=json.dumps(item[\"body\"]).encode()",
                        "ContentType=\"application/json\"");
            case SEND ->
                call(
                        code,
                        "return sqs.send_message",
                        "QueueUrl=" + variable,
                        "MessageBody=json.dumps(item[\"body\"])",
                        group(call));
            case PUBLISH ->
                call(
                        code,
                        "return sns.publish",
                        "TopicArn=" + variable,
                        "Message=json.dumps(item[\"body\"])",
                        group(call));
            case PUT_EVENT -> putEvent(call, variable, code);
            case START ->
                call(
                        code,
                        "return stepfunctions.start_execution",
                        "stateMachineArn=" + variable,
                        "input=json.dumps(item[\"body\"] or {})");
            case RUN_TASK -> runTask(call, variable, code);
            case RUN -> {
                call(
                        code,
                        "result = stepfunctions.start_sync_execution",
                        "stateMachineArn=" + variable,
                        "input=json.dumps(item[\"body\"] or {})");
                code.add("if result.get(\"status\") in (\"FAILED\", \"TIMED_OUT\"):")
                        .in();
                code.add("raise RuntimeError(f\"" + call.to().name() + " failed: {result.get('error')}\")")
                        .out();
            }
            case PUT_RECORD ->
                call(
                        code,
                        "return kinesis.put_record",
                        "StreamName=" + variable,
                        "PartitionKey=str(item[\"id\"])",
                        "Data=json.dumps(item[\"body\"]).encode()");
            case PUT_DELIVERY ->
                call(
                        code,
                        "return firehose.put_record",
                        "DeliveryStreamName=" + variable,
                        "Record={\"Data\": (json.dumps(item[\"body\"]) + \"\\n\").encode()}");
            case INVOKE -> {
                call(
                        code,
                        "result = functions.invoke",
                        "FunctionName=" + variable,
                        "Payload=json.dumps(item[\"body\"] or {}).encode()");
                code.add("if result.get(\"FunctionError\"):\n    raise RuntimeError(f\""
                        + call.to().name() + " failed: {result['FunctionError']}\")");
            }
            case INVOKE_ASYNC ->
                call(
                        code,
                        "return functions.invoke",
                        "FunctionName=" + variable,
                        "InvocationType=\"Event\"",
                        "Payload=json.dumps(item[\"body\"] or {}).encode()");
            case PUSH -> push(call, code);
            case REQUEST -> request(call, variable, code);
        }
        code.out();
    }

    private void call(Code code, String what, String... arguments) {
        code.add(what + "(").in();
        for (String argument : arguments) {
            if (!argument.isEmpty()) {
                code.add(argument + ",");
            }
        }
        code.out().add(")");
    }

    private String key(CallOut call) {
        return "\"" + call.to().get(Table.PARTITION_KEY) + "\": {\"S\": str(item[\"id\"])}"
                + call.to()
                        .value(Table.SORT_KEY)
                        .map(sort -> ", \"" + sort + "\": {\"S\": \"latest\"}")
                        .orElse("");
    }

    private String group(CallOut call) {
        return call.fifo() ? "MessageGroupId=str(item[\"id\"])" : "";
    }

    private void runTask(CallOut call, String variable, Code code) {
        call(
                code,
                "result = ecs.run_task",
                "cluster=os.environ[\"TASK_CLUSTER\"]",
                "taskDefinition=" + variable,
                "capacityProviderStrategy=[{\"capacityProvider\": \"" + call.capacityProvider() + "\", \"weight\": 1}]",
                """
                networkConfiguration={
                    "awsvpcConfiguration": {
                        "subnets": os.environ["TASK_SUBNETS"].split(","),
                        "securityGroups": [os.environ["TASK_SECURITY_GROUP"]],
                        "assignPublicIp": os.environ["TASK_PUBLIC_IP"],
                    }
                }""",
                """
                overrides={
                    "containerOverrides": [
                        {
                            "name": "%s",
                            "environment": [{"name": "INPUT", "value": json.dumps(item["body"] or {})}],
                        }
                    ]
                }""".formatted(ContainerCode.image(call.to())));
        code.add("if result.get(\"failures\"):").in();
        code.add("raise RuntimeError(f\"" + call.to().name() + " was not started: {result['failures'][0]['reason']}\")")
                .out();
    }

    private void putEvent(CallOut call, String variable, Code code) {
        code.add("entry = {").in();
        code.add("\"EventBusName\": " + variable + ",");
        code.add("\"Source\": \"" + call.by().from() + "\",");
        code.add("\"DetailType\": \"" + call.by().from() + "\",");
        code.add("\"Detail\": json.dumps(item[\"body\"] or {}),");
        code.out().add("}");
        code.add("result = events.put_events(Entries=[entry])");
        code.add(
                "if result.get(\"FailedEntryCount\"):\n    raise RuntimeError(f\"The bus refused the event: {result['Entries'][0]}\")");
    }

    static String connections(CallOut call) {
        return Variables.snake(call.to().name()).toLowerCase(Locale.ROOT) + "_connections";
    }

    private void push(CallOut call, Code code) {
        String client = connections(call);
        code.add("# The connections that the message names, else the one that it came over.");
        code.add("body = item[\"body\"] if isinstance(item[\"body\"], dict) else {}");
        code.add("for connection in body.get(\"connections\", [item[\"id\"]]):").in();
        code.add("try:").in();
        code.add(client + ".post_to_connection(").in();
        code.add("ConnectionId=connection,").add("Data=json.dumps(item[\"body\"] or {}).encode(),");
        code.out().add(")").out();
        code.add("except " + client + ".exceptions.GoneException:").in();
        code.add("# The client has left, and its connection is to be forgotten.");
        code.add("pass").out().out();
    }

    private void request(CallOut call, String variable, Code code) {
        String method = call.method();
        boolean body = !method.equals("GET") && !method.equals("HEAD");
        String url = variable;
        if (!call.path().isEmpty()) {
            url += " + " + (call.path().contains("{") ? "f" : "") + "\""
                    + call.path().replaceAll("\\{[^}]*}", "{urllib.parse.quote(str(item['id']), safe='')}") + "\"";
        }
        code.add("request = urllib.request.Request(").in().add(url + ",");
        if (body) {
            code.add("data=json.dumps(item[\"body\"] or {}).encode(),");
            code.add("headers={\"content-type\": \"application/json\"},");
        }
        code.add("method=\"" + method + "\",").out().add(")");
        String timeout =
                call.timeoutMillis().map(ms -> ", timeout=" + ms / 1000.0).orElse("");
        code.add("with urllib.request.urlopen(request" + timeout + ") as response:\n    return response.read()");
    }
}
