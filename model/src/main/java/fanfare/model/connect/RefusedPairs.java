package fanfare.model.connect;

import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table of the pairs that cannot be connected: sender, receiver, why, and what to put between. */
final class RefusedPairs {
    private static final Kind CLIENT = Client.KIND;
    private static final Kind SCHEDULE = Schedule.KIND;
    private static final Kind API = Api.KIND;
    private static final Kind AUTHORIZER = Authorizer.KIND;
    private static final Kind FUNCTION = Function.KIND;
    private static final Kind QUEUE = Queue.KIND;
    private static final Kind TOPIC = Topic.KIND;
    private static final Kind BUS = Bus.KIND;
    private static final Kind CONTAINER = Container.KIND;
    private static final Kind WORKFLOW = Workflow.KIND;
    private static final Kind STREAM = Stream.KIND;
    private static final Kind PIPE = Pipe.KIND;
    private static final Kind KAFKA = Kafka.KIND;
    private static final Kind DELIVERY = Delivery.KIND;
    private static final Kind TABLE = Table.KIND;
    private static final Kind BUCKET = Bucket.KIND;
    private static final Kind DATABASE = Database.KIND;
    private static final Kind PROXY = DatabaseProxy.KIND;
    private static final Kind CACHE = Cache.KIND;
    private static final Kind EXTERNAL = External.KIND;
    private static final Kind RESOURCE = Resource.KIND;
    private static final Kind WEBSOCKET = WebSocketApi.KIND;
    private static final Kind GRAPHQL = GraphQlApi.KIND;
    private static final Kind CDN = Cdn.KIND;

    private record Row(Kind from, Kind to, Verdict.Refused verdict) {}

