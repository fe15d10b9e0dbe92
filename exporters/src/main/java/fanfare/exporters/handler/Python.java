package fanfare.exporters.handler;

import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Handlers in Python, with boto3 that the runtime brings. */
final class Python implements Language {
    private static final String INDENT = "    ";

    @Override
    public boolean runs(String runtime) {
        return runtime.startsWith("python");
    }

    @Override
    public String entryPoint() {
        return "app.handler";
    }

    @Override
    public String dockerfile() {
        return "COPY . ${LAMBDA_TASK_ROOT}\nCMD [\"app.handler\"]\n";
    }

    @Override
    public String baseImage(String runtime) {
        return "public.ecr.aws/lambda/python:" + runtime.substring("python".length());
    }

    @Override
    public Map<String, String> files(Plan plan) {
        Map<String, String> files = new TreeMap<>();
        files.put("app.py", code(plan));
        files.put("requirements.txt", PythonStores.requirements(plan));
        return files;
    }

    private static String code(Plan plan) {
        Code code = new Code(INDENT);
        code.add("\"\"\"" + plan.function().name() + ".");
        if (!plan.summary().isEmpty()) {
            code.gap();
        }
        plan.summary().forEach(code::add);
        code.add("\"\"\"");
        imports(plan, code);
        read(plan, code);
        plan.calls().forEach(step -> call(plan, step, code));
        work(plan, code);
        handler(plan, code);
        return code.toString();
    }

    private static boolean parallel(Plan plan) {
        return plan.steps().stream().anyMatch(s -> s.size() > 1);
    }

    private static void imports(Plan plan, Code code) {
        TreeSet<String> clients = new TreeSet<>();
        plan.calls().forEach(s -> clients.add(client(s.call().action())));
        clients.remove("");
        boolean request = plan.has(CallOut.Action.REQUEST);
        boolean push = plan.has(CallOut.Action.PUSH);
        code.gap();
        if (plan.answersHttp()
                || plan.has(Trigger.Shape.KINESIS)
                || plan.has(Trigger.Shape.KAFKA)
                || plan.has(Trigger.Shape.PIPE)
                || plan.has(Trigger.Shape.TRANSFORM)) {
            code.add("import base64");
        }
        code.add("import json");
        if (!plan.calls().isEmpty()) {
            code.add("import os");
        }
        if (request && plan.calls().stream().anyMatch(s -> s.call().path().contains("{"))) {
            code.add("import urllib.parse");
        } else if (plan.has(Trigger.Shape.S3) || plan.readsNotifiedObjects()) {
            code.add("import urllib.parse");
        }
        if (request) {
            code.add("import urllib.request");
        }
        if (parallel(plan)) {
            code.add("from concurrent.futures import ThreadPoolExecutor");
        }
        PythonStores.imports(plan, clients.isEmpty() && !push, code);
        clients.forEach(c -> code.add(variable(c) + " = boto3.client(\"" + c + "\")"));
        plan.calls().stream()
                .map(Plan.Step::call)
                .filter(c -> c.action() == CallOut.Action.PUSH)
                .map(c -> connections(c) + " = boto3.client(\"apigatewaymanagementapi\", endpoint_url=os.environ[\""
                        + c.variable() + "\"])")
                .distinct()
                .forEach(code::add);
        if (parallel(plan)) {
            code.add("threads = ThreadPoolExecutor()");
        }
        PythonStores.clients(plan, code);
    }

    private static String variable(String client) {
        return client.equals("lambda") ? "functions" : client;
    }

    private static String client(CallOut.Action action) {
        return switch (action) {
            case READ_ITEM, WRITE_ITEM -> "dynamodb";
            case READ_OBJECT, WRITE_OBJECT -> "s3";
            case SEND -> "sqs";
            case PUBLISH -> "sns";
            case PUT_EVENT -> "events";
            case PUT_RECORD -> "kinesis";
            case PUT_DELIVERY -> "firehose";
            case START, RUN -> "stepfunctions";
            case RUN_TASK -> "ecs";
            case INVOKE, INVOKE_ASYNC -> "lambda";
            case QUERY, UPDATE -> "rds";
            case PUSH, REQUEST, READ_CACHED, WRITE_CACHED -> "";
        };
    }

