package fanfare.exporters.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON that a template has as a text, as a tree that a reader can follow. */
final class Json {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    /** The text encoded from its tree; a text that is no JSON, or that is no text, stays as it is. */
    static Expression read(Object value, Values values) {
        if (value instanceof String text && text.startsWith("{")) {
            try {
                return values.json(JSON.readValue(text, LinkedHashMap.class));
            } catch (JsonProcessingException e) {
                return values.of(value);
            }
        }
        return values.json(value);
    }

    /** An object of a template with one more field, encoded. */
    @SuppressWarnings("unchecked")
    static Expression with(String template, String key, Expression value, Values values) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        try {
            Map<String, Object> map = JSON.readValue(template, LinkedHashMap.class);
            map.forEach((k, v) -> fields.put(k, values.of(v)));
        } catch (JsonProcessingException e) {
            fields.put("template", values.of(template));
        }
        fields.put(key, value);
        return Expression.call("jsonencode", new Expression.Fields(fields));
    }
}
