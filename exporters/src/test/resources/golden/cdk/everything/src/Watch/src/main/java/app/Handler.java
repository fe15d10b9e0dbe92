package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Watch.
 *
 * <p>Orders invokes it: changes of a table.
 */
public final class Handler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One piece of work; the body is JSON. */
    record Item(String id, String body) {}

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<Item> records = read(event, context);
        String all = records.stream().map(Item::body).collect(Collectors.joining(",", "[", "]"));
        List<Item> items = records.size() == 1 ? records : List.of(new Item(context.getAwsRequestId(), all));
        List<String> failed = new ArrayList<>();
        for (Item item : items) {
            try {
                work(item);
            } catch (RuntimeException e) {
                log(context, Map.of("message", String.valueOf(e.getMessage()), "id", item.id()));
                records.forEach(r -> failed.add(r.id()));
            }
        }
        log(context, Map.of("message", "done", "items", items.size(), "failed", failed.size()));
        return new StreamsEventResponse(failed.stream().map(StreamsEventResponse.BatchItemFailure::new).toList());
    }

    /** What there is to do: one item, or one per record. */
    private static List<Item> read(DynamodbEvent event, Context context) {
        return event.getRecords().stream()
                .map(r -> new Item(
                        r.getDynamodb().getSequenceNumber(),
                        json(Map.of("change", r.getEventName(), "keys", r.getDynamodb().getKeys().toString()))))
                .toList();
    }

    private void work(Item item) {
        // Your work with item.body() goes here.
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Watch");
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