    private static void read(Plan plan, Code code) {
        boolean parses = plan.readsBodies()
                || plan.has(Trigger.Shape.SQS)
                || plan.has(Trigger.Shape.SNS)
                || plan.has(Trigger.Shape.KINESIS)
                || plan.has(Trigger.Shape.KAFKA)
                || plan.has(Trigger.Shape.PIPE)
                || plan.has(Trigger.Shape.TRANSFORM);
        if (parses) {
            code.gap().gap().add("""
                            def parse(text):
                                try:
                                    return json.loads(text)
                                except ValueError:
                                    return text""");
        }
        if (plan.enveloped()) {
            code.gap().gap().add("""
                            def unwrap(body):
                                \"""A topic without raw delivery wraps its messages.\"""
                                if isinstance(body, dict) and body.get("Type") == "Notification":
                                    return parse(body["Message"])
                                return body""");
        }
        if (plan.readsNotifiedObjects()) {
            code.gap().gap().add("""
                            def new_object(body):
                                \"""The key in a bucket's notification.\"""
                                if isinstance(body, dict) and "Records" in body:
                                    return urllib.parse.unquote_plus(body["Records"][0]["s3"]["object"]["key"])
                                return None""");
        }
        if (plan.judges()) {
            judging(code);
        }
        code.gap().gap().add("def read(event, context):").in();
        code.add("\"\"\"What there is to do: one item, or one per record.\"\"\"");
        if (plan.has(Trigger.Shape.PIPE)) {
            code.add("""
                    if isinstance(event, list):
                        items = []
                        for i, record in enumerate(event):
                            text = record.get("body")
                            if "data" in record:
                                text = base64.b64decode(record["data"]).decode()
                            key = record.get("messageId") or record.get("eventID") or f"{context.aws_request_id}-{i}"
                            items.append({"id": key, "body": record if text is None else parse(text)})
                        return items""");
        }
        if (plan.shapes().stream().anyMatch(Trigger.Shape::isBatch)) {
            code.add("records = event.get(\"Records\") or [{}]");
        }
        for (Trigger.Shape shape : plan.shapes()) {
            String reading = reading(shape, plan);
            if (!reading.isEmpty()) {
                code.add(reading);
            }
        }
        code.add("return [{\"id\": event.get(\"id\", context.aws_request_id), \"body\": event}]")
                .out();
    }

    private static void judging(Code code) {
        code.gap().gap().add("""
                        def token_of(event):
                            \"""The token, as a REST API or an HTTP API passes it on.\"""
                            headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
                            return event.get("authorizationToken") or headers.get("authorization")""");
        code.gap().gap().add("""
                        def verdict(event):
                            \"""Whether the caller may pass. Your check of the token goes here.\"""
                            allowed = bool(token_of(event))
                            if "routeArn" in event:
                                return {"isAuthorized": allowed}
                            # A kept verdict holds for every route of the stage.
                            stage = "/".join(event["methodArn"].split("/")[:2])
                            statement = {
                                "Action": "execute-api:Invoke",
                                "Effect": "Allow" if allowed else "Deny",
                                "Resource": f"{stage}/*",
                            }
                            return {
                                "principalId": "caller",
                                "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
                            }""");
    }

