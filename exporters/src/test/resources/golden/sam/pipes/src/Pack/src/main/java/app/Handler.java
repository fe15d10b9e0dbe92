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
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/**
 * Pack.
 *
 * <p>Ship invokes it: events of a pipe.
 *
 * <p>Step 1: puts a record into Archive.
 */
public final class Handler implements RequestHandler<Object, Object> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final FirehoseClient firehose;

    /** With clients that are made once per execution environment. */
    public Handler() {
        this(
                FirehoseClient.create());
    }

    /** With these clients, which a test replaces. */
    Handler(FirehoseClient firehose) {
        this.firehose = firehose;
    }

    /** One piece of work; the body is JSON. */
    record Item(String id, String body) {}

    @Override
    public Object handleRequest(Object event, Context context) {
        List<Item> items = read(event, context);
        List<String> failed = new ArrayList<>();
        for (Item item : items) {
            try {
                work(item);
            } catch (RuntimeException e) {
                log(context, Map.of("message", String.valueOf(e.getMessage()), "id", item.id()));
                failed.add(item.id());
            }
        }
        log(context, Map.of("message", "done", "items", items.size(), "failed", failed.size()));
        return Map.of("batchItemFailures", failed.stream().map(id -> Map.of("itemIdentifier", id)).toList());
    }

    /** What there is to do: one item, or one per record. */
    private static List<Item> read(Object event, Context context) {
        JsonNode tree = JSON.valueToTree(event);
        if (tree.isArray()) {
            List<Item> events = new ArrayList<>();
            for (JsonNode r : tree) {
                String id = r.path("messageId").asText(r.path("eventID").asText(context.getAwsRequestId()));
                String text = r.has("data") ? decoded(r, "data") : r.path("body").asText(r.toString());
                events.add(new Item(id, text));
            }
            return events;
        }
        return List.of(new Item(tree.path("id").asText(context.getAwsRequestId()), tree.toString()));
    }

    private static String decoded(JsonNode r, String field) {
        return new String(Base64.getDecoder().decode(r.path(field).asText()), StandardCharsets.UTF_8);
    }

    private void work(Item item) {
        putIntoArchive(item);
    }

    /** Puts a record into Archive. */
    private void putIntoArchive(Item item) {
        firehose.putRecord(r -> r
                .deliveryStreamName(System.getenv("ARCHIVE_DELIVERY_STREAM_NAME"))
                .record(d -> d.data(SdkBytes.fromUtf8String(item.body() + "\n"))));
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Pack");
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
