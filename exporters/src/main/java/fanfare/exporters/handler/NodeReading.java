package fanfare.exporters.handler;

import fanfare.exporters.handler.Trigger.Shape;
import java.util.Set;

/** The part of a handler in JavaScript or TypeScript that turns an event into items of work. */
record NodeReading(Plan plan, Script script, NodeShapes shapes) {
    private static final Set<Shape> WITH_TEXT =
            Set.of(Shape.SQS, Shape.SNS, Shape.KINESIS, Shape.KAFKA, Shape.PIPE, Shape.TRANSFORM);

    void write(Code code) {
        if (plan.readsBodies() || plan.shapes().stream().anyMatch(WITH_TEXT::contains)) {
            code.gap().add("const parse = (" + script.is("text", "string") + ")" + script.only(": unknown") + " => {");
            code.add("""
                      try {
                        return JSON.parse(text);
                      } catch {
                        return text;
                      }
                    };""");
        }
        if (plan.readsBodies()) {
            body(code);
        }
        if (plan.enveloped()) {
            code.gap().add("// A topic without raw delivery wraps its messages.");
            code.add("const unwrap = (" + script.is("body", "any") + ")" + script.only(": unknown")
                    + " => (body?.Type === \"Notification\" ? parse(body.Message) : body);");
        }
        if (plan.readsNotifiedObjects()) {
            newObject(code);
        }
        if (plan.judges()) {
            judging(code);
        }
        items(code);
    }

    private void body(Code code) {
        code.gap().add("// The body of a request; null if it has none.");
        code.add("const bodyOf = ({ body, isBase64Encoded }"
                + script.only(": { body?: string | null; isBase64Encoded?: boolean }") + ") =>");
        code.add("  body ? parse(isBase64Encoded ? Buffer.from(body, \"base64\").toString() : body) : null;");
    }

    private void newObject(Code code) {
        code.gap().add("// The key in a bucket's notification.");
        code.add("const newObject = (" + script.is("body", "any") + ")" + script.only(": string | undefined") + " => {")
                .in();
        code.add("const key = body?.Records?.[0]?.s3?.object?.key;");
        code.add("return key && decodeURIComponent(key.replace(/\\+/g, \" \"));")
                .out();
        code.add("};");
    }

    private void items(Code code) {
        code.gap().add("// What there is to do: one item, or one per record.");
        code.add("const read = (" + script.is("event", shapes.eventType()) + ", " + script.is("context", "Context")
                        + ")" + script.only(": Item[]") + " => {")
                .in();
        for (Shape shape : shapes.apart()) {
            if (shapes.one()) {
                code.add(reading(shape));
            } else if (shape != Shape.DIRECT) {
                code.add("if (" + NodeShapes.guard(shape) + "(event)) {").in();
                code.add(reading(shape)).out().add("}");
            }
        }
        if (!shapes.one() || shapes.apart().isEmpty()) {
            code.add(reading(Shape.DIRECT));
        }
        code.out().add("};");
    }

    private String reading(Shape shape) {
        return switch (shape) {
            case VERDICT_V1, VERDICT_V2 -> "return [{ id: context.awsRequestId, body: { token: tokenOf(event) } }];";
            case HTTP_BALANCER -> "return [{ id: context.awsRequestId, body: bodyOf(event) }];";
            case HTTP_V1, HTTP_V2 -> "return [{ id: event.requestContext.requestId, body: bodyOf(event) }];";
            case WEBSOCKET -> "return [{ id: event.requestContext.connectionId, body: bodyOf(event) }];";
            case SQS ->
                records("record.messageId", plan.enveloped() ? "unwrap(parse(record.body))" : "parse(record.body)");
            case SNS -> records("record.Sns.MessageId", "parse(record.Sns.Message)");
            case DYNAMODB ->
                records(
                        script.given(script.given("record.dynamodb") + ".SequenceNumber"),
                        "{ change: record.eventName, ...record.dynamodb }");
            case KINESIS ->
                records(
                        "record.kinesis.sequenceNumber",
                        "parse(Buffer.from(record.kinesis.data, \"base64\").toString())");
            case TRANSFORM ->
                records("record.recordId", "parse(Buffer.from(record.data, \"base64\").toString())")
                        .replace("event.Records", "event.records");
            case S3 -> """
                    return event.Records.map((record) => {
                      const key = decodeURIComponent(record.s3.object.key.replace(/\\+/g, " "));
                      return { id: key, key, body: { bucket: record.s3.bucket.name, key } };
                    });""";
            case KAFKA -> """
                    return Object.values(event.records).flat().map((record) => {
                      const id = `${record.topic}-${record.partition}-${record.offset}`;
                      return { id, body: parse(Buffer.from(record.value, "base64").toString()) };
                    });""";
            case PIPE -> """
                    return event.map((record, i) => {
                      const text = record.body ?? (record.data && Buffer.from(record.data, "base64").toString());
                      const id = record.messageId ?? record.eventID ?? `${context.awsRequestId}-${i}`;
                      return { id, body: text === undefined ? record : parse(text) };
                    });""";
            case EVENT, SCHEDULE -> "return [{ id: event.id, body: event.detail }];";
            case OUTCOME -> "return [{ id: event.requestContext.requestId, body: event.requestPayload }];";
            case DIRECT ->
                "return [{ id: " + script.as("event", "{ id?: string } | null")
                        + "?.id ?? context.awsRequestId, body: event }];";
        };
    }

    private static String records(String id, String body) {
        return "return event.Records.map((record) => ({ id: " + id + ", body: " + body + " }));";
    }

    private void judging(Code code) {
        code.gap().add("// The token, as a REST API or an HTTP API passes it on.");
        code.add("const tokenOf = (" + script.is("event", "any") + ")" + script.only(": string | undefined") + " =>");
        code.add("  event.authorizationToken ?? event.headers?.authorization ?? event.headers?.Authorization;");
        code.gap().add("// Whether the caller may pass. Your check of the token goes here.");
        code.add("const verdict = (" + script.is("event", "any") + ")" + script.only(": any") + " => {");
        code.add("""
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
}
