package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Mixed.
 *
 * <p>Clicks invokes it: records of a stream.
 *
 * <p>Latest invokes it: changes of a table.
 */
public final class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One piece of work; the body is JSON. */
    record Item(String id, String body) {}

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        List<Item> items = read(event, context);
        items.forEach(item -> work(item));
        log(context, Map.of("message", "done", "items", items.size()));
        return Map.of("id", items.get(0).id());
    }

    /** What there is to do: one item, or one per record. */
    private static List<Item> read(Map<String, Object> event, Context context) {
        JsonNode tree = JSON.valueToTree(event);
        List<Item> items = new ArrayList<>();
        for (JsonNode r : tree.path("Records")) {
            if (r.has("dynamodb")) {
                items.add(new Item(r.path("dynamodb").path("SequenceNumber").asText(), r.path("dynamodb").toString()));
            }
            if (r.has("kinesis")) {
                items.add(new Item(r.path("kinesis").path("sequenceNumber").asText(), new String(Base64.getDecoder().decode(r.path("kinesis").path("data").asText()), StandardCharsets.UTF_8)));
            }
        }
        if (!items.isEmpty()) {
            return items;
        }
        return List.of(new Item(tree.path("id").asText(context.getAwsRequestId()), tree.toString()));
    }

    private void work(Item item) {
        // Your work with item.body() goes here.
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Mixed");
        line.put("requestId", context.getAwsRequestId());
        System.out.println(json(line));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
