package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * Loop.
 *
 * <p>Loop invokes it: a direct invocation.
 *
 * <p>Ping invokes it: the outcome of another function.
 *
 * <p>Step 1: invokes asynchronously Loop.
 */
public final class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final LambdaClient lambda;

    /** With clients that are made once per execution environment. */
    public Handler() {
        this(
                LambdaClient.create());
    }

    /** With these clients, which a test replaces. */
    Handler(LambdaClient lambda) {
        this.lambda = lambda;
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
        if (tree.has("requestPayload")) {
            return List.of(new Item(tree.path("requestContext").path("requestId").asText(), tree.path("requestPayload").toString()));
        }
        return List.of(new Item(tree.path("id").asText(context.getAwsRequestId()), tree.toString()));
    }

    private void work(Item item) {
        invokeLoop(item);
    }

    /** Invokes asynchronously Loop. */
    private void invokeLoop(Item item) {
        lambda.invoke(r -> r
                .functionName(System.getenv("LOOP_FUNCTION_NAME"))
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(item.body())));
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Loop");
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