    private static final List<Row> ROWS = List.of(
            row(
                    CLIENT,
                    CLIENT,
                    "Clients stand outside the system; what they tell each other is not part of a design.",
                    API),
            row(
                    CLIENT,
                    SCHEDULE,
                    "A schedule fires by the clock, not on request. Let the client call an API or a function.",
                    API,
                    FUNCTION),
            row(
                    CLIENT,
                    RESOURCE,
                    "A resource takes no part in the simulation, so a client cannot call it. Connect the client to a component that does."),
            row(
                    SCHEDULE,
                    CLIENT,
                    "A schedule cannot reach users or devices: a client only sends. Model a service that is to be called as an external service, with a function between.",
                    FUNCTION),
            row(
                    SCHEDULE,
                    SCHEDULE,
                    "A schedule fires by the clock and cannot be triggered by another one. Give each its own expression."),
            row(
                    SCHEDULE,
                    API,
                    "EventBridge Scheduler calls AWS services, not HTTP endpoints. Put a function between that sends the request.",
                    FUNCTION),
            row(
                    SCHEDULE,
                    TABLE,
                    "A schedule hands over a fixed event and reads or writes no items. Put a function between that does.",
                    FUNCTION),
            row(
                    SCHEDULE,
                    BUCKET,
                    "A schedule hands over a fixed event and reads or writes no objects. Put a function between that does.",
                    FUNCTION),
            row(
                    SCHEDULE,
                    EXTERNAL,
                    "EventBridge Scheduler calls no HTTP endpoints. Put a function between, or a bus, which reaches the service through an API destination.",
                    FUNCTION,
                    BUS),
            row(
                    SCHEDULE,
                    RESOURCE,
                    "A resource takes no part in the simulation, so a schedule cannot trigger it. Connect the schedule to a function, a queue, a topic or a bus."),
            row(
                    API,
                    CLIENT,
                    "An API answers its callers over the connection that they opened; it does not call them. Draw the connection from the client to the API."),
            row(
                    API,
                    SCHEDULE,
                    "A schedule fires by the clock, not on an HTTP request. Let the API invoke the function itself.",
                    FUNCTION),
            row(
                    API,
                    API,
                    "An API's route does not lead to another API here. Put a function between that calls the second API.",
                    FUNCTION),
            row(
                    API,
                    BUCKET,
                    "Direct integrations of an API with S3 are not modelled. Put a function between that reads or writes the objects.",
                    FUNCTION),
            row(
                    API,
                    RESOURCE,
                    "A resource takes no part in the simulation, so a route cannot lead to it. Connect the API to a function or a service."),
            row(
                    FUNCTION,
                    CLIENT,
                    "A function cannot call a client: the answer goes back over the client's own request. Model a service that is to be called as an external service.",
                    EXTERNAL),
            row(
                    FUNCTION,
                    SCHEDULE,
                    "A schedule fires by the clock and is not triggered by a function. Use a queue with a delivery delay to do something later.",
                    QUEUE),
            row(
                    FUNCTION,
                    RESOURCE,
                    "A resource takes no part in the simulation, so a function cannot call it. Model what the function waits for as an external service.",
                    EXTERNAL),
            row(
                    QUEUE,
                    CLIENT,
                    "A queue keeps messages until a consumer fetches them; it pushes nothing to clients. Put a function between that processes them.",
                    FUNCTION),
            row(
                    QUEUE,
                    SCHEDULE,
                    "A schedule fires by the clock and does not consume messages. Let a function poll the queue.",
                    FUNCTION),
            row(
                    QUEUE,
                    API,
                    "A queue makes no HTTP requests. Put a function between that polls the queue and calls the API.",
                    FUNCTION),
            row(
                    QUEUE,
                    TOPIC,
                    "A queue forwards nothing by itself. Put a function between that polls the queue and publishes to the topic.",
                    FUNCTION),
            row(
                    QUEUE,
                    BUS,
                    "A queue forwards nothing by itself. Put a function between that polls the queue and puts events on the bus.",
                    FUNCTION),
            row(
                    QUEUE,
                    TABLE,
                    "A queue writes no items. Put a function between that polls the queue and writes to the table.",
                    FUNCTION),
            row(
                    QUEUE,
                    BUCKET,
                    "A queue writes no objects. Put a function between that polls the queue and writes to the bucket.",
                    FUNCTION),
            row(
                    QUEUE,
                    EXTERNAL,
                    "A queue makes no HTTP requests. Put a function between that polls the queue and calls the service.",
                    FUNCTION),
            row(
                    QUEUE,
                    RESOURCE,
                    "A resource takes no part in the simulation and cannot consume a queue. Let a function poll it.",
                    FUNCTION),
            row(
                    TOPIC,
                    CLIENT,
                    "Deliveries to phones and mailboxes are not modelled. Model an HTTP subscriber as an external service."),
            row(
                    TOPIC,
                    SCHEDULE,
                    "A schedule fires by the clock and cannot subscribe to a topic. Subscribe the function that is to run.",
                    FUNCTION),
            row(
                    TOPIC,
                    API,
                    "A topic delivers to an HTTP endpoint only after it has confirmed the subscription, which an API here does not do. Subscribe the function behind the API.",
                    FUNCTION),
            row(
                    TOPIC,
                    TOPIC,
                    "A topic cannot subscribe to another topic. Put a function between that publishes again.",
                    FUNCTION),
            row(
                    TOPIC,
                    BUS,
                    "SNS does not deliver to an event bus. Put a function between that puts the event on the bus.",
                    FUNCTION),
            row(TOPIC, TABLE, "SNS does not write to DynamoDB. Put a function between that writes the item.", FUNCTION),
            row(
                    TOPIC,
                    BUCKET,
                    "SNS does not write to S3 by itself. Put a function between that writes the object.",
                    FUNCTION),
            row(
                    TOPIC,
                    RESOURCE,
                    "A resource takes no part in the simulation and cannot subscribe to a topic. Subscribe a function, a queue or an external service."),
            row(
                    BUS,
                    CLIENT,
                    "A bus cannot reach users or devices. Model an HTTP receiver as an external service behind an API destination.",
                    EXTERNAL),
            row(
                    BUS,
                    SCHEDULE,
                    "A schedule fires by the clock and is no target of a rule. Make the function that is to run the target.",
                    FUNCTION),
            row(
                    BUS,
                    API,
                    "An API as the target of a rule is not modelled. Make the function behind the API the target.",
                    FUNCTION),
            row(
                    BUS,
                    TABLE,
                    "DynamoDB is no target of an EventBridge rule. Put a function between that writes the item.",
                    FUNCTION),
            row(
                    BUS,
                    BUCKET,
                    "S3 is no target of an EventBridge rule. Put a function between that writes the object.",
                    FUNCTION),
            row(
                    BUS,
                    RESOURCE,
                    "A resource takes no part in the simulation and cannot be the target of a rule. Use a function, a queue, a topic, another bus or an external service."),
            row(
                    TABLE,
                    CLIENT,
                    "A table notifies no clients. Draw the connection from the client to the table to read it, or put a function between that follows the change stream.",
                    FUNCTION),
            row(
                    TABLE,
                    SCHEDULE,
                    "A schedule fires by the clock, not on a change of a table. Let a function follow the change stream.",
                    FUNCTION),
            row(
                    TABLE,
                    API,
                    "A change stream is read by Lambda, not sent over HTTP. Put a function between that calls the API.",
                    FUNCTION),
            row(
                    TABLE,
                    BUS,
                    "A change stream reaches a bus only through a reader. Put a function between that puts the events on the bus.",
                    FUNCTION),
            row(
                    TABLE,
                    TABLE,
                    "A table does not write to another one. Put a function between that follows the change stream and writes.",
                    FUNCTION),
            row(
                    TABLE,
                    BUCKET,
                    "A change stream is not written to S3 by itself. Put a function between that follows it and writes the objects.",
                    FUNCTION),
            row(
                    TABLE,
                    EXTERNAL,
                    "A table makes no HTTP requests. Put a function between that follows the change stream and calls the service.",
                    FUNCTION),
            row(
                    TABLE,
                    RESOURCE,
                    "A resource takes no part in the simulation and cannot follow a change stream. Use a function.",
                    FUNCTION),
            row(
                    BUCKET,
                    CLIENT,
                    "A bucket notifies no clients. Draw the connection from the client to the bucket to read or write objects."),
            row(
                    BUCKET,
                    SCHEDULE,
                    "A schedule fires by the clock, not on a new object. Let the bucket notify the function that is to run.",
                    FUNCTION),
            row(
                    BUCKET,
                    API,
                    "S3 notifications go to functions, queues and topics, not to HTTP endpoints. Put a function between that calls the API.",
                    FUNCTION),
            row(
                    BUCKET,
                    TABLE,
                    "A bucket writes no items. Put a function between that is notified of new objects and writes to the table.",
                    FUNCTION),
            row(
                    BUCKET,
                    BUCKET,
                    "Replication between buckets is not modelled. Put a function between that is notified of new objects and copies them.",
                    FUNCTION),
            row(
                    BUCKET,
                    EXTERNAL,
                    "S3 notifications go to functions, queues and topics, not to HTTP endpoints. Put a topic or a function between.",
                    TOPIC,
                    FUNCTION),
            row(
                    BUCKET,
                    RESOURCE,
                    "A resource takes no part in the simulation and cannot be notified of new objects. Use a function, a queue or a topic."),
            row(
                    EXTERNAL,
                    CLIENT,
                    "An external service answers over the request that it was sent. Draw the connection from the client to the service."),
            row(
                    EXTERNAL,
                    SCHEDULE,
                    "A schedule fires by the clock; no service can trigger it. Model the service's own calls as a client that calls an API or a function.",
                    API),
            row(
                    EXTERNAL,
                    API,
                    "An external service only answers here. Model the webhooks that it sends as a client that calls this API."),
            row(
                    EXTERNAL,
                    FUNCTION,
                    "An external service only answers here. Model the calls that it makes as a client that invokes this function, usually through an API.",
                    API),
            row(
                    EXTERNAL,
                    QUEUE,
                    "An external service only answers here. Model the messages that it sends as a client that sends to this queue."),
            row(
                    EXTERNAL,
                    TOPIC,
                    "An external service only answers here. Model the messages that it publishes as a client that publishes to this topic."),
            row(
                    EXTERNAL,
                    BUS,
                    "An external service only answers here. Model a partner's events as a client that puts them on this bus."),
            row(
                    EXTERNAL,
                    TABLE,
                    "An external service only answers here. Let the function that calls it write the answer to the table.",
                    FUNCTION),
            row(
                    EXTERNAL,
                    BUCKET,
                    "An external service only answers here. Let the function that calls it store the answer, or model its uploads as a client that writes to this bucket.",
                    FUNCTION),
            row(
                    EXTERNAL,
                    EXTERNAL,
                    "What one external service asks of another is its own affair. Include that time in the latency of the first."),
            row(
                    EXTERNAL,
                    RESOURCE,
                    "Neither takes part in the design's own traffic: a service only answers, and a resource is only kept for the template."),
            row(
                    RESOURCE,
                    CLIENT,
                    "A resource is only kept for the template and sends nothing; clients receive nothing either."),
            row(
                    RESOURCE,
                    SCHEDULE,
                    "A resource is only kept for the template and cannot set off a schedule, which fires by the clock."),
            row(
                    RESOURCE,
                    API,
                    "A resource is only kept for the template and makes no requests. Use a client as the API's caller."),
            row(
                    RESOURCE,
                    FUNCTION,
                    "A resource is only kept for the template and invokes nothing. Use the component that triggers the function, or a client in its place."),
            row(
                    RESOURCE,
                    QUEUE,
                    "A resource is only kept for the template and sends no messages. Use a client in its place."),
            row(
                    RESOURCE,
                    TOPIC,
                    "A resource is only kept for the template and publishes nothing. Use a client in its place."),
            row(
                    RESOURCE,
                    BUS,
                    "A resource is only kept for the template and puts no events. Use a client in its place."),
            row(
                    RESOURCE,
                    TABLE,
                    "A resource is only kept for the template and reads or writes no items. Use a function or a client in its place."),
            row(
                    RESOURCE,
                    BUCKET,
                    "A resource is only kept for the template and reads or writes no objects. Use a function or a client in its place."),
            row(
                    RESOURCE,
                    EXTERNAL,
                    "A resource is only kept for the template and calls no service. Use a function or a client in its place."),
            row(
                    RESOURCE,
                    RESOURCE,
                    "Resources refer to each other inside their own properties; a connection between them would mean nothing."));

