package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * Check.
 *
 * <p>Publish invokes it: a direct invocation.
 *
 * <p>Worker invokes it: a direct invocation.
 *
 * <p>Step 1: starts a task of Mixed.
 */
public final class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final EcsClient containers;

    /** With clients that are made once per execution environment. */
    public Handler() {
        this(
                EcsClient.create());
    }

    /** With these clients, which a test replaces. */
    Handler(EcsClient containers) {
        this.containers = containers;
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
        startTaskOfMixed(item);
    }

    /** Starts a task of Mixed. */
    private void startTaskOfMixed(Item item) {
        var result = containers.runTask(r -> r
                .cluster(System.getenv("TASK_CLUSTER"))
                .taskDefinition(System.getenv("MIXED_TASK_DEFINITION"))
                .capacityProviderStrategy(c -> c.capacityProvider("FARGATE").weight(1))
                .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(System.getenv("TASK_SUBNETS").split(","))
                .securityGroups(System.getenv("TASK_SECURITY_GROUP"))
                .assignPublicIp(System.getenv("TASK_PUBLIC_IP"))))
                .overrides(o -> o.containerOverrides(c -> c.name("mixed").environment(e -> e.name("INPUT").value(item.body())))));
        if (!result.failures().isEmpty()) {
            throw new IllegalStateException("Mixed was not started");
        }
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Check");
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
