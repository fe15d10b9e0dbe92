package fanfare.exporters.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A part of a template as JSON, with the long forms of intrinsic functions. */
public final class PartJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PartJson() {}

    public static JsonNode of(Part part) {
        return of(part, PartJson::longForm, text -> text);
    }

    /**
     * Converts.
     *
     * @param calls what an intrinsic function becomes
     * @param texts what a text becomes
     */
    public static JsonNode of(Part part, Function<Part.Call, JsonNode> calls, Function<String, String> texts) {
        if (part instanceof Part.Fields f) {
            ObjectNode object = NODES.objectNode();
            f.fields().forEach((k, v) -> object.set(k, of(v, calls, texts)));
            return object;
        }
        if (part instanceof Part.Items i) {
            ArrayNode array = NODES.arrayNode();
            i.items().forEach(v -> array.add(of(v, calls, texts)));
            return array;
        }
        return part instanceof Part.Call c ? calls.apply(c) : scalar((Part.Text) part, texts);
    }

    private static JsonNode longForm(Part.Call c) {
        return NODES.objectNode().set(c.function(), of(c.argument()));
    }

    private static JsonNode scalar(Part.Text t, Function<String, String> texts) {
        String text = t.text();
        if (!t.plain()) {
            return NODES.textNode(texts.apply(text));
        }
        if (!t.exists()) {
            return NODES.nullNode();
        }
        if (text.equals("true") || text.equals("false")) {
            return NODES.booleanNode(text.equals("true"));
        }
        return NUMBER.matcher(text).matches()
                ? NODES.numberNode(new BigDecimal(text))
                : NODES.textNode(texts.apply(text));
    }
}