    /** What is said to a sender without a row of its own; %s is the sender. */
    private static final Map<Kind, Verdict.Refused> NEVER_RECEIVES = Map.ofEntries(
            Map.entry(
                    CLIENT,
                    because(
                            "%s does not reach a client: a client only sends. Draw the connection from the client instead.")),
            Map.entry(
                    SCHEDULE,
                    because(
                            "%s does not set off a schedule, which fires by the clock. Connect what is to run instead.")),
            Map.entry(
                    RESOURCE,
                    because("%s does not reach a resource, which is only kept for the template and not simulated.")));

    /** What is said of a receiver without a row of its own; %s is the receiver. */
    private static final Map<Kind, Verdict.Refused> NEVER_SENDS = Map.ofEntries(
            Map.entry(
                    EXTERNAL,
                    because(
                            "An external service only answers here and does not reach %s. Model the calls that it makes as a client.")),
            Map.entry(
                    RESOURCE,
                    because(
                            "A resource is only kept for the template and does not reach %s. Use a client in its place.")));

    /** What is said of a sender to any other receiver; %s is the receiver. */
    private static final Map<Kind, Verdict.Refused> SENDERS = Map.ofEntries(
            Map.entry(
                    AUTHORIZER,
                    because(
                            "An authorizer only asks its function and does not reach %s. Let the function do that.",
                            FUNCTION)),
            Map.entry(
                    WORKFLOW,
                    because("A workflow calls AWS services, not %s. Put a function between that does.", FUNCTION)),
            Map.entry(
                    KAFKA,
                    because(
                            "A Kafka topic is read by consumers, and passes nothing on to %s. Put a function between that reads its records.",
                            FUNCTION)),
            Map.entry(
                    DELIVERY,
                    because(
                            "A delivery stream writes to a bucket or an HTTP endpoint, and reaches %s only through the bucket's notifications.",
                            BUCKET)),
            Map.entry(
                    PIPE,
                    because("%s is no target of a pipe. Put a function between that the pipe invokes.", FUNCTION)),
            Map.entry(
                    STREAM,
                    because(
                            "A stream is read, and passes nothing on to %s by itself. Put a function between that reads its records.",
                            FUNCTION)),
            Map.entry(
                    WEBSOCKET,
                    because("A route of a WebSocket API does not lead to %s here. Put a function between.", FUNCTION)),
            Map.entry(
                    GRAPHQL,
                    because("No resolver of a GraphQL API leads to %s here. Put a function between.", FUNCTION)),
            Map.entry(
                    CDN,
                    because(
                            "A CDN fetches over HTTP or from a bucket, and does not reach %s. Put an API between.",
                            API)),
            Map.entry(
                    DATABASE,
                    because(
                            "A database answers queries and passes nothing on to %s. Let a function query it and do the rest.")),
            Map.entry(PROXY, because("A database proxy passes queries on to a database only, never to %s.", DATABASE)),
            Map.entry(
                    CACHE,
                    because(
                            "A cache stands in front of a table, a database, its proxy or an external service, not of %s.")));

