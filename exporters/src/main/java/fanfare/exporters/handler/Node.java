package fanfare.exporters.handler;

import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Handlers in JavaScript: ES modules, and the AWS SDK that the runtime brings. */
final class Node implements Language {
    private static final String INDENT = "  ";

    /** A client of the SDK: the module, the class, and the name of the one that the code shares. */
    private record Client(String module, String type, String name) {}

    private static final Client DYNAMODB = new Client("client-dynamodb", "DynamoDBClient", "dynamodb");
    private static final Client KINESIS = new Client("client-kinesis", "KinesisClient", "kinesis");
    private static final Client FIREHOSE = new Client("client-firehose", "FirehoseClient", "firehose");
    private static final Client SFN = new Client("client-sfn", "SFNClient", "workflows");
    private static final Client S3 = new Client("client-s3", "S3Client", "s3");
    private static final Client SQS = new Client("client-sqs", "SQSClient", "sqs");
    private static final Client SNS = new Client("client-sns", "SNSClient", "sns");
    private static final Client ECS = new Client("client-ecs", "ECSClient", "ecs");
    private static final Client EVENTS = new Client("client-eventbridge", "EventBridgeClient", "events");
    private static final Client CONNECTIONS =
            new Client("client-apigatewaymanagementapi", "ApiGatewayManagementApiClient", "connections");
    private static final Client LAMBDA = new Client("client-lambda", "LambdaClient", "lambda");

    @Override
    public boolean runs(String runtime) {
        return runtime.startsWith("nodejs");
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
        return "public.ecr.aws/lambda/nodejs:" + runtime.replaceAll("[^0-9]", "");
    }

    @Override
    public Map<String, String> files(Plan plan) {
        Map<String, String> files = new TreeMap<>();
        files.put("app.mjs", code(plan));
        files.put(
                "package.json",
                "{\n  \"name\": \"" + plan.function().name().toLowerCase(java.util.Locale.ROOT)
                        + "\",\n  \"version\": \"1.0.0\",\n  \"private\": true,\n  \"type\": \"module\""
                        + NodeStores.dependencies(plan) + "\n}\n");
        return files;
    }

    private static String code(Plan plan) {
        Code code = new Code(INDENT);
        code.add("// " + plan.function().name());
        plan.summary().forEach(line -> code.add("// " + line));
        clients(plan, code);
        read(plan, code);
        plan.calls().forEach(s -> call(plan, s, code));
        process(plan, code);
        handler(plan, code);
        return code.toString();
    }

    private static Client client(CallOut.Action action) {
        return switch (action) {
            case READ_ITEM, WRITE_ITEM -> DYNAMODB;
            case READ_OBJECT, WRITE_OBJECT -> S3;
            case SEND -> SQS;
            case PUBLISH -> SNS;
            case PUT_EVENT -> EVENTS;
            case PUT_RECORD -> KINESIS;
            case PUT_DELIVERY -> FIREHOSE;
            case START, RUN -> SFN;
            case RUN_TASK -> ECS;
            case INVOKE, INVOKE_ASYNC -> LAMBDA;
            case PUSH -> CONNECTIONS;
            case REQUEST, QUERY, UPDATE, READ_CACHED, WRITE_CACHED -> null;
        };
    }

    private static String command(CallOut.Action action) {
        return switch (action) {
            case READ_ITEM -> "GetItemCommand";
            case WRITE_ITEM -> "PutItemCommand";
            case READ_OBJECT -> "GetObjectCommand";
            case WRITE_OBJECT -> "PutObjectCommand";
            case SEND -> "SendMessageCommand";
            case PUBLISH -> "PublishCommand";
            case PUT_EVENT -> "PutEventsCommand";
            case PUT_RECORD -> "PutRecordCommand";
            case PUT_DELIVERY -> "PutRecordBatchCommand";
            case START -> "StartExecutionCommand";
            case RUN -> "StartSyncExecutionCommand";
            case RUN_TASK -> "RunTaskCommand";
            case INVOKE, INVOKE_ASYNC -> "InvokeCommand";
            case PUSH -> "PostToConnectionCommand";
            case REQUEST, QUERY, UPDATE, READ_CACHED, WRITE_CACHED -> "";
        };
    }

