package fanfare.exporters.handler;

import fanfare.exporters.handler.Trigger.Shape;

/** The part of a handler in Python that turns an event into items of work. */
record PythonReading(Plan plan) {
    void write(Code code) {
        boolean parses = plan.readsBodies()
                || plan.has(Shape.SQS)
                || plan.has(Shape.SNS)
                || plan.has(Shape.KINESIS)
                || plan.has(Shape.KAFKA)
                || plan.has(Shape.PIPE)
                || plan.has(Shape.TRANSFORM);
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
        if (plan.has(Shape.PIPE)) {
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
        if (plan.shapes().stream().anyMatch(Shape::isBatch)) {
            code.add("records = event.get(\"Records\") or [{}]");
        }
        for (Shape shape : plan.shapes()) {
            String reading = reading(shape);
            if (!reading.isEmpty()) {
                code.add(reading);
            }
        }
        code.add("return [{\"id\": event.get(\"id\", context.aws_request_id), \"body\": event}]")
                .out();
    }

    private void judging(Code code) {
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

    private String reading(Shape shape) {
        return switch (shape) {
            case VERDICT_V1 -> plan.has(Shape.VERDICT_V2) ? "" : verdict();
            case VERDICT_V2 -> verdict();
            case HTTP_BALANCER -> """
                    if "elb" in (event.get("requestContext") or {}):
                        text = event.get("body") or "null"
                        if event.get("isBase64Encoded"):
                            text = base64.b64decode(text).decode()
                        return [{"id": context.aws_request_id, "body": parse(text)}]""";
            case HTTP_V1 -> plan.has(Shape.HTTP_V2) ? "" : http();
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
            case EVENT, SCHEDULE -> plan.has(Shape.EVENT) && shape == Shape.SCHEDULE ? "" : """
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

    private String verdict() {
        return """
                if event.get("type") in ("REQUEST", "TOKEN"):
                    return [{"id": context.aws_request_id, "body": {"token": token_of(event)}}]""";
    }

    private String http() {
        return """
                if "headers" in event and "requestContext" in event:
                    text = event.get("body") or "null"
                    if event.get("isBase64Encoded"):
                        text = base64.b64decode(text).decode()
                    return [{"id": event["requestContext"]["requestId"], "body": parse(text)}]""";
    }

    private String records(String field, String source, String item) {
        return "if records[0].get(\"" + field + "\") == \"" + source + "\":\n    return [" + item
                + " for r in records]";
    }
}
