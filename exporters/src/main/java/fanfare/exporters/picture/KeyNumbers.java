package fanfare.exporters.picture;

import fanfare.model.connect.Routes;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Fetch;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Property;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Unit;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The few numbers by which a component or a connection is known, for boxes and labels. */
public final class KeyNumbers {
    private static final Map<String, String> FLAVOURS =
            Map.of("http", "HTTP", "rest", "REST", "function-url", "Function URL", "alb", "Load balancer");
    private static final Map<String, String> VERDICTS = Map.of("lambda", "Lambda", "jwt", "JWT", "cognito", "Cognito");

    private KeyNumbers() {}

    /** Of a component: {@code 512 MB · 10 s} for a function; empty where nothing is worth saying. */
    public static String of(Component c) {
        Kind kind = c.kind();
        if (kind == Function.KIND) {
            return Quantities.format(Unit.MEMORY, c.get(Function.MEMORY)) + " · " + time(c, Function.TIMEOUT);
        }
        if (kind == Queue.KIND) {
            return (c.get(Queue.FLAVOUR).equals("fifo") ? "FIFO · " : "") + time(c, Queue.VISIBILITY_TIMEOUT);
        }
        if (kind == Table.KIND) {
            return c.get(Table.BILLING_MODE).equals("on-demand")
                    ? "on demand"
                    : c.get(Table.READ_CAPACITY) + " RCU · " + c.get(Table.WRITE_CAPACITY) + " WCU";
        }
        if (kind == Container.KIND) {
            return c.get(Container.CPU) + " vCPU · " + Quantities.format(Unit.MEMORY, c.get(Container.MEMORY));
        }
        if (kind == Workflow.KIND) {
            return c.get(Workflow.TYPE);
        }
        if (kind == Stream.KIND) {
            long shards = c.value(Stream.SHARDS).orElse(1L);
            return c.get(Stream.MODE).equals("on-demand") ? "on demand" : shards + (shards == 1 ? " shard" : " shards");
        }
        if (kind == Kafka.KIND) {
            long n = c.get(Kafka.PARTITIONS);
            return c.get(Kafka.CLUSTER) + " · " + n + (n == 1 ? " partition" : " partitions");
        }
        if (kind == Delivery.KIND) {
            return Quantities.format(Unit.SIZE, c.get(Delivery.BUFFER_SIZE)) + " · "
                    + time(c, Delivery.BUFFER_INTERVAL);
        }
        if (kind == Database.KIND) {
            return c.get(Database.FLAVOUR).equals("rds")
                    ? c.get(Database.INSTANCE_CLASS)
                    : plain(c.get(Database.MIN_CAPACITY)) + "–" + plain(c.get(Database.MAX_CAPACITY)) + " ACU";
        }
        if (kind == DatabaseProxy.KIND) {
            return plain(100 * c.get(DatabaseProxy.MAX_CONNECTIONS_SHARE)) + " % of connections";
        }
        if (kind == Cache.KIND) {
            return c.get(Cache.FLAVOUR) + " · "
                    + c.value(Cache.HIT_RATIO)
                            .map(h -> plain(100 * h) + " % hits")
                            .orElseGet(() -> time(c, Cache.TTL));
        }
        if (kind == Api.KIND) {
            return FLAVOURS.getOrDefault(c.get(Api.FLAVOUR), c.get(Api.FLAVOUR))
                    + c.value(Api.CACHE_SIZE).map(size -> " · cache " + size).orElse("");
        }
        if (kind == Authorizer.KIND) {
            return VERDICTS.getOrDefault(c.get(Authorizer.TYPE), c.get(Authorizer.TYPE))
                    + c.value(Authorizer.RESULT_TTL)
                            .map(ttl -> " · " + Quantities.format(Unit.TIME, ttl))
                            .orElse("");
        }
        if (kind == WebSocketApi.KIND) {
            return plain(c.get(WebSocketApi.MESSAGES_PER_SESSION)) + " messages a session";
        }
        if (kind == GraphQlApi.KIND) {
            return c.get(GraphQlApi.CACHING).equals("none") ? "" : c.get(GraphQlApi.CACHING) + " cache";
        }
        if (kind == Schedule.KIND) {
            return c.get(Schedule.EXPRESSION);
        }
        if (kind == Topic.KIND) {
            return c.get(Topic.FLAVOUR).equals("fifo") ? "FIFO" : "";
        }
        if (kind == External.KIND) {
            return c.value(External.RATE_LIMIT)
                    .map(rate -> "at most " + Quantities.format(Unit.RATE, rate))
                    .orElse("");
        }
        return kind == Resource.KIND
                ? c.get(Resource.TYPE).replaceFirst("^AWS::", "").replace("::", " ")
                : "";
    }

    /** The line under a component's name: the provider's name of its kind; neutral where both are the same. */
    public static String kind(Component c) {
        return c.kind() == Client.KIND ? "Users & devices" : c.kind().awsName();
    }

    private static String time(Component c, Property<Long> property) {
        return Quantities.format(Unit.TIME, c.get(property));
    }

    /** Of a connection: what happens, and how often: {@code poll 10}, {@code POST /orders}. */
    public static String of(Connection c, Design design) {
        List<String> words = new ArrayList<>();
        boolean ofApi =
                design.component(c.from()).map(f -> f.kind() == Api.KIND).orElse(false);
        if (ofApi && c.as() != Interactions.INVOKE && c.as() != Interactions.AUTHORIZE) {
            words.add(c.value(Interactions.PATH)
                    .map(path -> Routes.method(c) + " " + path)
                    .orElse(c.as().name()));
        } else if (ofApi && c.as() == Interactions.INVOKE) {
            String method = c.get(Interactions.METHOD);
            words.add(c.value(Interactions.PATH)
                    .map(path -> (method.equals("ANY") ? "" : method + " ") + path)
                    .orElse(method.equals("ANY") ? c.as().name() : method));
        } else if (c.value(Interactions.ROUTE).isPresent()) {
            words.add(c.get(Interactions.ROUTE));
        } else if (c.as() == Fetch.INTERACTION) {
            words.add(c.value(Fetch.PATH_PATTERN).orElse(c.as().name()));
            c.value(Fetch.HIT_RATIO).ifPresent(hits -> words.add(plain(hits * 100) + " % hits"));
        } else if (c.as() == Poll.INTERACTION) {
            words.add("poll ×" + c.get(Poll.BATCH_SIZE));
        } else if (c.as() == PollStream.INTERACTION || c.as() == PollKafka.INTERACTION) {
            words.add("stream ×" + c.get(PollStream.BATCH_SIZE));
        } else if (c.as() == DeadLetter.INTERACTION) {
            words.add(
                    design.component(c.from()).map(f -> f.kind() == Queue.KIND).orElse(false)
                            ? "after " + c.get(DeadLetter.MAX_RECEIVE_COUNT) + " tries"
                            : "dead letters");
        } else {
            words.add(c.as().name());
        }
        calls(c, words);
        return String.join(" ", words);
    }

    private static void calls(Connection c, List<String> words) {
        c.value(Call.CALLS)
                .filter(d -> d instanceof Distribution.Constant constant && constant.value() != 1)
                .ifPresent(d -> words.add("×" + plain(d.mean())));
        double share = c.set().find(Call.PROBABILITY).orElse(1.0)
                * c.set().find(Deliver.MATCHING).orElse(1.0)
                * c.set().find(Poll.MATCHING).orElse(1.0);
        if (share < 1) {
            words.add(plain(share * 100) + " %");
        }
    }

    private static String plain(double value) {
        return value == StrictMath.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
