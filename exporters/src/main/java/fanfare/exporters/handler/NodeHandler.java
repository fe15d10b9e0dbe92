package fanfare.exporters.handler;

import fanfare.exporters.handler.Trigger.Shape;
import java.util.List;

/** The handler itself in JavaScript or TypeScript: it works through the items and answers. */
record NodeHandler(Plan plan, Script script, NodeShapes shapes) {
    private static final String OK = "return { statusCode: 200 };";

    void write(Code code) {
        code.gap().add("// Lambda writes it as JSON, with the time and the id of the request.");
        code.add("const log = (" + script.is("fields", "object") + ") => console.info(" + "{ function: \""
                + plan.function().name() + "\", ...fields });");
        work(code);
        new NodeOnce(plan, script).write(code);
        code.gap()
                .add("export const " + script.is("handler", shapes.handlerType()) + " = async (event, context) => {")
                .in();
        code.add(
                plan.perBatch()
                        ? "const records = read(event, context);\nconst all = { id: context.awsRequestId, body: records.map((r) => r.body) };\nconst items = records.length === 1 ? records : [all];"
                        : "const items = read(event, context);");
        String process = new NodeOnce(plan, script).work(shapes);
        if (process.startsWith("(")) {
            code.add("const perform = " + process.substring(1, process.length() - 1) + ";");
            process = "perform";
        }
        if (plan.partial()) {
            partial(process, code);
        } else {
            code.add("for (const item of items) {\n  await " + process + "(item);\n}");
            code.add("log({ message: \"done\", items: items.length });");
        }
        answers(code);
        code.out().add("};");
    }

    private void work(Code code) {
        code.gap()
                .add("const work = async (" + script.is("item", "Item") + ") => {")
                .in();
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

    private void partial(String process, Code code) {
        code.add("const " + script.is("batchItemFailures", "{ itemIdentifier: string }[]") + " = [];");
        code.add("for (const item of items) {").in();
        if (plan.ordered() && !plan.perBatch()) {
            code.add("""
                    // In order: what follows a failed record waits with it.
                    if (batchItemFailures.length > 0) {
                      batchItemFailures.push({ itemIdentifier: item.id });
                      continue;
                    }""");
        }
        code.add("try {\n  await " + process + "(item);\n} catch (error) {").in();
        code.add("console.error({ function: \"" + plan.function().name() + "\", message: " + script.as("error", "Error")
                + ".message, id: item.id });");
        code.add(
                plan.perBatch()
                        ? "records.forEach((record) => batchItemFailures.push({ itemIdentifier: record.id }));"
                        : "batchItemFailures.push({ itemIdentifier: item.id });");
        code.out().add("}").out().add("}");
        code.add("const failed = batchItemFailures.length;");
        code.add("log({ message: \"done\", items: items.length, failed });");
        when(plan.reporting(), "return { batchItemFailures };", code);
        if (!shapes.when(plan.reporting()).isEmpty()) {
            code.add("if (failed > 0) {\n  throw new Error(\"failed\");\n}");
        }
    }

    private void when(List<Shape> of, String statements, Code code) {
        String condition = shapes.when(of);
        if (condition.isEmpty()) {
            code.add(statements);
        } else {
            code.add("if (" + condition + ") {").in();
            code.add(statements).out().add("}");
        }
    }

    private void answers(Code code) {
        for (Shape shape : shapes.apart()) {
            String answer = answer(shape);
            boolean reported = plan.partial() && plan.reporting().contains(shape);
            if (!answer.isEmpty() && !reported && shape != Shape.DIRECT) {
                when(List.of(shape), answer, code);
            }
        }
        if (plan.triggers().isEmpty() || plan.has(Shape.DIRECT)) {
            code.add("return { id: items[0].id };");
        }
    }

    private String answer(Shape shape) {
        return switch (shape) {
            case WEBSOCKET -> OK;
            case VERDICT_V1, VERDICT_V2 -> "return verdict(event);";
            case PIPE -> "return event;";
            case TRANSFORM -> """
                    const encoded = (%s) => Buffer.from(`${JSON.stringify(body)}\\n`).toString("base64");
                    return { records: %s.map(({ id, body }) => ({ recordId: id, result: "Ok", data: encoded(body) })) };""".formatted(script.is("body", "unknown"), plan.perBatch() ? "records" : "items");
            case HTTP_V1, HTTP_V2, HTTP_BALANCER -> """
                    return {
                      statusCode: 200,
                      headers: { "content-type": "application/json" },
                      body: JSON.stringify({ id: items[0].id }),
                    };""";
            default -> "";
        };
    }
}