    private static String reading(Trigger.Shape shape, Plan plan) {
        return switch (shape) {
            case VERDICT_V1 -> plan.has(Trigger.Shape.VERDICT_V2) ? "" : verdict();
            case VERDICT_V2 -> verdict();
            case HTTP_BALANCER -> """
                    if "elb" in (event.get("requestContext") or {}):
                        text = event.get("body") or "null"
                        if event.get("isBase64Encoded"):
                            text = base64.b64decode(text).decode()
                        return [{"id": context.aws_request_id, "body": parse(text)}]""";
            case HTTP_V1 -> plan.has(Trigger.Shape.HTTP_V2) ? "" : http();
            case HTTP_V2 -> http();
            case SQS ->
                records(
                        "eventSource",
                        "aws:sqs",
                        "{\"id\": r[\"messageId\"], \"body\": "
                                + (plan.enveloped() ? "unwrap(parse(r[\"body\"]))" : "parse(r[\"body\"])") + "}");
            case SNS ->
                records(
                        "EventSource",
                        "aws:sns",
                        "{\"id\": r[\"Sns\"][\"MessageId\"], \"body\": parse(r[\"Sns\"][\"Message\"])}");
            case S3 -> """
                    if records[0].get("eventSource") == "aws:s3":
                        keys = [urllib.parse.unquote_plus(r["s3"]["object"]["key"]) for r in records]
                        return [
                            {"id": key, "key": key, "body": {"bucket": r["s3"]["bucket"]["name"], "key": key}}
                            for key, r in zip(keys, records)
                        ]""";
            case DYNAMODB ->
                records(
                        "eventSource",
                        "aws:dynamodb",
                        "{\"id\": r[\"dynamodb\"][\"SequenceNumber\"], \"body\": {\"change\": r[\"eventName\"], **r[\"dynamodb\"]}}");
            case KINESIS ->
                records(
                        "eventSource",
                        "aws:kinesis",
                        "{\"id\": r[\"kinesis\"][\"sequenceNumber\"], \"body\": parse(base64.b64decode(r[\"kinesis\"][\"data\"]).decode())}");
            case PIPE -> "";
            case KAFKA -> """
                    if event.get("eventSource") == "aws:kafka":
                        return [
                            {
                                "id": f"{r['topic']}-{r['partition']}-{r['offset']}",
                                "body": parse(base64.b64decode(r["value"]).decode()),
                            }
                            for partition in event["records"].values()
                            for r in partition
                        ]""";
            case TRANSFORM -> """
                    if "deliveryStreamArn" in event:
                        return [
                            {"id": r["recordId"], "body": parse(base64.b64decode(r["data"]).decode())}
                            for r in event["records"]
                        ]""";
            case EVENT, SCHEDULE -> plan.has(Trigger.Shape.EVENT) && shape == Trigger.Shape.SCHEDULE ? "" : """
                    if "detail-type" in event:
                        return [{"id": event["id"], "body": event["detail"]}]""";
            case OUTCOME -> """
                    if "requestPayload" in event:
                        return [{"id": event["requestContext"]["requestId"], "body": event["requestPayload"]}]""";
            case WEBSOCKET -> """
                    if "connectionId" in event.get("requestContext", {}):
                        return [{"id": event["requestContext"]["connectionId"], "body": parse(event.get("body") or "null")}]""";
            case DIRECT -> "";
        };
    }

    private static String verdict() {
        return """
                if event.get("type") in ("REQUEST", "TOKEN"):
                    return [{"id": context.aws_request_id, "body": {"token": token_of(event)}}]""";
    }

    private static String http() {
        return """
                if "headers" in event and "requestContext" in event:
                    text = event.get("body") or "null"
                    if event.get("isBase64Encoded"):
                        text = base64.b64decode(text).decode()
                    return [{"id": event["requestContext"]["requestId"], "body": parse(text)}]""";
    }

    private static String records(String field, String source, String item) {
        return "if records[0].get(\"" + field + "\") == \"" + source + "\":\n    return [" + item
                + " for r in records]";
    }

    private static String function(Plan.Step step) {
        return Variables.snake(step.name()).toLowerCase(Locale.ROOT);
    }

