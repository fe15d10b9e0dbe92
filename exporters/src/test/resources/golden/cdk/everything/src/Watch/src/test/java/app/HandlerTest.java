package app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
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

/** Without AWS: whatever the handler calls is replaced by something that remembers the call. */
class HandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private int failing;

    private final Handler handler = new Handler();

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

    private static DynamodbEvent event(String file) throws IOException {
        try (InputStream text = HandlerTest.class.getResourceAsStream("/" + file)) {
            return LambdaEventSerializers.serializerFor(DynamodbEvent.class, HandlerTest.class.getClassLoader())
                    .fromJson(text);
        }
    }

    private JsonNode answer(DynamodbEvent event) {
        Context context = proxy(
                Context.class, (method, arguments) -> method.equals("getAwsRequestId") ? "invocation-1" : null);
        return JSON.valueToTree(handler.handleRequest(event, context));
    }

    @Test
    void ordersLeadsToEveryCall() throws IOException {
        JsonNode answer = answer(event("Watch-Orders.json"));
        assertEquals(List.of(), calls);
        assertEquals(0, answer.path("batchItemFailures").size());
    }
}
