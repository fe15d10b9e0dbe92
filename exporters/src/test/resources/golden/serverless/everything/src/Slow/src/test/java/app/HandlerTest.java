package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Without AWS: whatever the handler calls is replaced by something that remembers the call. */
class HandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private int failing;

    private final DynamoDbClient dynamodb = new DynamoDbClient() {
        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            remember("getItem " + request.tableName());
            return GetItemResponse.builder().build();
        }

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            remember("putItem " + request.tableName());
            return PutItemResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    };

    private final EventBridgeClient events = new EventBridgeClient() {
        @Override
        public PutEventsResponse putEvents(PutEventsRequest request) {
            remember("putEvents " + request.entries().get(0).eventBusName());
            return PutEventsResponse.builder().failedEntryCount(0).build();
        }

        @Override
        public String serviceName() {
            return "eventbridge";
        }

        @Override
        public void close() {}
    };

    private final LambdaClient lambda = new LambdaClient() {
        @Override
        public InvokeResponse invoke(InvokeRequest request) {
            remember("invoke " + request.functionName());
            return InvokeResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "lambda";
        }

        @Override
        public void close() {}
    };

    private final S3Client s3 = new S3Client() {
        @Override
        public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
            remember("getObjectAsBytes " + request.bucket());
            return ResponseBytes.fromByteArray(GetObjectResponse.builder().build(), new byte[0]);
        }

        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            remember("putObject " + request.bucket());
            return PutObjectResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    };

    private final SnsClient sns = new SnsClient() {
        @Override
        public PublishResponse publish(PublishRequest request) {
            remember("publish " + request.topicArn());
            return PublishResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    };

    private final SqsClient sqs = new SqsClient() {
        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            remember("sendMessage " + request.queueUrl());
            return SendMessageResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    };

    private final Handler.Http http = request -> {
        URI uri = request.uri();
        remember(request.method() + " " + uri.getScheme() + "://" + uri.getHost());
        return 200;
    };

    private final Handler handler = new Handler(dynamodb, events, lambda, s3, sns, sqs, http);

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

    private static Map<String, Object> event(String file) throws IOException {
        try (InputStream text = HandlerTest.class.getResourceAsStream("/" + file)) {
            return JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
        }
    }

    private JsonNode answer(Map<String, Object> event) {
        Context context = proxy(
                Context.class, (method, arguments) -> method.equals("getAwsRequestId") ? "invocation-1" : null);
        return JSON.valueToTree(handler.handleRequest(event, context));
    }

    @Test
    void createLeadsToEveryCall() throws IOException {
        JsonNode answer = answer(event("Slow-Create.json"));
        assertEquals(List.of("putObject Reports", "GET https://http.test", "GET https://payments.test", "putEvents Events", "sendMessage Jobs", "publish News", "getItem Orders", "putItem Orders", "invoke Audit", "invoke Ship", "getObjectAsBytes Reports").stream().sorted().toList(), calls.stream().sorted().toList());
        assertEquals("42", answer.path("id").asText());
    }

    @Test
    void createHearsOfFailure() throws IOException {
        failing = 1;
        Map<String, Object> event = event("Slow-Create.json");
        assertThrows(RuntimeException.class, () -> answer(event));
    }

    @Test
    void nightlyLeadsToEveryCall() throws IOException {
        answer(event("Slow-Nightly.json"));
        assertEquals(List.of("putObject Reports", "GET https://http.test", "GET https://payments.test", "putEvents Events", "sendMessage Jobs", "publish News", "getItem Orders", "putItem Orders", "invoke Audit", "invoke Ship", "getObjectAsBytes Reports").stream().sorted().toList(), calls.stream().sorted().toList());
    }

    @Test
    void nightlyHearsOfFailure() throws IOException {
        failing = 1;
        Map<String, Object> event = event("Slow-Nightly.json");
        assertThrows(RuntimeException.class, () -> answer(event));
    }
}