    private static void call(Plan plan, Plan.Step step, Code code) {
        CallOut call = step.call();
        String words = call.words();
        code.gap().gap().add("def " + function(step) + "(item):").in();
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
                PythonStores.cached(call, step.behind().map(Python::function).orElse(""), code);
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

    private static void call(Code code, String what, String... arguments) {
        code.add(what + "(").in();
        for (String argument : arguments) {
            if (!argument.isEmpty()) {
                code.add(argument + ",");
            }
        }
        code.out().add(")");
    }

    private static String key(CallOut call) {
        return "\"" + call.to().get(Table.PARTITION_KEY) + "\": {\"S\": str(item[\"id\"])}"
                + call.to()
                        .value(Table.SORT_KEY)
                        .map(sort -> ", \"" + sort + "\": {\"S\": \"latest\"}")
                        .orElse("");
    }

    private static String group(CallOut call) {
        return call.fifo() ? "MessageGroupId=str(item[\"id\"])" : "";
    }

    private static void runTask(CallOut call, String variable, Code code) {
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

    private static void putEvent(CallOut call, String variable, Code code) {
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

    private static String connections(CallOut call) {
        return Variables.snake(call.to().name()).toLowerCase(Locale.ROOT) + "_connections";
    }

    private static void push(CallOut call, Code code) {
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

    private static void request(CallOut call, String variable, Code code) {
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

    private static void work(Plan plan, Code code) {
        code.gap().gap().add("def work(item):").in();
        if (plan.steps().isEmpty()) {
            code.add("\"\"\"Your work with item[\"body\"] goes here.\"\"\"");
        }
        for (var step : plan.steps()) {
            if (step.size() == 1) {
                code.add(function(step.get(0)) + "(item)");
            } else {
                String calls =
                        String.join(", ", step.stream().map(Python::function).toList());
                code.add(
                        "for future in [threads.submit(call, item) for call in (" + calls + ")]:\n    future.result()");
            }
        }
        code.out();
    }

    private static void handler(Plan plan, Code code) {
        code.gap().gap().add("def log(**fields):").in();
        code.add("print(json.dumps({\"function\": \"" + plan.function().name() + "\", **fields}))")
                .out();
        code.gap().gap().add("def handler(event, context):").in();
        if (plan.perBatch()) {
            code.add("""
                    records = read(event, context)
                    items = records
                    if len(records) > 1:
                        items = [{"id": context.aws_request_id, "body": [r["body"] for r in records]}]""");
        } else {
            code.add("items = read(event, context)");
        }
        if (plan.partial()) {
            partial(plan, code);
        } else {
            code.add("for item in items:\n    work(item)");
            code.add("log(message=\"done\", requestId=context.aws_request_id, items=len(items))");
        }
        answer(plan, code);
        code.out();
    }

    private static void partial(Plan plan, Code code) {
        code.add("failures = []");
        code.add("for item in items:").in();
        if (plan.ordered() && !plan.perBatch()) {
            code.add("""
                    # In order: what follows a failed record waits with it.
                    if failures:
                        failures.append({"itemIdentifier": item["id"]})
                        continue""");
        }
        code.add("try:\n    work(item)\nexcept Exception as error:").in();
        code.add("log(message=str(error), id=item[\"id\"])");
        code.add(
                plan.perBatch()
                        ? "failures.extend({\"itemIdentifier\": r[\"id\"]} for r in records)"
                        : "failures.append({\"itemIdentifier\": item[\"id\"]})");
        code.out().out();
        code.add("log(message=\"done\", requestId=context.aws_request_id, items=len(items), failed=len(failures))");
        String batch = plan.has(Trigger.Shape.PIPE) ? "isinstance(event, list) or " : "";
        code.add("if " + batch + "\"Records\" in event:\n    return {\"batchItemFailures\": failures}");
        if (plan.shapes().size() > 1) {
            code.add("if failures:\n    raise RuntimeError(\"failed\")");
        }
    }

    private static void answer(Plan plan, Code code) {
        if (plan.has(Trigger.Shape.WEBSOCKET)) {
            if (plan.shapes().size() == 1) {
                code.add("return {\"statusCode\": 200}");
                return;
            }
            code.add("if \"connectionId\" in event.get(\"requestContext\", {}):\n    return {\"statusCode\": 200}");
        }
        if (plan.onlyJudges()) {
            code.add("return verdict(event)");
            return;
        }
        if (plan.judges()) {
            code.add("if event.get(\"type\") in (\"REQUEST\", \"TOKEN\"):\n    return verdict(event)");
        }
        if (plan.has(Trigger.Shape.PIPE)) {
            code.add("if isinstance(event, list):\n    return event");
        }
        if (plan.has(Trigger.Shape.TRANSFORM)) {
            code.add("""
                    if "deliveryStreamArn" in event:
                        answers = []
                        for item in %s:
                            data = base64.b64encode((json.dumps(item["body"]) + "\\n").encode()).decode()
                            answers.append({"recordId": item["id"], "result": "Ok", "data": data})
                        return {"records": answers}""".formatted(plan.perBatch() ? "records" : "items"));
        }
        if (plan.answersHttp()) {
            if (plan.shapes().size() > 1) {
                code.add("if \"headers\" not in event:\n    return {\"id\": items[0][\"id\"]}");
            }
            code.add("return {").in();
            code.add("\"statusCode\": 200,");
            code.add("\"headers\": {\"content-type\": \"application/json\"},");
            code.add("\"body\": json.dumps({\"id\": items[0][\"id\"]}),");
            code.out().add("}");
        } else if (plan.has(Trigger.Shape.DIRECT) || plan.triggers().isEmpty()) {
            code.add("return {\"id\": items[0][\"id\"]}");
        } else if (!plan.partial()) {
            code.add("return {\"items\": len(items)}");
        }
    }
}
