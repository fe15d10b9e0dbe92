package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisCluster;
import redis.clients.jedis.commands.JedisCommands;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Prices.
 *
 * <p>Api calls it with an HTTP request.
 *
 * <p>Step 1: reads from Products.
 *
 * <p>Step 2: writes to Products.
 *
 * <p>Step 3: reads from Rates.
 */
public final class Handler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final DynamoDbClient dynamodb;
    private final Http http;
    private final JedisCommands cacheRates;

    /** Sends a request and answers with its status. */
    interface Http {
        int send(HttpRequest request) throws IOException, InterruptedException;
    }

    private static Http sender() {
        HttpClient client = HttpClient.newHttpClient();
        return request -> client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** With clients that are made once per execution environment. */
    public Handler() {
        this(
                DynamoDbClient.create(),
                sender(),
                new JedisCluster(Set.of(new HostAndPort(System.getenv("RATES_CACHE_ENDPOINT"), 6379)), DefaultJedisClientConfig.builder().ssl(true).build()));
    }

    /** With these clients, which a test replaces. */
    Handler(DynamoDbClient dynamodb, Http http, JedisCommands cacheRates) {
        this.dynamodb = dynamodb;
        this.http = http;
        this.cacheRates = cacheRates;
    }

    /** One piece of work; the body is JSON. */
    record Item(String id, String body) {}

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        List<Item> items = read(event, context);
        items.forEach(item -> work(item));
        log(context, Map.of("message", "done", "items", items.size()));
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(json(Map.of("id", items.get(0).id())))
                .build();
    }

    /** What there is to do: one item, or one per record. */
    private static List<Item> read(APIGatewayV2HTTPEvent event, Context context) {
        String body = event.getBody() == null ? "null" : event.getBody();
        return List.of(new Item(event.getRequestContext().getRequestId(), body));
    }

    private void work(Item item) {
        readProducts(item);
        writeProducts(item);
        readRates(item);
    }

    /** Reads from Products. */
    private void readProducts(Item item) {
        dynamodb.getItem(r -> r
                .tableName(System.getenv("PRODUCTS_TABLE_NAME"))
                .key(Map.of("id", AttributeValue.fromS(item.id()))));
    }

    /** Writes to Products. */
    private void writeProducts(Item item) {
        dynamodb.putItem(r -> r
                .tableName(System.getenv("PRODUCTS_TABLE_NAME"))
                .item(Map.of("id", AttributeValue.fromS(item.id()), "body", AttributeValue.fromS(item.body()))));
    }

    /** Requests Exchange. */
    private void requestExchange(Item item) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("EXCHANGE_URL")))
                .header("content-type", "application/json")
                .method("GET", HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            int status = http.send(request);
            if (status >= 400) {
                throw new IllegalStateException("Exchange answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads from Rates. */
    private void readRates(Item item) {
        String found = cacheRates.get(item.id());
        if (found == null) {
            requestExchange(item);
            cacheRates.psetex(item.id(), 300000L, item.body());
        }
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Prices");
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
