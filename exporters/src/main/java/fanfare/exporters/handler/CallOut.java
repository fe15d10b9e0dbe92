package fanfare.exporters.handler;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Call;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that a handler calls.
 *
 * @param action what it does
 * @param to what it calls
 * @param by the connection
 * @param variable the environment variable that names it
 * @param route method and path, for HTTP requests to an API of the design
 * @param database the database that is queried, perhaps over a proxy
 * @param behind what a cache reads or writes
 */
record CallOut(
        Action action,
        Component to,
        Connection by,
        String variable,
        Optional<Route> route,
        Optional<Component> database,
        Optional<CallOut> behind) {
    /** What a call does. */
    enum Action {
        READ_ITEM("reads from"),
        WRITE_ITEM("writes to"),
        READ_OBJECT("reads from"),
        WRITE_OBJECT("writes to"),
        QUERY("reads from"),
        UPDATE("writes to"),
        READ_CACHED("reads from"),
        WRITE_CACHED("writes to"),
        SEND("sends to"),
        PUBLISH("publishes to"),
        PUT_EVENT("puts an event on"),
        START("starts"),
        RUN("runs"),
        RUN_TASK("starts a task of"),
        PUT_RECORD("puts a record into"),
        PUSH("pushes to clients of"),
        PUT_DELIVERY("puts a record into"),
        INVOKE("invokes"),
        INVOKE_ASYNC("invokes asynchronously"),
        REQUEST("requests");

        private final String words;

        Action(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** A route of an API. */
    record Route(String method, String path) {}

    /** The call of a connection; empty for outcomes, which the service itself delivers. */
    static Optional<CallOut> of(Connection c, Design design, Variables variables) {
        return design.component(c.to()).flatMap(to -> of(c, to, design, variables));
    }

    private static Optional<CallOut> of(Connection c, Component to, Design design, Variables variables) {
        Optional<CallOut> behind = to.kind() == Cache.KIND ? behind(c, to, design, variables) : Optional.empty();
        if (to.kind() == Cache.KIND && to.get(Cache.FLAVOUR).equals("dax")) {
            return behind;
        }
        return action(c.as(), to)
                .map(action -> new CallOut(
                        action,
                        to,
                        c,
                        action == Action.RUN_TASK ? variables.task(to) : variables.of(to),
                        route(to, design),
                        database(to, design),
                        behind));
    }

    private static Optional<CallOut> behind(Connection c, Component cache, Design design, Variables variables) {
        return design.from(cache.name())
                .filter(b -> b.as() == c.as())
                .findFirst()
                .flatMap(b -> of(b, design, variables));
    }

    private static Optional<Component> database(Component to, Design design) {
        if (to.kind() == Database.KIND) {
            return Optional.of(to);
        }
        return to.kind() != DatabaseProxy.KIND
                ? Optional.empty()
                : design.from(to.name())
                        .filter(c -> c.as() == Interactions.FORWARD)
                        .findFirst()
                        .flatMap(c -> design.component(c.to()));
    }

    private static Optional<Action> action(Interaction as, Component to) {
        if (as == Interactions.READ || as == Interactions.WRITE) {
            return Optional.of(access(as == Interactions.READ, to));
        }
        if (as == Interactions.START) {
            return Optional.of(to.kind() == Container.KIND ? Action.RUN_TASK : Action.START);
        }
        if (as == Interactions.INVOKE && to.kind() == Workflow.KIND) {
            return Optional.of(Action.RUN);
        }
        if (as == Interactions.SEND) {
            return Optional.of(Action.SEND);
        }
        if (as == Interactions.PUBLISH) {
            return Optional.of(Action.PUBLISH);
        }
        if (to.kind() == Kafka.KIND) {
            return Optional.empty();
        }
        if (as == Interactions.PUT) {
            if (to.kind() == Delivery.KIND) {
                return Optional.of(Action.PUT_DELIVERY);
            }
            return Optional.of(to.kind() == Stream.KIND ? Action.PUT_RECORD : Action.PUT_EVENT);
        }
        if (as == Interactions.PUSH) {
            return Optional.of(Action.PUSH);
        }
        if (as == Interactions.INVOKE_ASYNC) {
            return Optional.of(Action.INVOKE_ASYNC);
        }
        if (as == Interactions.INVOKE) {
            return Optional.of(to.kind() == Function.KIND ? Action.INVOKE : Action.REQUEST);
        }
        return Optional.empty();
    }

    private static Action access(boolean read, Component to) {
        if (to.kind() == Table.KIND) {
            return read ? Action.READ_ITEM : Action.WRITE_ITEM;
        } else if (to.kind() == Database.KIND || to.kind() == DatabaseProxy.KIND) {
            return read ? Action.QUERY : Action.UPDATE;
        } else if (to.kind() == Cache.KIND) {
            return read ? Action.READ_CACHED : Action.WRITE_CACHED;
        } else if (to.kind() == External.KIND) {
            return Action.REQUEST;
        }
        return read ? Action.READ_OBJECT : Action.WRITE_OBJECT;
    }

    private static Optional<Route> route(Component to, Design design) {
        if (to.kind() != Api.KIND || to.get(Api.FLAVOUR).equals("function-url")) {
            return Optional.empty();
        }
        return design.from(to.name())
                .filter(c -> c.as() == Interactions.INVOKE)
                .map(c -> new Route(
                        c.get(Interactions.METHOD),
                        c.value(Interactions.PATH).orElse("/" + c.to().toLowerCase(Locale.ROOT))))
                .findFirst();
    }

    /** The HTTP method of a request. */
    String method() {
        if (by.as() == Interactions.READ) {
            return "GET";
        }
        String method = route.map(Route::method).orElse(by.get(Interactions.METHOD));
        return method.equals("ANY") ? "POST" : method;
    }

    /** What is appended to the URL of a request. */
    String path() {
        if (to.kind() == External.KIND || to.kind() == Container.KIND) {
            return by.value(Interactions.PATH).orElse("");
        }
        return route.map(Route::path).orElse("");
    }

    /** True if a message needs a group. */
    boolean fifo() {
        return to.kind() == Queue.KIND && to.get(Queue.FLAVOUR).equals("fifo")
                || to.kind() == Topic.KIND && to.get(Topic.FLAVOUR).equals("fifo");
    }

    /** On what capacity a task is started. */
    String capacityProvider() {
        return to.get(Container.CAPACITY_PROVIDER).equals("spot") ? "FARGATE_SPOT" : "FARGATE";
    }

    /** Longest wait for an answer, in milliseconds. */
    Optional<Long> timeoutMillis() {
        return action == Action.REQUEST
                ? by.value(Call.TIMEOUT).map(t -> Math.max(1, t / 1_000_000))
                : Optional.empty();
    }

    /** What it does, and how the design means it where that is not once and always. */
    String words() {
        StringBuilder words = new StringBuilder(action.words()).append(' ').append(to.name());
        double calls = by.get(Call.CALLS) instanceof Distribution.Constant constant
                ? constant.value()
                : by.get(Call.CALLS).mean();
        if (calls != 1) {
            words.append(", ").append(number(calls)).append(" times");
        }
        if (by.get(Call.PROBABILITY) < 1) {
            words.append(", in ").append(number(by.get(Call.PROBABILITY) * 100)).append(" % of the cases");
        }
        return words.toString();
    }

    private static String number(double value) {
        return value == StrictMath.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** True for a query of MySQL, not PostgreSQL. */
    boolean mysql() {
        return database.map(d -> d.get(Database.ENGINE).equals("mysql")).orElse(false);
    }

    /** The port of the database. */
    int port() {
        return mysql() ? 3306 : 5432;
    }

    /** When it connects to the database. */
    String connect() {
        return by.get(Call.CONNECT);
    }

    /** True if a write leaves the new value in the cache. */
    boolean writesThrough() {
        return to.get(Cache.WRITES).equals("write-through");
    }

    /** How long the cache keeps a value, in milliseconds. */
    long ttlMillis() {
        return to.get(Cache.TTL) / 1_000_000;
    }

    /** The component's name with a capital. */
    String capitalised() {
        return Character.toUpperCase(to.name().charAt(0)) + to.name().substring(1);
    }

    /** A name for the code: {@code writeOrders}. */
    String codeName() {
        String verb = switch (action) {
            case READ_ITEM, READ_OBJECT, QUERY, READ_CACHED -> "read";
            case WRITE_ITEM, WRITE_OBJECT, UPDATE, WRITE_CACHED -> "write";
            case SEND -> "sendTo";
            case PUBLISH -> "publishTo";
            case PUT_EVENT -> "putOn";
            case PUT_RECORD, PUT_DELIVERY -> "putInto";
            case PUSH -> "pushTo";
            case START -> "start";
            case RUN -> "run";
            case RUN_TASK -> "startTaskOf";
            case INVOKE, INVOKE_ASYNC -> "invoke";
            case REQUEST -> "request";
        };
        return verb + capitalised();
    }
}
