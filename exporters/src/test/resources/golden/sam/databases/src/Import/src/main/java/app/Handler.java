package app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
 * Import.
 *
 * <p>Api calls it with an HTTP request.
 *
 * <p>Step 1: writes to Archive.
 *
 * <p>Step 2: reads from Ledger.
 *
 * <p>Step 3: reads from Catalogue.
 *
 * <p>Step 4: writes to Catalogue.
 */
public final class Handler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final DynamoDbClient dynamodb;
    private final JedisCommands cacheCatalogue;
    private final Database databaseArchive;
    private final Database databaseLedger;
    private Connection keptArchive;

    /** Connects to a database. */
    interface Database {
        Connection connect() throws SQLException;
    }

    /** With clients that are made once per execution environment. */
    public Handler() {
        this(
                DynamoDbClient.create(),
                new JedisCluster(Set.of(new HostAndPort(System.getenv("CATALOGUE_CACHE_ENDPOINT"), 6379)), DefaultJedisClientConfig.builder().ssl(true).build()),
                () -> DriverManager.getConnection("jdbc:aws-wrapper:postgresql://" + System.getenv("ARCHIVE_DATABASE_ENDPOINT") + ":5432/app?wrapperPlugins=iam&sslmode=require", "app", ""),
                () -> DriverManager.getConnection("jdbc:aws-wrapper:mysql://" + System.getenv("LEDGER_DATABASE_ENDPOINT") + ":3306/app?wrapperPlugins=iam&sslMode=REQUIRED", "app", ""));
    }

    /** With these clients, which a test replaces. */
    Handler(DynamoDbClient dynamodb, JedisCommands cacheCatalogue, Database databaseArchive, Database databaseLedger) {
        this.dynamodb = dynamodb;
        this.cacheCatalogue = cacheCatalogue;
        this.databaseArchive = databaseArchive;
        this.databaseLedger = databaseLedger;
        keptArchive = connectArchive();
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
        writeArchive(item);
        readLedger(item);
        readCatalogue(item);
        writeCatalogue(item);
    }

    /** Writes to Archive. */
    private void writeArchive(Item item) {
        try (PreparedStatement s = openArchive().prepareStatement(
                "INSERT INTO items (id, body) VALUES (?, ?::jsonb) ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body")) {
            s.setString(1, item.id());
            s.setString(2, item.body());
            s.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads from Ledger. */
    private void readLedger(Item item) {
        try (Connection connection = connectLedger();
                PreparedStatement s = connection.prepareStatement(
                        "SELECT body FROM items WHERE id = ?")) {
            s.setString(1, item.id());
            s.executeQuery();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads from Products. */
    private void readProducts(Item item) {
        dynamodb.getItem(r -> r
                .tableName(System.getenv("PRODUCTS_TABLE_NAME"))
                .key(Map.of("id", AttributeValue.fromS(item.id()))));
    }

    /** Reads from Catalogue. */
    private void readCatalogue(Item item) {
        String found = cacheCatalogue.get(item.id());
        if (found == null) {
            readProducts(item);
            cacheCatalogue.psetex(item.id(), 60000L, item.body());
        }
    }

    /** Writes to Products. */
    private void writeProducts(Item item) {
        dynamodb.putItem(r -> r
                .tableName(System.getenv("PRODUCTS_TABLE_NAME"))
                .item(Map.of("id", AttributeValue.fromS(item.id()), "body", AttributeValue.fromS(item.body()))));
    }

    /** Writes to Catalogue. */
    private void writeCatalogue(Item item) {
        writeProducts(item);
        cacheCatalogue.psetex(item.id(), 60000L, item.body());
    }

    private Connection connectArchive() {
        try {
            return databaseArchive.connect();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connected once per execution environment, and again when the connection was lost. */
    private synchronized Connection openArchive() throws SQLException {
        if (keptArchive == null || !keptArchive.isValid(1)) {
            keptArchive = connectArchive();
        }
        return keptArchive;
    }

    private Connection connectLedger() {
        try {
            return databaseLedger.connect();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a line of JSON: what is printed goes to the log as it is. */
    private static void log(Context context, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("function", "Import");
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
