package fanfare.exporters.handler;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The environment variables by which functions know what they call: {@code ORDERS_TABLE_NAME} for the table Orders. */
public final class Variables {
    private static final Map<Kind, String> ENDINGS = Map.ofEntries(
            Map.entry(Workflow.KIND, "STATE_MACHINE_ARN"),
            Map.entry(Stream.KIND, "STREAM_NAME"),
            Map.entry(Kafka.KIND, "BOOTSTRAP_SERVERS"),
            Map.entry(Delivery.KIND, "DELIVERY_STREAM_NAME"),
            Map.entry(Table.KIND, "TABLE_NAME"),
            Map.entry(Queue.KIND, "QUEUE_URL"),
            Map.entry(Topic.KIND, "TOPIC_ARN"),
            Map.entry(Bus.KIND, "BUS_NAME"),
            Map.entry(Bucket.KIND, "BUCKET_NAME"),
            Map.entry(Database.KIND, "DATABASE_ENDPOINT"),
            Map.entry(DatabaseProxy.KIND, "PROXY_ENDPOINT"),
            Map.entry(Cache.KIND, "CACHE_ENDPOINT"),
            Map.entry(Function.KIND, "FUNCTION_NAME"),
            Map.entry(Api.KIND, "API_URL"),
            Map.entry(Container.KIND, "URL"),
            Map.entry(External.KIND, "URL"),
            Map.entry(WebSocketApi.KIND, "API_ENDPOINT"));

    private final Map<String, String> of = new HashMap<>();
    private final Map<String, String> processed = new HashMap<>();

    /** The variables of a design. */
    public Variables(Design design) {
        Set<String> taken = new HashSet<>();
        for (Component c : design.components()) {
            String wanted = name(c);
            String variable = wanted;
            for (int n = 2; !taken.add(variable); n++) {
                variable = wanted + "_" + n;
            }
            of.put(c.name(), variable);
        }
        for (Component c : design.components()) {
            String wanted = snake(c.name()) + "_PROCESSED_TABLE_NAME";
            String variable = wanted;
            for (int n = 2; c.kind() == Function.KIND && !taken.add(variable); n++) {
                variable = wanted + "_" + n;
            }
            processed.put(c.name(), variable);
        }
    }

    private static String name(Component c) {
        String snake = snake(c.name());
        String ending = ENDINGS.getOrDefault(c.kind(), "NAME");
        int underscore = ending.indexOf('_');
        String word = underscore < 0 ? "" : ending.substring(0, underscore);
        boolean saysKind = !word.isEmpty() && (snake.equals(word) || snake.endsWith("_" + word));
        return snake + "_" + (saysKind ? ending.substring(underscore + 1) : ending);
    }

    /** {@code OrderCreated} becomes {@code ORDER_CREATED}. */
    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    }

    /** The variable that names the task definition of a container to whoever starts its tasks. */
    public String task(Component container) {
        return of(container).replaceFirst("_URL(?=$|_\\d)", "") + "_TASK_DEFINITION";
    }

    /** The variable that names the table in which an idempotent function notes what it has processed. */
    public String processed(Component function) {
        return processed.get(function.name());
    }

    /** The variable that names a component to its callers. */
    public String of(Component c) {
        return of.get(c.name());
    }
}
