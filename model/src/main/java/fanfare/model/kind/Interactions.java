package fanfare.model.kind;

import static fanfare.model.kind.Interaction.Style.CALL;
import static fanfare.model.kind.Interaction.Style.HANDOVER;
import static fanfare.model.kind.Interaction.Style.OUTCOME;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.flag;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.text;

import java.util.List;
import java.util.Optional;

/** What can happen along a connection: the short interactions and the list of all. */
public final class Interactions {
    /** HTTP method of a route. */
    public static final Property<String> METHOD = property(
                    "method", choice("ANY", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"))
            .byDefault("ANY")
            .doc("HTTP method of the route, for a connection that leaves an API.")
            .from(Sources.OURS);
    /** Path of a route. */
    public static final Property<String> PATH = property(
                    "path", text("/[A-Za-z0-9_.{}+/$-]*", "a path such as /orders/{id}"))
            .doc("Path of the route, for a connection that leaves an API. Unset: the receiver's name in lower case.")
            .from(Sources.OURS);
    /** HTTP method of a route to a service. */
    public static final Property<String> SERVICE_METHOD = property(
                    "method", choice("GET", "POST", "PUT", "PATCH", "DELETE"))
            .doc("HTTP method of the route, for a connection that leaves an API. Unset: GET for a read, else POST.")
            .from(Sources.OURS);
    /** Read consistency. */
    public static final Property<String> CONSISTENCY = property("consistency", choice("eventual", "strong"))
            .byDefault("eventual")
            .doc("Eventually consistent reads cost half of strongly consistent ones.")
            .from(Sources.TABLE_ON_DEMAND);
    /** Transactional access. */
    public static final Property<Boolean> TRANSACTIONAL = property("transactional", flag())
            .byDefault(false)
            .doc("Reads and writes inside a transaction cost twice the units.")
            .from(Sources.TABLE_ON_DEMAND);

    /** Route of a WebSocket API. */
    public static final Property<String> ROUTE = property(
                    "route",
                    text(
                            "\\$connect|\\$disconnect|\\$default|[A-Za-z0-9_-]{1,128}",
                            "a route key such as $connect or sendMessage",
                            "$connect",
                            "$disconnect",
                            "$default"))
            .doc(
                    "Route key, for a connection that leaves a WebSocket API: $connect, $disconnect, $default or the name of a message. Unset: $default where it is the only route of messages, else the function's name.")
            .from(Sources.WEBSOCKET_QUOTAS);
    /** Operation of a GraphQL API. */
    public static final Property<String> OPERATION = property("operation", choice("query", "mutation"))
            .doc(
                    "Which operations a connection that leaves a GraphQL API resolves. Unset: writes and events belong to mutations, the others to queries.")
            .from(Sources.OURS);

    /** A request that waits for its answer. */
    public static final Interaction INVOKE = Interaction.call(
            "invoke",
            "Invoke",
            CALL,
            "Calls and waits for the answer.",
            Call.CALLS,
            Call.PROBABILITY,
            Call.PAYLOAD,
            Call.POISON,
            METHOD,
            PATH,
            ROUTE,
            OPERATION,
            Call.TIMEOUT,
            Call.RETRIES,
            Call.BACKOFF,
            Call.MAX_BACKOFF,
            Call.JITTER,
            Call.RETRY_BUDGET,
            Call.CIRCUIT_BREAKER,
            Call.CIRCUIT_WINDOW,
            Call.CIRCUIT_OPEN_TIME,
            Call.CIRCUIT_TRIALS);
    /** An event handed to Lambda's internal queue. */
    public static final Interaction INVOKE_ASYNC = Interaction.call(
            "invoke-async",
            "Invoke asynchronously",
            HANDOVER,
            "Hands an event to the function's internal queue and waits only for the acceptance. The function's own retry settings then rule.",
            Call.CALLS,
            Call.PROBABILITY,
            Call.PAYLOAD,
            Call.POISON,
            Call.SDK_RETRIES,
            Call.BACKOFF,
            Call.MAX_BACKOFF,
            Call.JITTER,
            Call.RETRY_BUDGET);
    /** An execution of a workflow that is only started. */
    public static final Interaction START = Interaction.call(
            "start",
            "Start",
            HANDOVER,
            "Starts an execution of a workflow, or a container task of its own, and waits only until it is accepted.",
            Call.CALLS,
            Call.PROBABILITY,
            Call.PAYLOAD,
            SERVICE_METHOD,
            PATH,
            Call.SDK_RETRIES,
            Call.BACKOFF,
            Call.MAX_BACKOFF,
            Call.JITTER,
            Call.RETRY_BUDGET);
    /** A message put into a queue. */
    public static final Interaction SEND = Interaction.call(
            "send",
            "Send",
            HANDOVER,
            "Puts a message into a queue.",
            Call.CALLS,
            Call.PROBABILITY,
            Call.PAYLOAD,
            Call.POISON,
            SERVICE_METHOD,
            PATH,
            Call.MESSAGE_GROUPS,
            Call.SDK_RETRIES,
            Call.BACKOFF,
            Call.MAX_BACKOFF,
            Call.JITTER,
            Call.RETRY_BUDGET);
    /** A message published to a topic. */
    public static final Interaction PUBLISH = Interaction.call(
            "publish",
            "Publish",
            HANDOVER,
            "Publishes a message to a topic.",
            Call.CALLS,
            Call.PROBABILITY,
            Call.PAYLOAD,
            Call.POISON,
            SERVICE_METHOD,
            PATH,
            Call.MESSAGE_GROUPS,
            Call.SDK_RETRIES,
            Call.BACKOFF,
            Call.MAX_BACKOFF,
            Call.JITTER,
            Call.RETRY_BUDGET);
    /** An event put on a bus, or a record put into a stream. */
    public static final Interaction PUT = Interaction.call(
            "put",
            "Put",
            HANDOVER,
            "Puts an event on a bus, or a record into a stream.",
            Call.CALLS,
            Call.PROBABILITY,
            Call.PAYLOAD,
            Call.POISON,
            OPERATION,
            SERVICE_METHOD,
            PATH,
            Call.SDK_RETRIES,
            Call.BACKOFF,
            Call.MAX_BACKOFF,
            Call.JITTER,
            Call.RETRY_BUDGET);
    /** A message to an open connection. */
    public static final Interaction PUSH = Interaction.call(
            "push",
            "Push",
            HANDOVER,
            "Posts a message to open connections of a WebSocket API, one call per connection.",
            Call.CALLS,
            Call.PROBABILITY,
            Call.PAYLOAD,
            Call.SDK_RETRIES,
            Call.BACKOFF,
            Call.MAX_BACKOFF,
            Call.JITTER,
            Call.RETRY_BUDGET);
    /** A read of a store. */
    public static final Interaction READ = Interaction.call(
            "read",
            "Read",
            CALL,
            "Reads an item or an object and waits for it.",
            Call.CALLS,
            Call.PROBABILITY,
            Call.PAYLOAD,
            OPERATION,
            SERVICE_METHOD,
            PATH,
            CONSISTENCY,
            TRANSACTIONAL,
            Call.CONNECT,
            Call.CONNECT_TIME,
            Call.TIMEOUT,
            Call.SDK_RETRIES,
            Call.BACKOFF,
            Call.MAX_BACKOFF,
            Call.JITTER,
            Call.RETRY_BUDGET,
            Call.CIRCUIT_BREAKER,
            Call.CIRCUIT_WINDOW,
            Call.CIRCUIT_OPEN_TIME,
            Call.CIRCUIT_TRIALS);
    /** A write to a store. */
    public static final Interaction WRITE = Interaction.call(
            "write",
            "Write",
            CALL,
            "Writes an item or an object and waits until it is stored.",
            Call.CALLS,
            Call.PROBABILITY,
            Call.PAYLOAD,
            Call.POISON,
            OPERATION,
            SERVICE_METHOD,
            PATH,
            TRANSACTIONAL,
            Call.CONNECT,
            Call.CONNECT_TIME,
            Call.TIMEOUT,
            Call.SDK_RETRIES,
            Call.BACKOFF,
            Call.MAX_BACKOFF,
            Call.JITTER,
            Call.RETRY_BUDGET,
            Call.CIRCUIT_BREAKER,
            Call.CIRCUIT_WINDOW,
            Call.CIRCUIT_OPEN_TIME,
            Call.CIRCUIT_TRIALS);
    /** A call in the middle of a pipe. */
    public static final Interaction ENRICH = Interaction.of(
            "enrich",
            "Enrich",
            CALL,
            "The pipe hands every batch to this call and goes on with the answer; the batch fails where the call does.");
    /** A query that a proxy passes on to its database. */
    public static final Interaction FORWARD = Interaction.of(
            "forward",
            "Forward",
            CALL,
            "Passes queries on to a database over the connections of a pool.",
            Call.CONNECT_TIME);
    /** A question whether a request may pass. */
    public static final Interaction AUTHORIZE = Interaction.of(
            "authorize", "Authorize", CALL, "Asks whether a request may pass, and waits for the verdict.");
    /** Asynchronous destination after success. */
    public static final Interaction ON_SUCCESS = Interaction.of(
            "on-success", "On success", OUTCOME, "Sends a record of every asynchronous invocation that succeeded.");
    /** Asynchronous destination after failure. */
    public static final Interaction ON_FAILURE = Interaction.of(
            "on-failure",
            "On failure",
            OUTCOME,
            "Sends a record of every asynchronous invocation that failed all its attempts or became too old.");

    /** All interactions. */
    public static final List<Interaction> ALL = List.of(
            INVOKE,
            INVOKE_ASYNC,
            START,
            SEND,
            PUBLISH,
            PUT,
            PUSH,
            READ,
            WRITE,
            Fetch.INTERACTION,
            FORWARD,
            AUTHORIZE,
            Poll.INTERACTION,
            PollStream.INTERACTION,
            PollKafka.INTERACTION,
            ReadStream.INTERACTION,
            Transform.INTERACTION,
            ENRICH,
            Deliver.INTERACTION,
            DeadLetter.INTERACTION,
            ON_SUCCESS,
            ON_FAILURE);

    private Interactions() {}

    /** The interaction of this name. */
    public static Optional<Interaction> named(String name) {
        return ALL.stream().filter(i -> i.name().equals(name)).findFirst();
    }
}
