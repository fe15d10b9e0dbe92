package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

/**
 * Whisper.
 *
 * <p>Chat invokes it: a message of a client, or its coming and going.
 *
 * <p>Step 1: pushes to clients of Chat; pushes to clients of Silent.
 */
public final class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ApiGatewayManagementApiClient chatConnections;
    private final ApiGatewayManagementApiClient silentConnections;

    /** With clients that are made once per execution environment. */
    public Handler() {
        this(
                ApiGatewayManagementApiClient.builder().endpointOverride(URI.create(System.getenv("CHAT_API_ENDPOINT"))).build(),
                ApiGatewayManagementApiClient.builder().endpointOverride(URI.create(System.getenv("SILENT_API_ENDPOINT"))).build());
    }

    /** With these clients, which a test replaces. */
    Handler(ApiGatewayManagementApiClient chatConnections, ApiGatewayManagementApiClient silentConnections) {
        this.chatConnections = chatConnections;
        this.silentConnections = silentConnections;
    }

    /** One piece of work; the body is JSON. */
    record Item(String id, String body) {}

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        List<Item> items = read(event, context);
        items.forEach(item -> work(item));
        log(context, Map.of("message", "done", "items", items.size()));
        if (event.get("requestContext") instanceof Map<?, ?> c && c.containsKey("connectionId")) {
            return Map.of("statusCode", 200);
        }
        return Map.of("id", items.get(0).id());
    }

    /** What there is to do: one item, or one per record. */
    private static List<Item> read(Map<String, Object> event, Context context) {
        JsonNode tree = JSON.valueToTree(event);
        if (tree.path("requestContext").has("connectionId")) {
            return List.of(new Item(tree.path("requestContext").path("connectionId").asText(), tree.path("body").asText("null")));
        }
        return List.of(new Item(tree.path("id").asText(context.getAwsRequestId()), tree.toString()));
    }

    private void work(Item item) {
        CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> pushToChat(item)),
                CompletableFuture.runAsync(() -> pushToSilent(item)))
                .join();
    }

    /** Pushes to clients of Chat. */
    private void pushToChat(Item item) {
        try {
            // The connection that the message came over; others are known to whoever keeps them.
            chatConnections.postToConnection(r -> r
                    .connectionId(item.id())
                    .data(SdkBytes.fromUtf8String(item.body())));
        } catch (GoneException e) {
            // The client has left, and its connection is to be forgotten.
        }
    }

    /** Pushes to clients of Silent. */
    private void pushToSilent(Item item) {
        try {
            // The connection that the message came over; others are known to whoever keeps them.
            silentConnections.postToConnection(r -> r
                    .connectionId(item.id())
                    .data(SdkBytes.fromUtf8String(item.body())));
        } catch (GoneException e) {
            // The client has left, and its connection is to be forgotten.
        }
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Whisper");
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
