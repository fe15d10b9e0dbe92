package fanfare.exporters.handler;

import fanfare.exporters.handler.CallOut.Action;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The test of a handler in JavaScript or TypeScript, for the test runner of Node.js. */
record NodeTest(Plan plan, Script script) {
    private static final String ALWAYS = "() => {}";

    String code() {
        Code code = new Code("  ");
        String source = "../src/" + plan.function().name() + "/" + script.file();
        code.add("// Without AWS: whatever " + plan.function().name()
                + " calls is replaced by something that remembers the call.");
        code.add("import assert from \"node:assert/strict\";");
        code.add("import { readFile } from \"node:fs/promises\";");
        if (!plan.databases().isEmpty()) {
            code.add("import { createRequire } from \"node:module\";");
        }
        code.add("import { beforeEach, mock, test } from \"node:test\";");
        variables(code);
        memory(code);
        databases(source, code);
        code.gap().add("const app = await import(\"" + source + "\");");
        code.add(
                script.typed()
                        ? "const handler = app.handler as unknown as (event: unknown, context: unknown) => Promise<any>;"
                        : "const { handler } = app;");
        clients(code);
        code.gap().add("mock.method(console, \"info\", " + ALWAYS + ");");
        code.add("mock.method(console, \"error\", " + ALWAYS + ");");
        code.add("const context = { awsRequestId: \"invocation-1\" };");
        code.add("const event = async (" + script.is("file", "string") + ")" + script.only(": Promise<any>")
                + " => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), \"utf8\"));");
        Expectation.of(plan).forEach(e -> tests(e, code));
        return code.toString();
    }

    private void variables(Code code) {
        Map<String, String> variables = Expectation.variables(plan);
        if (variables.isEmpty()) {
            return;
        }
        code.gap().add("Object.assign(process.env, {").in();
        variables.forEach((name, value) -> code.add(name + ": \"" + value + "\","));
        code.out().add("});");
    }

    private void memory(Code code) {
        code.gap().add("const " + script.is("calls", "string[]") + " = [];");
        code.add("let failing = 0; // so many calls fail from now on");
        code.add("const remember = (" + script.is("call", "string") + ") => {").in();
        code.add("calls.push(call);");
        code.add("if (failing > 0) {\n  failing -= 1;\n  throw new Error(\"as the test wants it\");\n}");
        code.out().add("};");
        if (plan.idempotent()) {
            processed(code);
        }
        code.gap().add("beforeEach(() => {").in();
        code.add("calls.length = 0;").add("failing = 0;");
        if (plan.idempotent()) {
            code.add("processed.clear();");
        }
        code.out().add("});");
    }

    private void processed(Code code) {
        code.gap().add("// The table of the messages that were processed.");
        code.add("const processed = new Map" + script.only("<string, unknown>") + "();");
        code.add("const note = (" + script.is("command", "string") + ", " + script.is("input", "any") + ") => {")
                .in();
        code.add("""
                const id = (input.Item ?? input.Key).id.S;
                if (command === "DeleteItemCommand") {
                  processed.delete(id);
                } else if (input.ConditionExpression && processed.has(id)) {
                  const error = new Error("The conditional request failed");
                  throw Object.assign(error, { name: "ConditionalCheckFailedException", Item: processed.get(id) });
                } else {
                  processed.set(id, input.Item);
                }""");
        code.out().add("};");
    }

    private void databases(String source, Code code) {
        if (plan.databases().isEmpty()) {
            return;
        }
        code.gap().add("// The handler may connect when it is loaded: its pools are replaced before.");
        code.add("const require = createRequire(new URL(\"" + source + "\", import.meta.url));");
        code.add("const pool = (" + script.is("{ host }", "{ host: string }") + ") => ({")
                .in();
        code.add("query: async (" + script.is("sql", "string") + ") => {").in();
        code.add(
                "if (sql !== \"SELECT 1\") {\n  remember(`${sql.startsWith(\"SELECT\") ? \"query\" : \"update\"} ${host}`);\n}");
        code.add("return { rows: [] };").out();
        code.add("},").add("end: async () => {},").out().add("});");
        Set<Boolean> mysql = new LinkedHashSet<>();
        plan.databases().values().forEach(c -> mysql.add(c.mysql()));
        for (boolean isMysql : mysql) {
            code.add(
                    isMysql
                            ? "mock.method(require(\"mysql2/promise\"), \"createPool\", pool);"
                            : "mock.method(require(\"pg\"), \"Pool\", function ("
                                    + script.is("options", "{ host: string }") + ") {\n  return pool(options);\n});");
        }
    }

