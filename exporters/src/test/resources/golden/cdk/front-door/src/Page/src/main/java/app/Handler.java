package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Page.
 *
 * <p>Site calls it with an HTTP request.
 */
public final class Handler implements RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One piece of work; the body is JSON. */
    record Item(String id, String body) {}

    @Override
    public ApplicationLoadBalancerResponseEvent handleRequest(ApplicationLoadBalancerRequestEvent event, Context context) {
        List<Item> items = read(event, context);
        items.forEach(item -> work(item));
        log(context, Map.of("message", "done", "items", items.size()));
        var response = new ApplicationLoadBalancerResponseEvent();
        response.setStatusCode(200);
        response.setHeaders(Map.of("content-type", "application/json"));
        response.setBody(json(Map.of("id", items.get(0).id())));
        return response;
    }

    /** What there is to do: one item, or one per record. */
    private static List<Item> read(ApplicationLoadBalancerRequestEvent event, Context context) {
        String body = event.getBody() == null || event.getBody().isEmpty() ? "null" : event.getBody();
        return List.of(new Item(context.getAwsRequestId(), body));
    }

    private void work(Item item) {
        // Your work with item.body() goes here.
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Page");
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
