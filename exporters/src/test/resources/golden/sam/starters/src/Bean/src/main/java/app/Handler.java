package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Bean.
 *
 * <p>Jobs invokes it: messages of a queue.
 *
 * <p>Step 1: writes to Done.
 */
public final class Handler implements RequestHandler<SQSEvent, SQSBatchResponse> {
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
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<Item> items = read(event, context);
        List<String> failed = new ArrayList<>();
        for (Item item : items) {
            try {
                once(item, context);
            } catch (RuntimeException e) {
                log(context, Map.of("message", String.valueOf(e.getMessage()), "id", item.id()));
                failed.add(item.id());
            }
        }
        log(context, Map.of("message", "done", "items", items.size(), "failed", failed.size()));
        return new SQSBatchResponse(failed.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
    }

    /** What there is to do: one item, or one per record. */
    private static List<Item> read(SQSEvent event, Context context) {
        return event.getRecords().stream().map(r -> new Item(r.getMessageId(), r.getBody())).toList();
    }

    private void work(Item item) {
        writeDone(item);
    }

    /**
     * Processes a message that was delivered twice once: a table keeps the ids of those that are done. While one is
     * being processed nobody else takes it, and if that fails it is free again.
     */
    private void once(Item item, Context context) {
        String table = System.getenv("BEAN_PROCESSED_TABLE_NAME");
        AttributeValue id = AttributeValue.fromS(item.id());
        long now = Instant.now().getEpochSecond();
        try {
            dynamodb.putItem(r -> r
                    .tableName(table)
                    .item(Map.of("id", id, "expires", AttributeValue.fromN(String.valueOf(now + 3L))))
                    .conditionExpression("attribute_not_exists(id) OR expires < :now")
                    .expressionAttributeValues(Map.of(":now", AttributeValue.fromN(String.valueOf(now))))
                    .returnValuesOnConditionCheckFailure("ALL_OLD"));
        } catch (ConditionalCheckFailedException e) {
            if (e.item() != null && e.item().containsKey("done")) {
                log(context, Map.of("message", "processed before", "id", item.id()));
                return;
            }
            throw new IllegalStateException(item.id() + " is being processed", e);
        }
        try {
            work(item);
        } catch (RuntimeException e) {
            dynamodb.deleteItem(r -> r.tableName(table).key(Map.of("id", id)));
            throw e;
        }
        AttributeValue expires = AttributeValue.fromN(String.valueOf(now + 1209600L));
        dynamodb.putItem(r -> r
                .tableName(table)
                .item(Map.of("id", id, "done", AttributeValue.fromBool(true), "expires", expires)));
    }

    /** Writes to Done. */
    private void writeDone(Item item) {
        dynamodb.putItem(r -> r
                .tableName(System.getenv("DONE_TABLE_NAME"))
                .item(Map.of("id", AttributeValue.fromS(item.id()), "body", AttributeValue.fromS(item.body()))));
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Bean");
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