    /** What is said of a receiver to any other sender; %s is the sender. */
    private static final Map<Kind, Verdict.Refused> RECEIVERS = Map.ofEntries(
            Map.entry(
                    CONTAINER,
                    because(
                            "%s starts no container and sends it no requests. Put a queue between that its tasks poll, or a bus whose rule starts a task.",
                            QUEUE, BUS)),
            Map.entry(
                    AUTHORIZER,
                    because("%s asks no authorizer: only an API does. Put an API between that is asked.", API)),
            Map.entry(
                    WORKFLOW, because("%s starts no workflow by itself. Put a function between that does.", FUNCTION)),
            Map.entry(
                    KAFKA,
                    because(
                            "%s speaks no Kafka and puts no records into a topic. Put a function between that does.",
                            FUNCTION)),
            Map.entry(
                    DELIVERY,
                    because(
                            "%s puts no records into a delivery stream by itself. Put a function between that does.",
                            FUNCTION)),
            Map.entry(
                    PIPE,
                    because(
                            "A pipe polls queues, streams and tables, and not %s. Put a queue between that it polls.",
                            QUEUE)),
            Map.entry(
                    STREAM,
                    because("%s puts no records into a stream by itself. Put a function between that does.", FUNCTION)),
            Map.entry(
                    WEBSOCKET,
                    because(
                            "%s pushes no messages to the clients of a WebSocket API by itself. Put a function between that does.",
                            FUNCTION)),
            Map.entry(
                    GRAPHQL,
                    because(
                            "A GraphQL API called by %s is not modelled. Let it call what resolves the field, or draw the connection from a client.")),
            Map.entry(
                    CDN,
                    because(
                            "A CDN stands between clients and origins; %s needs none. Draw the connection from a client to the CDN, or to the origin itself.")),
            Map.entry(
                    DATABASE,
                    because("%s does not query a database by itself. Put a function between that does.", FUNCTION)),
            Map.entry(
                    PROXY,
                    because(
                            "%s sends no queries through a database proxy. Put a function between that does.",
                            FUNCTION)),
            Map.entry(
                    CACHE,
                    because("%s reads nothing from a cache by itself. Put a function between that does.", FUNCTION)));

