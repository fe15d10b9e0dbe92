package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Slow.
 *
 * <p>Nightly invokes it: a schedule.
 *
 * <p>Create invokes it: a direct invocation.
 *
 * <p>Step 1: writes to Reports.
 *
 * <p>Step 2: requests Http; requests Payments.
 *
 * <p>Step 3: puts an event on Events; sends to Jobs; publishes to News.
 *
 * <p>Step 4: reads from Orders; writes to Orders.
 *
 * <p>Step 5: invokes Audit; invokes asynchronously Ship.
 *
 * <p>Step 6: reads from Reports.
 */
public final class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final DynamoDbClient dynamodb;
    private final EventBridgeClient events;
    private final LambdaClient lambda;
    private final S3Client s3;
    private final SnsClient sns;
    private final SqsClient sqs;
    private final Http http;

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
                EventBridgeClient.create(),
                LambdaClient.create(),
                S3Client.create(),
                SnsClient.create(),
                SqsClient.create(),
                sender());
    }

    /** With these clients, which a test replaces. */
    Handler(DynamoDbClient dynamodb, EventBridgeClient events, LambdaClient lambda, S3Client s3, SnsClient sns, SqsClient sqs, Http http) {
        this.dynamodb = dynamodb;
        this.events = events;
        this.lambda = lambda;
        this.s3 = s3;
        this.sns = sns;
        this.sqs = sqs;
        this.http = http;
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
        if (tree.has("detail-type")) {
            return List.of(new Item(tree.path("id").asText(), tree.path("detail").toString()));
        }
        return List.of(new Item(tree.path("id").asText(context.getAwsRequestId()), tree.toString()));
    }

    private void work(Item item) {
        writeReports(item);
        CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> requestHttp(item)),
                CompletableFuture.runAsync(() -> requestPayments(item)))
                .join();
        CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> putOnEvents(item)),
                CompletableFuture.runAsync(() -> sendToJobs(item)),
                CompletableFuture.runAsync(() -> publishToNews(item)))
                .join();
        CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> readOrders(item)),
                CompletableFuture.runAsync(() -> writeOrders(item)))
                .join();
        CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> invokeAudit(item)),
                CompletableFuture.runAsync(() -> invokeShip(item)))
                .join();
        readReports(item);
    }

    /** Writes to Reports. */
    private void writeReports(Item item) {
        s3.putObject(r -> r
                .bucket(System.getenv("REPORTS_BUCKET_NAME"))
                .key("results/" + item.id() + ".json")
                .contentType("application/json"), RequestBody.fromString(item.body()));
    }

    /** Requests Http. */
    private void requestHttp(Item item) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("HTTP_API_URL") + "/orders/" + URLEncoder.encode(item.id(), StandardCharsets.UTF_8) + ""))
                .header("content-type", "application/json")
                .method("GET", HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            int status = http.send(request);
            if (status >= 400) {
                throw new IllegalStateException("Http answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Requests Payments. */
    private void requestPayments(Item item) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("PAYMENTS_URL") + "/charges/" + URLEncoder.encode(item.id(), StandardCharsets.UTF_8) + ""))
                .header("content-type", "application/json")
                .method("GET", HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            int status = http.send(request);
            if (status >= 400) {
                throw new IllegalStateException("Payments answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Puts an event on Events. */
    private void putOnEvents(Item item) {
        var result = events.putEvents(r -> r.entries(e -> e
                .eventBusName(System.getenv("EVENTS_BUS_NAME"))
                .source("Slow")
                .detailType("Slow")
                .detail(item.body())));
        if (result.failedEntryCount() > 0) {
            throw new IllegalStateException("the bus refused the event");
        }
    }

    /** Sends to Jobs. */
    private void sendToJobs(Item item) {
        sqs.sendMessage(r -> r
                .queueUrl(System.getenv("JOBS_QUEUE_URL"))
                .messageBody(item.body()));
    }

    /** Publishes to News. */
    private void publishToNews(Item item) {
        sns.publish(r -> r
                .topicArn(System.getenv("NEWS_TOPIC_ARN"))
                .message(item.body()));
    }

    /** Reads from Orders. */
    private void readOrders(Item item) {
        dynamodb.getItem(r -> r
                .tableName(System.getenv("ORDERS_TABLE_NAME"))
                .key(Map.of("id", AttributeValue.fromS(item.id()), "line", AttributeValue.fromS("latest"))));
    }

    /** Writes to Orders. */
    private void writeOrders(Item item) {
        dynamodb.putItem(r -> r
                .tableName(System.getenv("ORDERS_TABLE_NAME"))
                .item(Map.of("id", AttributeValue.fromS(item.id()), "line", AttributeValue.fromS("latest"), "body", AttributeValue.fromS(item.body()))));
    }

    /** Invokes Audit. */
    private void invokeAudit(Item item) {
        var result = lambda.invoke(r -> r
                .functionName(System.getenv("AUDIT_FUNCTION_NAME"))
                .payload(SdkBytes.fromUtf8String(item.body())));
        if (result.functionError() != null) {
            throw new IllegalStateException("Audit failed: " + result.functionError());
        }
    }

    /** Invokes asynchronously Ship. */
    private void invokeShip(Item item) {
        lambda.invoke(r -> r
                .functionName(System.getenv("SHIP_FUNCTION_NAME"))
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(item.body())));
    }

    /** Reads from Reports. */
    private void readReports(Item item) {
        s3.getObjectAsBytes(r -> r
                .bucket(System.getenv("REPORTS_BUCKET_NAME"))
                .key(item.id()));
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Slow");
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