    private void clients(Code code) {
        boolean any = false;
        Set<String> done = new LinkedHashSet<>();
        String fields = plan.calls().stream()
                .map(s -> NodeClients.target(s.call().action()))
                .filter(f -> !f.isEmpty())
                .distinct()
                .map(f -> "input." + f)
                .collect(Collectors.joining(" ?? "));
        if (!fields.isEmpty() || plan.idempotent()) {
            code.gap()
                    .add("const send = async ("
                            + script.is("{ constructor, input }", "{ constructor: Function; input: any }") + ")"
                            + script.only(": Promise<any>") + " => {")
                    .in();
            if (plan.idempotent()) {
                code.add("if (input.TableName === process.env." + plan.processed() + ") {")
                        .in();
                code.add("note(constructor.name, input);")
                        .add("return {};")
                        .out()
                        .add("}");
            }
            code.add("remember(`${constructor.name} ${" + (fields.isEmpty() ? "\"\"" : fields) + "}`);");
            code.add("return {};").out().add("};");
            any = true;
        }
        for (Plan.Step step : plan.calls()) {
            String name = NodeClients.name(step.call());
            if (!name.isEmpty() && done.add(name)) {
                client(step.call(), name, code);
            }
        }
        if (plan.idempotent() && done.add("dynamodb")) {
            code.add("mock.method(app.dynamodb, \"send\", send);");
        }
        plan.caches().values().forEach(c -> cache(c, code));
        if (plan.has(Action.REQUEST)) {
            if (!any) {
                code.gap();
            }
            code.add("mock.method(globalThis, \"fetch\", async (" + script.is("url", "string") + ", "
                            + script.is("{ method }", "{ method: string }") + ") => {")
                    .in();
            code.add("remember(`${method} ${new URL(url).origin}`);").add("return new Response(\"{}\");");
            code.out().add("});");
        }
    }

    private void client(CallOut call, String name, Code code) {
        if (call.action() == Action.PUSH) {
            code.add("mock.method(app." + name + ", \"send\", async () => remember(\"PostToConnectionCommand "
                    + Expectation.target(call) + "\"));");
        } else {
            code.add("mock.method(app." + name + ", \"send\", send);");
        }
    }

    private static void cache(CallOut call, Code code) {
        String name = "app.cache" + call.capitalised();
        code.add("mock.method(" + name + ", \"connect\", async () => {});");
        for (String asked : List.of("get", "set", "del")) {
            code.add("mock.method(" + name + ", \"" + asked + "\", async () => {\n  remember(\"" + asked + " "
                    + Expectation.target(call) + "\");\n  return null;\n});");
        }
    }