    private static void clients(Plan plan, Code code) {
        Map<String, TreeSet<String>> imports = new TreeMap<>();
        Map<String, String> shared = new TreeMap<>();
        for (Plan.Step step : plan.calls()) {
            Client client = client(step.call().action());
            if (client != null) {
                TreeSet<String> names = imports.computeIfAbsent(client.module(), m -> new TreeSet<>());
                names.add(client.type());
                names.add(command(step.call().action()));
                boolean push = client == CONNECTIONS;
                shared.put(
                        push ? connections(step.call()) : client.name(),
                        client.type()
                                + (push
                                        ? "({ endpoint: process.env."
                                                + step.call().variable() + " })"
                                        : "({})"));
            }
        }
        NodeStores.imports(plan, code);
        imports.forEach((module, names) ->
                code.add("import { " + String.join(", ", names) + " } from \"@aws-sdk/" + module + "\";"));
        if (!shared.isEmpty() || NodeStores.any(plan)) {
            code.gap().add("// Made once per execution environment.");
        }
        shared.forEach((name, type) -> code.add("const " + name + " = new " + type + ";"));
        NodeStores.clients(plan, code);
    }

    private static void read(Plan plan, Code code) {
        if (needsParse(plan)) {
            code.gap().add("""
                            const parse = (text) => {
                              try {
                                return JSON.parse(text);
                              } catch {
                                return text;
                              }
                            };""");
        }
        if (plan.enveloped()) {
            code.gap().add("""
                            // A topic without raw delivery wraps its messages.
                            const unwrap = (body) => (body?.Type === "Notification" ? parse(body.Message) : body);""");
        }
        if (plan.readsNotifiedObjects()) {
            code.gap().add("""
                            // The key in a bucket's notification.
                            const newObject = (body) => {
                              const key = body?.Records?.[0]?.s3?.object?.key;
                              return key && decodeURIComponent(key.replace(/\\+/g, " "));
                            };""");
        }
        if (plan.judges()) {
            judging(code);
        }
        code.gap().add("// What there is to do: one item, or one per record.");
        code.add("const read = (event, context) => {").in();
        for (Trigger.Shape shape : plan.shapes()) {
            String reading = reading(shape, plan);
            if (!reading.isEmpty()) {
                code.add(reading);
            }
        }
        code.add("return [{ id: event?.id ?? context.awsRequestId, body: event }];")
                .out()
                .add("};");
    }

    private static boolean needsParse(Plan plan) {
        return plan.readsBodies()
                || plan.has(Trigger.Shape.SQS)
                || plan.has(Trigger.Shape.SNS)
                || plan.has(Trigger.Shape.KINESIS)
                || plan.has(Trigger.Shape.KAFKA)
                || plan.has(Trigger.Shape.PIPE)
                || plan.has(Trigger.Shape.TRANSFORM);
    }

