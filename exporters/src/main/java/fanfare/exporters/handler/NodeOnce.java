package fanfare.exporters.handler;

/**
 * The part of a handler in JavaScript or TypeScript that processes every message once. Two conditional writes need no
 * library, and the client of DynamoDB is there already.
 */
record NodeOnce(Plan plan, Script script) {
    /** What processes an item that an event brought. */
    String work(NodeShapes shapes) {
        if (!plan.idempotent()) {
            return "work";
        }
        String when = shapes.when(plan.repeated());
        return when.isEmpty() ? "once" : "(" + when + " ? once : work)";
    }

    void write(Code code) {
        if (!plan.idempotent()) {
            return;
        }
        code.gap().add("""
                // A message that was delivered twice is processed once: a table keeps the ids of those that are done. While
                // one is being processed nobody else takes it, and if that fails it is free again.""");
        code.add("const once = async (" + script.is("item", "Item") + ") => {").in();
        code.add("const TableName = process.env." + plan.processed() + ";");
        code.add("const Key = { id: { S: item.id } };");
        code.add("const now = Math.floor(Date.now() / 1000);");
        code.add("try {").in();
        code.add("await dynamodb.send(").in();
        code.add("new PutItemCommand({").in();
        code.add("TableName,");
        code.add("Item: { ...Key, expires: { N: String(now + " + plan.timeoutSeconds() + ") } },");
        code.add("ConditionExpression: \"attribute_not_exists(id) OR expires < :now\",");
        code.add("ExpressionAttributeValues: { \":now\": { N: String(now) } },");
        code.add("ReturnValuesOnConditionCheckFailure: \"ALL_OLD\",");
        code.out().add("}),").out().add(");").out();
        code.add("} catch (error) {").in();
        String refused = script.only("const refused = error as Error & { Item?: Record<string, unknown> };");
        String name = script.typed() ? "refused" : "error";
        if (!refused.isEmpty()) {
            code.add(refused);
        }
        code.add("if (" + name + ".name !== \"ConditionalCheckFailedException\") {\n  throw error;\n}");
        code.add(
                "if (" + name + ".Item?.done) {\n  log({ message: \"processed before\", id: item.id });\n  return;\n}");
        code.add("throw new Error(`${item.id} is being processed`);");
        code.out().add("}");
        code.add("try {\n  await work(item);\n} catch (error) {").in();
        code.add("await dynamodb.send(new DeleteItemCommand({ TableName, Key }));")
                .add("throw error;");
        code.out().add("}");
        code.add("const expires = { N: String(now + " + plan.memorySeconds() + ") };");
        code.add(
                "await dynamodb.send(new PutItemCommand({ TableName, Item: { ...Key, done: { BOOL: true }, expires } }));");
        code.out().add("};");
    }
}
