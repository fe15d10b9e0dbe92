package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.items;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.List;
import java.util.Map;

/** A policy as a data source, whose JSON resources take. */
final class PolicyDocument {
    private static final String TYPE = "aws_iam_policy_document";

    private PolicyDocument() {}

    /** Writes the data source beside a resource; gives its JSON. */
    static Expression of(Object document, String name, Source owner, Translation into) {
        if (!(document instanceof Map<?, ?>)) {
            return into.value(document);
        }
        String unique = into.unique(TYPE, name);
        Block block = Block.data(TYPE, unique);
        Trees.maps(Trees.map(document).get("Statement")).forEach(s -> statement(block.nested("statement"), s, into));
        into.add(owner, block);
        return Expression.code("data." + TYPE + "." + unique + ".json");
    }

    private static void statement(Block block, Map<String, Object> statement, Translation into) {
        statement.forEach((key, value) -> {
            switch (key) {
                case "Sid" -> block.with("sid", into.value(value));
                case "Effect" -> block.with("effect", into.value(value));
                case "Action" -> block.with("actions", texts(value, into));
                case "NotAction" -> block.with("not_actions", texts(value, into));
                case "Resource" -> block.with("resources", texts(value, into));
                case "NotResource" -> block.with("not_resources", texts(value, into));
                case "Principal" -> principals(block, "principals", value, into);
                case "NotPrincipal" -> principals(block, "not_principals", value, into);
                case "Condition" -> conditions(block, Trees.map(value), into);
                default -> into.remark("A policy's " + key + " is left out.");
            }
        });
    }

    private static Expression texts(Object value, Translation into) {
        return value instanceof Intrinsic.Call
                ? into.value(value)
                : new Expression.Items(
                        Trees.list(value).stream().map(into::value).toList());
    }

    private static void principals(Block block, String name, Object value, Translation into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((type, ids) -> block.nested(name)
                    .with("type", Expression.text(type.toString()))
                    .with("identifiers", texts(ids, into)));
        } else {
            block.nested(name).with("type", "*").with("identifiers", items(into.value(value)));
        }
    }

    private static void conditions(Block block, Map<String, Object> conditions, Translation into) {
        conditions.forEach((test, of) -> Trees.map(of)
                .forEach((variable, values) -> block.nested("condition")
                        .with("test", test)
                        .with("variable", variable)
                        .with("values", texts(strings(values), into))));
    }

    /** A condition compares texts, also with true and with numbers. */
    private static Object strings(Object values) {
        return Trees.list(values).stream()
                .map(v -> v instanceof Boolean || v instanceof Number ? v.toString() : v)
                .toList();
    }

    /** The statements of a policy. */
    static List<?> statements(Object document) {
        return Trees.list(Trees.map(document).get("Statement"));
    }
}
