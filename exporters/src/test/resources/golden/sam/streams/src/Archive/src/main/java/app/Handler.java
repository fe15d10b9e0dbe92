package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Archive.
 *
 * <p>Clicks invokes it: records of a stream.
 *
 * <p>Step 1: puts a record into Readings, in 10 % of the cases.
 */
public final class Handler implements RequestHandler<KinesisEvent, Void> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final KinesisClient kinesis;

    /** With clients that are made once per execution environment. */
    public Handler() {
        this(
                KinesisClient.create());
    }

    /** With these clients, which a test replaces. */
    Handler(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    /** One piece of work; the body is JSON. */
    record Item(String id, String body) {}

    @Override
    public Void handleRequest(KinesisEvent event, Context context) {
        List<Item> items = read(event, context);
        items.forEach(item -> work(item));
        log(context, Map.of("message", "done", "items", items.size()));
        return null;
    }

    /** What there is to do: one item, or one per record. */
    private static List<Item> read(KinesisEvent event, Context context) {
        return event.getRecords().stream()
                .map(r -> new Item(
                        r.getKinesis().getSequenceNumber(),
                        StandardCharsets.UTF_8.decode(r.getKinesis().getData()).toString()))
                .toList();
    }

    private void work(Item item) {
        putIntoReadings(item);
    }

    /** Puts a record into Readings, in 10 % of the cases. */
    private void putIntoReadings(Item item) {
        kinesis.putRecord(r -> r
                .streamName(System.getenv("READINGS_STREAM_NAME"))
                .partitionKey(item.id())
                .data(SdkBytes.fromUtf8String(item.body())));
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Archive");
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
