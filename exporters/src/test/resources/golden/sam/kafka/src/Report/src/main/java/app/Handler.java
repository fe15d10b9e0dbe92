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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Report.
 *
 * <p>Sales invokes it: records of a Kafka topic.
 *
 * <p>Step 1: writes to Totals.
 */
public final class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final DynamoDbClient dynamodb;

    /** With clients that are made once per execution environment. */
    public Handler() {
        this(
                DynamoDbClient.create());
    }

    /** With these clients, which a test replaces. */
    Handler(DynamoDbClient dynamodb) {
        this.dynamodb = dynamodb;
    }

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
        if (tree.path("eventSource").asText().equals("aws:kafka")) {
            List<Item> messages = new ArrayList<>();
            for (JsonNode partition : tree.path("records")) {
                for (JsonNode r : partition) {
                    String id = r.path("topic").asText() + "-" + r.path("partition") + "-" + r.path("offset");
                    messages.add(new Item(id, decoded(r, "value")));
                }
            }
            return messages;
        }
        return List.of(new Item(tree.path("id").asText(context.getAwsRequestId()), tree.toString()));
    }

    private static String decoded(JsonNode r, String field) {
        return new String(Base64.getDecoder().decode(r.path(field).asText()), StandardCharsets.UTF_8);
    }

    private void work(Item item) {
        writeTotals(item);
    }

    /** Writes to Totals. */
    private void writeTotals(Item item) {
        dynamodb.putItem(r -> r
                .tableName(System.getenv("TOTALS_TABLE_NAME"))
                .item(Map.of("id", AttributeValue.fromS(item.id()), "body", AttributeValue.fromS(item.body()))));
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Report");
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
