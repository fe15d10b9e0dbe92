package fanfare.exporters.handler;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The handler itself in Python: it works through the items and answers. */
record PythonHandler(Plan plan) {
    void write(Code code) {
        work(code);
        if (plan.idempotent()) {
            once(code);
        }
        if (!when(plan.reporting()).isEmpty() && !plan.reporting().isEmpty()
                || plan.idempotent() && !when(plan.repeated()).isEmpty()) {
            code.gap().gap().add("""
                            def is_from(event, field, source):
                                \"""True for a batch of records from this source.\"""
                                return "Records" in event and event["Records"][0].get(field) == source""");
        }
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
        String perform = "work";
        if (plan.idempotent()) {
            String when = when(plan.repeated());
            perform = when.isEmpty() ? "once" : "perform";
            if (!when.isEmpty()) {
                code.add("perform = once if " + when + " else work");
            }
        }
        if (plan.partial()) {
            partial(perform, code);
        } else {
            code.add("for item in items:\n    " + perform + "(item)");
            code.add("logger.info(\"done\", extra={\"items\": len(items)})");
        }
        answer(code);
        code.out();
    }

    /** A condition for events of any of these shapes; empty if all events are. */
    private String when(List<Trigger.Shape> shapes) {
        return shapes.containsAll(plan.shapes())
                ? ""
                : shapes.stream().map(PythonHandler::test).collect(Collectors.joining(" or "));
    }

    private static String test(Trigger.Shape shape) {
        return switch (shape) {
            case PIPE -> "isinstance(event, list)";
            case KAFKA -> "event.get(\"eventSource\") == \"aws:kafka\"";
            case EVENT -> "\"detail-type\" in event";
            case SNS -> "is_from(event, \"EventSource\", \"aws:sns\")";
            default -> "is_from(event, \"eventSource\", \"aws:" + shape.name().toLowerCase(Locale.ROOT) + "\")";
        };
    }

    private void once(Code code) {
        code.gap().gap().add("def once(item):").in();
        code.add("""
                \"""Processes a message that was delivered twice once: a table keeps the ids of those that are done.

                While one is being processed nobody else takes it, and if that fails it is free again.
                \"""
                table = os.environ["%s"]
                key = {"id": {"S": str(item["id"])}}
                now = int(time.time())
                try:
                    dynamodb.put_item(
                        TableName=table,
                        Item={**key, "expires": {"N": str(now + %d)}},
                        ConditionExpression="attribute_not_exists(id) OR expires < :now",
                        ExpressionAttributeValues={":now": {"N": str(now)}},
                        ReturnValuesOnConditionCheckFailure="ALL_OLD",
                    )
                except ClientError as error:
                    if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                        raise
                    if "done" in error.response.get("Item", {}):
                        logger.info("processed before", extra={"id": item["id"]})
                        return
                    raise RuntimeError(f"{item['id']} is being processed") from error
                try:
                    work(item)
                except Exception:
                    dynamodb.delete_item(TableName=table, Key=key)
                    raise
                expires = {"N": str(now + %d)}
                dynamodb.put_item(TableName=table, Item={**key, "done": {"BOOL": True}, "expires": expires})""".formatted(plan.processed(), plan.timeoutSeconds(), plan.memorySeconds()));
        code.out();
    }

    private void work(Code code) {
        code.gap().gap().add("def work(item):").in();
        if (plan.steps().isEmpty()) {
            code.add("\"\"\"Your work with item[\"body\"] goes here.\"\"\"");
        }
        for (var step : plan.steps()) {
            if (step.size() == 1) {
                code.add(PythonCalls.function(step.get(0)) + "(item)");
            } else {
                String calls = String.join(
                        ", ", step.stream().map(PythonCalls::function).toList());
                code.add(
                        "for future in [threads.submit(call, item) for call in (" + calls + ")]:\n    future.result()");
            }
        }
        code.out();
    }

    private void partial(String perform, Code code) {
        code.add("failures = []");
        code.add("for item in items:").in();
        if (plan.ordered() && !plan.perBatch()) {
            code.add("""
                    # In order: what follows a failed record waits with it.
                    if failures:
                        failures.append({"itemIdentifier": item["id"]})
                        continue""");
        }
        code.add("try:\n    " + perform + "(item)\nexcept Exception as error:").in();
        code.add("logger.error(str(error), extra={\"id\": item[\"id\"]})");
        code.add(
                plan.perBatch()
                        ? "failures.extend({\"itemIdentifier\": r[\"id\"]} for r in records)"
                        : "failures.append({\"itemIdentifier\": item[\"id\"]})");
        code.out().out();
        code.add("logger.info(\"done\", extra={\"items\": len(items), \"failed\": len(failures)})");
        String when = when(plan.reporting());
        if (when.isEmpty()) {
            code.add("return {\"batchItemFailures\": failures}");
        } else {
            code.add("if " + when + ":\n    return {\"batchItemFailures\": failures}");
            code.add("if failures:\n    raise RuntimeError(\"failed\")");
        }
    }

    private void answer(Code code) {
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
        }
    }
}