    private static String reading(Trigger.Shape shape, Plan plan) {
        return switch (shape) {
            case VERDICT_V1 -> plan.has(Trigger.Shape.VERDICT_V2) ? "" : verdict();
            case VERDICT_V2 -> verdict();
            case HTTP_BALANCER -> """
                    if (event.requestContext?.elb) {
                      const text = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString() : event.body;
                      return [{ id: context.awsRequestId, body: parse(text || "null") }];
                    }""";
            case HTTP_V1 -> plan.has(Trigger.Shape.HTTP_V2) ? "" : http();
            case HTTP_V2 -> http();
            case SQS ->
                records(
                        "eventSource",
                        "aws:sqs",
                        "({ id: record.messageId, body: "
                                + (plan.enveloped() ? "unwrap(parse(record.body))" : "parse(record.body)") + " })");
            case SNS ->
                records("EventSource", "aws:sns", "({ id: record.Sns.MessageId, body: parse(record.Sns.Message) })");
            case S3 -> """
                    if (event.Records?.[0]?.eventSource === "aws:s3") {
                      return event.Records.map((record) => {
                        const key = decodeURIComponent(record.s3.object.key.replace(/\\+/g, " "));
                        return { id: key, key, body: { bucket: record.s3.bucket.name, key } };
                      });
                    }""";
            case DYNAMODB ->
                records(
                        "eventSource",
                        "aws:dynamodb",
                        "({ id: record.dynamodb.SequenceNumber, body: { change: record.eventName, ...record.dynamodb } })");
            case KINESIS ->
                records(
                        "eventSource",
                        "aws:kinesis",
                        "({ id: record.kinesis.sequenceNumber, body: parse(Buffer.from(record.kinesis.data, \"base64\").toString()) })");
            case KAFKA -> """
                    if (event.eventSource === "aws:kafka") {
                      return Object.values(event.records).flat().map((record) => {
                        const id = `${record.topic}-${record.partition}-${record.offset}`;
                        return { id, body: parse(Buffer.from(record.value, "base64").toString()) };
                      });
                    }""";
            case PIPE -> """
                    if (Array.isArray(event)) {
                      return event.map((record, i) => {
                        const text = record.body ?? (record.data && Buffer.from(record.data, "base64").toString());
                        const id = record.messageId ?? record.eventID ?? `${context.awsRequestId}-${i}`;
                        return { id, body: text === undefined ? record : parse(text) };
                      });
                    }""";
            case TRANSFORM -> """
                    if (event.deliveryStreamArn) {
                      return event.records.map((record) => {
                        return { id: record.recordId, body: parse(Buffer.from(record.data, "base64").toString()) };
                      });
                    }""";
            case EVENT, SCHEDULE -> plan.has(Trigger.Shape.EVENT) && shape == Trigger.Shape.SCHEDULE ? "" : """
                    if (event["detail-type"]) {
                      return [{ id: event.id, body: event.detail }];
                    }""";
            case OUTCOME -> """
                    if (event.requestPayload !== undefined) {
                      return [{ id: event.requestContext.requestId, body: event.requestPayload }];
                    }""";
            case WEBSOCKET -> """
                    if (event.requestContext?.connectionId) {
                      return [{ id: event.requestContext.connectionId, body: parse(event.body ?? "null") }];
                    }""";
            case DIRECT -> "";
        };
    }

    private static String verdict() {
        return """
                if (event.type === "REQUEST" || event.type === "TOKEN") {
                  return [{ id: context.awsRequestId, body: { token: tokenOf(event) } }];
                }""";
    }

    private static void judging(Code code) {
        code.gap().add("""
                        // The token, as a REST API or an HTTP API passes it on.
                        const tokenOf = (event) =>
                          event.authorizationToken ?? event.headers?.authorization ?? event.headers?.Authorization;""");
        code.gap().add("""
                        // Whether the caller may pass. Your check of the token goes here.
                        const verdict = (event) => {
                          const allowed = Boolean(tokenOf(event));
                          if (event.routeArn) {
                            return { isAuthorized: allowed };
                          }
                          // A kept verdict holds for every route of the stage.
                          const stage = event.methodArn.split("/").slice(0, 2).join("/");
                          const statement = {
                            Action: "execute-api:Invoke",
                            Effect: allowed ? "Allow" : "Deny",
                            Resource: `${stage}/*`,
                          };
                          return { principalId: "caller", policyDocument: { Version: "2012-10-17", Statement: [statement] } };
                        };""");
    }

    private static String http() {
        return """
                if (event.headers && event.requestContext) {
                  const text = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString() : event.body;
                  return [{ id: event.requestContext.requestId, body: parse(text ?? "null") }];
                }""";
    }

    private static String records(String field, String source, String item) {
        return "if (event.Records?.[0]?." + field + " === \"" + source + "\") {\n"
                + "  return event.Records.map((record) => " + item + ");\n}";
    }

