package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Ship.
 *
 * <p>Fulfil invokes it: a direct invocation.
 *
 * <p>Quote invokes it: a direct invocation.
 *
 * <p>Step 1: starts Fulfil, in 10 % of the cases.
 *
 * <p>Step 2: runs Quote.
 */
public final class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final SfnClient workflows;

    /** With clients that are made once per execution environment. */
    public Handler() {
        this(
                SfnClient.create());
    }

    /** With these clients, which a test replaces. */
    Handler(SfnClient workflows) {
        this.workflows = workflows;
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
        return List.of(new Item(tree.path("id").asText(context.getAwsRequestId()), tree.toString()));
    }

    private void work(Item item) {
        startFulfil(item);
        runQuote(item);
    }

    /** Starts Fulfil, in 10 % of the cases. */
    private void startFulfil(Item item) {
        workflows.startExecution(r -> r
                .stateMachineArn(System.getenv("FULFIL_STATE_MACHINE_ARN"))
                .input(item.body()));
    }

    /** Runs Quote. */
    private void runQuote(Item item) {
        var result = workflows.startSyncExecution(r -> r
                .stateMachineArn(System.getenv("QUOTE_STATE_MACHINE_ARN"))
                .input(item.body()));
        if (!"SUCCEEDED".equals(result.statusAsString())) {
            throw new IllegalStateException("Quote failed: " + result.error());
        }
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Ship");
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
