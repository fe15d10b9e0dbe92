package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.commands.JedisCommands;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

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

    private final JedisCommands cacheCatalogue = proxy(JedisCommands.class, (method, arguments) -> {
        remember(method.replace("psetex", "set") + " Catalogue");
        return method.equals("del") ? (Object) 1L : null;
    });

    private final Handler.Database databaseArchive = () -> connection("Archive");

    private final Handler.Database databaseLedger = () -> connection("Ledger");

    private final Handler handler = new Handler(dynamodb, cacheCatalogue, databaseArchive, databaseLedger);

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

    private Connection connection(String name) {
        return proxy(
                Connection.class,
                (method, arguments) -> method.equals("prepareStatement")
                        ? statement(name)
                        : method.equals("isValid") ? (Object) true : null);
    }

    private PreparedStatement statement(String name) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.startsWith("execute")) {
                remember((method.equals("executeQuery") ? "query " : "update ") + name);
            }
            return method.equals("executeUpdate") ? (Object) 1 : null;
        });
    }

    private static APIGatewayV2HTTPEvent event(String file) throws IOException {
        try (InputStream text = HandlerTest.class.getResourceAsStream("/" + file)) {
            return LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, HandlerTest.class.getClassLoader())
                    .fromJson(text);
        }
    }

    private JsonNode answer(APIGatewayV2HTTPEvent event) {
        Context context = proxy(
                Context.class, (method, arguments) -> method.equals("getAwsRequestId") ? "invocation-1" : null);
        return JSON.valueToTree(handler.handleRequest(event, context));
    }

    @Test
    void apiLeadsToEveryCall() throws IOException {
        JsonNode answer = answer(event("Import-Api.json"));
        assertEquals(List.of("update Archive", "query Ledger", "get Catalogue", "getItem Products", "set Catalogue", "putItem Products", "set Catalogue"), calls);
        assertEquals(200, answer.path("statusCode").asInt());
        assertEquals("{\"id\":\"request-1\"}", answer.path("body").asText());
    }

    @Test
    void apiHearsOfFailure() throws IOException {
        failing = 1;
        APIGatewayV2HTTPEvent event = event("Import-Api.json");
        assertThrows(RuntimeException.class, () -> answer(event));
        assertEquals(List.of("update Archive"), calls);
    }
}