    private static void call(Plan plan, Plan.Step step, Code code) {
        CallOut call = step.call();
        String words = call.words();
        code.gap().add("// " + Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".");
        code.add("const " + step.name() + " = async (item) => {").in();
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
            case QUERY, UPDATE -> NodeStores.query(call, code);
            case READ_CACHED, WRITE_CACHED -> NodeStores.cached(step, code);
            case READ_OBJECT -> send(code, call, "Bucket: " + variable, "Key: " + objectKey(plan));
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

    private static String objectKey(Plan plan) {
        return (plan.has(Trigger.Shape.S3) ? "item.key ?? " : "")
                + (plan.readsNotifiedObjects() ? "newObject(item.body) ?? " : "")
                + "`${item.id}.json`";
    }

    private static String key(CallOut call) {
        return quoted(call.to().get(Table.PARTITION_KEY)) + ": { S: String(item.id) }"
                + call.to()
                        .value(Table.SORT_KEY)
                        .map(sort -> ", " + quoted(sort) + ": { S: \"latest\" }")
                        .orElse("");
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "\"" + name + "\"";
    }

    private static String group(CallOut call) {
        return call.fifo() ? "MessageGroupId: String(item.id)" : "";
    }

    private static void send(Code code, CallOut call, String... input) {
        command(code, "return ", call, input);
    }

    private static void command(Code code, String before, CallOut call, String... input) {
        code.add(before + (before.startsWith("return") ? "" : "await ")
                        + client(call.action()).name() + ".send(")
                .in();
        code.add("new " + command(call.action()) + "({").in();
        for (String field : input) {
            if (!field.isEmpty()) {
                code.add(field + ",");
            }
        }
        code.out().add("}),").out().add(");");
    }

    private static void runTask(CallOut call, String variable, Code code) {
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
                    securityGroups: [process.env.TASK_SECURITY_GROUP],
                    assignPublicIp: process.env.TASK_PUBLIC_IP,
                  },
                }""",
                """
                overrides: {
                  containerOverrides: [
                    { name: "%s", environment: [{ name: "INPUT", value: JSON.stringify(item.body ?? {}) }] },
                  ],
                }""".formatted(ContainerCode.image(call.to())));
        code.add("if (result?.failures?.length) {\n  throw new Error(`"
                + call.to().name() + " was not started: ${result.failures[0].reason}`);\n}");
    }

    private static void putEvent(CallOut call, String variable, Code code) {
        code.add("const entry = {").in();
        code.add("EventBusName: " + variable + ",");
        code.add("Source: \"" + call.by().from() + "\",");
        code.add("DetailType: \"" + call.by().from() + "\",");
        code.add("Detail: JSON.stringify(item.body ?? {}),").out().add("};");
        code.add("const result = await events.send(new PutEventsCommand({ Entries: [entry] }));");
        code.add("""
                if (result?.FailedEntryCount) {
                  throw new Error(`The bus refused the event: ${result.Entries[0].ErrorMessage}`);
                }""");
    }

    private static void invoke(CallOut call, String variable, Code code) {
        command(code, "const result = ", call, "FunctionName: " + variable, "Payload: JSON.stringify(item.body ?? {})");
        code.add("if (result?.FunctionError) {\n  throw new Error(`" + call.to().name()
                + " failed: ${result.FunctionError}`);\n}");
    }

    private static String connections(CallOut call) {
        return Character.toLowerCase(call.to().name().charAt(0))
                + call.to().name().substring(1) + "Connections";
    }

    private static void push(CallOut call, Code code) {
        code.add("// The connections that the message names, else the one that it came over.");
        code.add("for (const connection of item.body?.connections ?? [item.id]) {")
                .in();
        code.add("try {").in();
        code.add("await " + connections(call) + ".send(").in();
        code.add("new PostToConnectionCommand({").in();
        code.add("ConnectionId: connection,").add("Data: JSON.stringify(item.body ?? {}),");
        code.out().add("}),").out().add(");");
        code.out().add("} catch (error) {").in();
        code.add("// Gone: the client has left, and its connection is to be forgotten.");
        code.add("if (error.name !== \"GoneException\") {\n  throw error;\n}");
        code.out().add("}").out().add("}");
    }

    private static void request(CallOut call, String variable, Code code) {
        String method = call.method();
        boolean body = !method.equals("GET") && !method.equals("HEAD");
        String url = call.path().isEmpty()
                ? variable
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

    private static void process(Plan plan, Code code) {
        code.gap().add("const work = async (item) => {").in();
        if (plan.steps().isEmpty()) {
            code.add("// Your work with item.body goes here.");
        }
        for (var step : plan.steps()) {
            if (step.size() == 1) {
                code.add("await " + step.get(0).name() + "(item);");
            } else {
                code.add("await Promise.all(["
                        + String.join(
                                ", ",
                                step.stream().map(s -> s.name() + "(item)").toList())
                        + "]);");
            }
        }
        code.out().add("};");
    }

    private static void handler(Plan plan, Code code) {
        code.gap()
                .add("const log = (fields) => console.log(JSON.stringify({ function: \""
                        + plan.function().name() + "\", ...fields }));");
        code.gap().add("export const handler = async (event, context) => {").in();
        code.add(
                plan.perBatch()
                        ? "const records = read(event, context);\nconst all = { id: context.awsRequestId, body: records.map((r) => r.body) };\nconst items = records.length === 1 ? records : [all];"
                        : "const items = read(event, context);");
        if (plan.partial()) {
            partial(plan, code);
        } else {
            code.add("for (const item of items) {\n  await work(item);\n}");
            code.add("log({ message: \"done\", requestId: context.awsRequestId, items: items.length });");
        }
        answer(plan, code);
        code.out().add("};");
    }

    private static void partial(Plan plan, Code code) {
        code.add("const batchItemFailures = [];");
        code.add("for (const item of items) {").in();
        if (plan.ordered() && !plan.perBatch()) {
            code.add("""
                    // In order: what follows a failed record waits with it.
                    if (batchItemFailures.length > 0) {
                      batchItemFailures.push({ itemIdentifier: item.id });
                      continue;
                    }""");
        }
        code.add("try {\n  await work(item);\n} catch (error) {").in();
        code.add("log({ message: error.message, id: item.id });");
        code.add(
                plan.perBatch()
                        ? "records.forEach((record) => batchItemFailures.push({ itemIdentifier: record.id }));"
                        : "batchItemFailures.push({ itemIdentifier: item.id });");
        code.out().add("}").out().add("}");
        code.add("const failed = batchItemFailures.length;");
        code.add("log({ message: \"done\", requestId: context.awsRequestId, items: items.length, failed });");
        String batch = plan.has(Trigger.Shape.PIPE) ? "event.Records || Array.isArray(event)" : "event.Records";
        code.add("if (" + batch + ") {\n  return { batchItemFailures };\n}");
        if (plan.shapes().size() > 1) {
            code.add("if (failed > 0) {\n  throw new Error(\"failed\");\n}");
        }
    }

    private static void answer(Plan plan, Code code) {
        if (plan.has(Trigger.Shape.WEBSOCKET)) {
            code.add(
                    plan.shapes().size() > 1
                            ? "if (event.requestContext?.connectionId) {\n  return { statusCode: 200 };\n}"
                            : "return { statusCode: 200 };");
            if (plan.shapes().size() == 1) {
                return;
            }
        }
        if (plan.onlyJudges()) {
            code.add("return verdict(event);");
            return;
        }
        if (plan.judges()) {
            code.add("if (event.type === \"REQUEST\" || event.type === \"TOKEN\") {\n  return verdict(event);\n}");
        }
        if (plan.has(Trigger.Shape.PIPE)) {
            code.add("if (Array.isArray(event)) {\n  return event;\n}");
        }
        if (plan.has(Trigger.Shape.TRANSFORM)) {
            code.add("""
                    if (event.deliveryStreamArn) {
                      const encoded = (body) => Buffer.from(`${JSON.stringify(body)}\\n`).toString("base64");
                      const answer = ({ id, body }) => ({ recordId: id, result: "Ok", data: encoded(body) });
                      return { records: %s.map(answer) };
                    }""".formatted(plan.perBatch() ? "records" : "items"));
        }
        if (plan.answersHttp()) {
            if (plan.shapes().size() > 1) {
                code.add("if (!event.headers) {\n  return { id: items[0].id };\n}");
            }
            code.add("return {").in().add("statusCode: 200,");
            code.add("headers: { \"content-type\": \"application/json\" },");
            code.add("body: JSON.stringify({ id: items[0].id }),").out().add("};");
        } else if (plan.has(Trigger.Shape.DIRECT) || plan.triggers().isEmpty()) {
            code.add("return { id: items[0].id };");
        } else if (!plan.partial()) {
            code.add("return { items: items.length };");
        }
    }
}
