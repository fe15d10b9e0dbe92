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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionResponse;

/** Without AWS: whatever the handler calls is replaced by something that remembers the call. */
class HandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private int failing;

    private final ApiGatewayManagementApiClient chatConnections = new ApiGatewayManagementApiClient() {
        @Override
        public PostToConnectionResponse postToConnection(PostToConnectionRequest request) {
            remember("postToConnection https://chat.test");
            return PostToConnectionResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "apigatewaymanagementapi";
        }

        @Override
        public void close() {}
    };

    private final ApiGatewayManagementApiClient silentConnections = new ApiGatewayManagementApiClient() {
        @Override
        public PostToConnectionResponse postToConnection(PostToConnectionRequest request) {
            remember("postToConnection https://silent.test");
            return PostToConnectionResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "apigatewaymanagementapi";
        }

        @Override
        public void close() {}
    };

    private final Handler handler = new Handler(chatConnections, silentConnections);

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
    void chatLeadsToEveryCall() throws IOException {
        JsonNode answer = answer(event("Whisper-Chat.json"));
        assertEquals(List.of("postToConnection https://chat.test", "postToConnection https://silent.test").stream().sorted().toList(), calls.stream().sorted().toList());
        assertEquals(200, answer.path("statusCode").asInt());
    }

    @Test
    void chatHearsOfFailure() throws IOException {
        failing = 1;
        Map<String, Object> event = event("Whisper-Chat.json");
        assertThrows(RuntimeException.class, () -> answer(event));
    }
}