    private RefusedPairs() {}

    private static Verdict.Refused because(String reason, Kind... between) {
        return new Verdict.Refused(reason, List.of(between));
    }

    private static Row row(Kind from, Kind to, String reason, Kind... between) {
        return new Row(from, to, new Verdict.Refused(reason, List.of(between)));
    }

    static Optional<Verdict.Refused> find(Kind from, Kind to) {
        return ROWS.stream()
                .filter(r -> r.from().equals(from) && r.to().equals(to))
                .map(Row::verdict)
                .findFirst()
                .or(() -> AllowedPairs.find(from, to).isPresent() ? Optional.empty() : inGeneral(from, to));
    }

    private static Optional<Verdict.Refused> inGeneral(Kind from, Kind to) {
        return said(NEVER_RECEIVES, to, from)
                .or(() -> said(NEVER_SENDS, from, to))
                .or(() -> said(SENDERS, from, to))
                .or(() -> said(RECEIVERS, to, from));
    }

    private static Optional<Verdict.Refused> said(Map<Kind, Verdict.Refused> table, Kind of, Kind to) {
        return Optional.ofNullable(table.get(of)).map(r -> {
            String reason = r.reason().formatted(withArticle(to));
            return new Verdict.Refused(Character.toUpperCase(reason.charAt(0)) + reason.substring(1), r.between());
        });
    }

    private static String withArticle(Kind kind) {
        String title =
                kind.title().substring(1).equals(kind.title().substring(1).toLowerCase(Locale.ROOT))
                        ? kind.title().toLowerCase(Locale.ROOT)
                        : kind.title();
        return ("AEIOUaeiou".indexOf(title.charAt(0)) >= 0 ? "an " : "a ") + title;
    }
}