    private String said(List<Expectation.Called> calls) {
        return calls.stream()
                .map(c -> "\"" + verb(c) + " " + Expectation.target(c.call()) + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String verb(Expectation.Called called) {
        if (!called.store().isEmpty()) {
            return called.store();
        }
        return called.call().action() == Action.REQUEST
                ? called.call().method()
                : NodeClients.command(called.call().action());
    }

    /** Calls of a step are made at the same time: then only which there are can be told. */
    private void called(List<Expectation.Called> calls, Code code) {
        code.add(
                plan.parallel()
                        ? "assert.deepEqual(calls.sort(), " + said(calls) + ".sort());"
                        : "assert.deepEqual(calls, " + said(calls) + ");");
    }

    private void tests(Expectation e, Code code) {
        String event = e.event().isEmpty() ? "{}" : "await event(\"" + e.event() + "\")";
        String handle = "await handler(" + event + ", context);";
        begin(e.words() + ": every call is made", code);
        List<String> answers = answers(e);
        code.add((answers.isEmpty() ? "" : "const answer = ") + handle);
        called(e.calls(), code);
        answers.forEach(code::add);
        code.out().add("});");
        if (e.shape().isVerdict()) {
            refusal(e, event, code);
        }
        if (!e.perItem().isEmpty()) {
            failure(e, event, code);
            if (e.once()) {
                twice(e, handle, code);
            }
        }
    }

    private static void begin(String name, Code code) {
        code.gap().add("test(\"" + name + "\", async () => {").in();
    }

    private void refusal(Expectation e, String event, Code code) {
        begin(e.words() + ": nobody passes without a token", code);
        code.add("const answer = await handler({ ...(" + event
                + "), headers: {}, authorizationToken: undefined }, context);");
        code.add(
                e.shape() == Trigger.Shape.VERDICT_V2
                        ? "assert.equal(answer.isAuthorized, false);"
                        : "assert.equal(answer.policyDocument.Statement[0].Effect, \"Deny\");");
        code.out().add("});");
    }

    private void failure(Expectation e, String event, Code code) {
        String result = e.reports() ? "the records that failed are named" : "a call that fails is not hidden";
        begin(e.words() + ": " + result, code);
        code.add("failing = 1;");
        if (e.reports()) {
            code.add("const answer = await handler(" + event + ", context);");
            code.add("assert.deepEqual(answer.batchItemFailures, ["
                    + e.failed().stream()
                            .map(id -> "{ itemIdentifier: \"" + id + "\" }")
                            .collect(Collectors.joining(", "))
                    + "]);");
        } else {
            code.add("await assert.rejects(handler(" + event + ", context));");
        }
        if (!plan.parallel()) {
            called(e.callsAfterFailure(), code);
        }
        code.out().add("});");
    }

    private void twice(Expectation e, String handle, Code code) {
        begin(e.words() + ": what comes a second time is not processed again", code);
        code.add(handle).add(handle);
        called(e.calls(), code);
        code.out().add("});");
        if (plan.parallel()) {
            return;
        }
        begin(e.words() + ": what failed is processed when it comes again", code);
        code.add("failing = 1;");
        code.add(
                e.reports()
                        ? handle
                        : "await assert.rejects(" + handle.substring("await ".length(), handle.length() - 1) + ");");
        code.add("calls.length = 0;").add(handle);
        List<Expectation.Called> again = e.reports() && !plan.ordered() ? e.perItem() : e.calls();
        called(again, code);
        code.out().add("});");
    }

    private List<String> answers(Expectation e) {
        if (e.reports()) {
            return List.of("assert.deepEqual(answer.batchItemFailures, []);");
        }
        return switch (e.shape()) {
            case HTTP_V1, HTTP_V2, HTTP_BALANCER ->
                List.of(
                        "assert.equal(answer.statusCode, 200);",
                        "assert.deepEqual(JSON.parse(answer.body), { id: \"" + e.answeredId() + "\" });");
            case WEBSOCKET -> List.of("assert.equal(answer.statusCode, 200);");
            case VERDICT_V2 -> List.of("assert.equal(answer.isAuthorized, true);");
            case VERDICT_V1 -> List.of("assert.equal(answer.policyDocument.Statement[0].Effect, \"Allow\");");
            case PIPE -> List.of("assert.equal(answer.length, " + e.ids().size() + ");");
            case TRANSFORM ->
                List.of("assert.deepEqual(answer.records.map((" + script.is("r", "any")
                        + ") => [r.recordId, r.result]), "
                        + e.ids().stream()
                                .map(id -> "[\"" + id + "\", \"Ok\"]")
                                .collect(Collectors.joining(", ", "[", "]"))
                        + ");");
            case DIRECT -> List.of("assert.deepEqual(answer, { id: \"" + e.answeredId() + "\" });");
            default -> List.of();
        };
    }
}
