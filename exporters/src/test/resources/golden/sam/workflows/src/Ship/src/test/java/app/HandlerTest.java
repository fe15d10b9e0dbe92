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
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;

/** Without AWS: whatever the handler calls is replaced by something that remembers the call. */
class HandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private int failing;

    private final SfnClient workflows = new SfnClient() {
        @Override
        public StartExecutionResponse startExecution(StartExecutionRequest request) {
            remember("startExecution " + request.stateMachineArn());
            return StartExecutionResponse.builder().build();
        }

        @Override
        public StartSyncExecutionResponse startSyncExecution(StartSyncExecutionRequest request) {
            remember("startSyncExecution " + request.stateMachineArn());
            return StartSyncExecutionResponse.builder().status("SUCCEEDED").build();
        }

        @Override
        public String serviceName() {
            return "sfn";
        }

        @Override
        public void close() {}
    };

    private final Handler handler = new Handler(workflows);

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
    void fulfilLeadsToEveryCall() throws IOException {
        JsonNode answer = answer(event("Ship-Fulfil.json"));
        assertEquals(List.of("startExecution Fulfil", "startSyncExecution Quote"), calls);
        assertEquals("42", answer.path("id").asText());
    }

    @Test
    void fulfilHearsOfFailure() throws IOException {
        failing = 1;
        Map<String, Object> event = event("Ship-Fulfil.json");
        assertThrows(RuntimeException.class, () -> answer(event));
        assertEquals(List.of("startExecution Fulfil"), calls);
    }

    @Test
    void quoteLeadsToEveryCall() throws IOException {
        JsonNode answer = answer(event("Ship-Quote.json"));
        assertEquals(List.of("startExecution Fulfil", "startSyncExecution Quote"), calls);
        assertEquals("42", answer.path("id").asText());
    }

    @Test
    void quoteHearsOfFailure() throws IOException {
        failing = 1;
        Map<String, Object> event = event("Ship-Quote.json");
        assertThrows(RuntimeException.class, () -> answer(event));
        assertEquals(List.of("startExecution Fulfil"), calls);
    }
}
