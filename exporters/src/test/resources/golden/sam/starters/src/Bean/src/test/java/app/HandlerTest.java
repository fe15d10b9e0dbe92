package app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/** Without AWS: whatever the handler calls is replaced by something that remembers the call. */
class HandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private int failing;
    private final Map<String, Map<String, AttributeValue>> processed = new HashMap<>();

    private final DynamoDbClient dynamodb = new DynamoDbClient() {
        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            if (request.tableName().equals("processed")) {
                return note(request);
            }
            remember("putItem " + request.tableName());
            return PutItemResponse.builder().build();
        }

        @Override
        public DeleteItemResponse deleteItem(DeleteItemRequest request) {
            processed.remove(request.key().get("id").s());
            return DeleteItemResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    };

    private final Handler handler = new Handler(dynamodb);

    private synchronized void remember(String call) {
        calls.add(call);
        if (failing > 0) {
            failing--;
            throw new IllegalStateException("as the test wants it");
        }
    }

    private interface Answers {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        Object proxy = Proxy.newProxyInstance(
                HandlerTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.to(method.getName(), arguments));
        return type.cast(proxy);
    }

    /** What the table of the processed messages does. */
    private PutItemResponse note(PutItemRequest request) {
        String id = request.item().get("id").s();
        if (request.conditionExpression() != null && processed.containsKey(id)) {
            throw ConditionalCheckFailedException.builder().item(processed.get(id)).build();
        }
        processed.put(id, request.item());
        return PutItemResponse.builder().build();
    }

    private static SQSEvent event(String file) throws IOException {
        try (InputStream text = HandlerTest.class.getResourceAsStream("/" + file)) {
            return LambdaEventSerializers.serializerFor(SQSEvent.class, HandlerTest.class.getClassLoader())
                    .fromJson(text);
        }
    }

    private JsonNode answer(SQSEvent event) {
        Context context = proxy(
                Context.class, (method, arguments) -> method.equals("getAwsRequestId") ? "invocation-1" : null);
        return JSON.valueToTree(handler.handleRequest(event, context));
    }

    @Test
    void jobsLeadsToEveryCall() throws IOException {
        JsonNode answer = answer(event("Bean-Jobs.json"));
        assertEquals(List.of("putItem Done", "putItem Done"), calls);
        assertEquals(0, answer.path("batchItemFailures").size());
    }

    @Test
    void jobsHearsWhatFailed() throws IOException {
        failing = 1;
        JsonNode answer = answer(event("Bean-Jobs.json"));
        assertEquals(List.of("message-1"), answer.path("batchItemFailures").findValuesAsText("itemIdentifier"));
        assertEquals(List.of("putItem Done", "putItem Done"), calls);
    }

    @Test
    void jobsIsProcessedOnce() throws IOException {
        answer(event("Bean-Jobs.json"));
        answer(event("Bean-Jobs.json"));
        assertEquals(List.of("putItem Done", "putItem Done"), calls);
    }

    @Test
    void jobsIsProcessedAgainAfterFailure() throws IOException {
        failing = 1;
        answer(event("Bean-Jobs.json"));
        calls.clear();
        answer(event("Bean-Jobs.json"));
        assertEquals(List.of("putItem Done"), calls);
    }
}
