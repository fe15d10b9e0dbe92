package fanfare.exporters.expand;

import static java.util.Map.entry;

import fanfare.exporters.template.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a function listens to: one entry per type of event. */
final class EventExpansion {
    private record Event(String owner, String id, Part properties, int line, Expansion into) {
        Part target() {
            return Part.attribute(owner, "Arn", line);
        }

        String name(String suffix) {
            return owner + id + suffix;
        }

        Part at(String property) {
            return properties.at(property);
        }
    }

    @FunctionalInterface
    private interface Expander {
        void expand(Event event);
    }

    private static final Map<String, Expander> OF = Map.ofEntries(
            entry("Api", EventExpansion::api),
            entry("HttpApi", EventExpansion::httpApi),
            entry("SQS", e -> mapping(e, e.at("Queue"))),
            entry("Kinesis", e -> mapping(e, e.at("Stream"))),
            entry("DynamoDB", e -> mapping(e, e.at("Stream"))),
            entry("MSK", e -> mapping(e, e.at("Stream"))),
            entry("MQ", e -> mapping(e, e.at("Broker"))),
            entry("DocumentDB", e -> mapping(e, e.at("Cluster"))),
            entry("SelfManagedKafka", e -> mapping(e, Part.NONE)),
            entry("SNS", EventExpansion::topic),
            entry("S3", EventExpansion::bucket),
            entry("Schedule", EventExpansion::rule),
            entry("CloudWatchEvent", EventExpansion::rule),
            entry("EventBridgeRule", EventExpansion::rule),
            entry("ScheduleV2", EventExpansion::schedule),
            entry("CloudWatchLogs", EventExpansion::logs),
            entry("IoTRule", EventExpansion::things),
            entry("Cognito", EventExpansion::userPool));

    private EventExpansion() {}

    static void expand(String owner, String id, Part event, Expansion into) {
        String type = event.at("Type").wordsOr("");
        Expander expander = OF.get(type);
        if (expander != null) {
            expander.expand(new Event(owner, id, event.at("Properties"), event.line(), into));
        }
    }

    private static void api(Event e) {
        Part api = e.at("RestApiId");
        if (!api.exists()) {
            api = ApiExpansion.implicitRest(e.into(), e.line());
        }
        route(e, api);
        Part authorizer = e.at("Auth").at("Authorizer");
        if (authorizer.words().filter(a -> a.startsWith("arn:")).isPresent()) {
            e.into().link(api, authorizer, Relation.AUTH, "api-authorizer", "", authorizer.line());
        }
    }

    private static void httpApi(Event e) {
        Part api = e.at("ApiId");
        route(e, api.exists() ? api : ApiExpansion.implicitHttp(e.into(), e.line()));
    }

    private static void route(Event e, Part api) {
        String method = e.at("Method").wordsOr("ANY").toUpperCase(java.util.Locale.ROOT);
        String path = e.at("Path").wordsOr("$default");
        e.into()
                .link(
                        api,
                        e.target(),
                        Relation.TRIGGER,
                        "api-body",
                        path.equals("$default") ? path : method + " " + path,
                        e.line());
    }

    private static void mapping(Event e, Part source) {
        Map<String, Part> properties = new LinkedHashMap<>(e.properties().entries());
        List.of("Queue", "Stream", "Broker", "Cluster").forEach(properties::remove);
        properties.put("FunctionName", Part.ref(e.owner(), e.line()));
        if (source.exists()) {
            properties.put("EventSourceArn", source);
        }
        e.into()
                .add(Resource.generated(
                        e.name(""),
                        "AWS::Lambda::EventSourceMapping",
                        new Part.Fields(properties, e.line()),
                        e.line()));
    }

    private static void topic(Event e) {
        Part queued = e.at("SqsSubscription");
        if (!queued.isTrue() && !(queued instanceof Part.Fields)) {
            subscribe(e, "lambda", e.target());
            return;
        }
        Part queue = queued.at("QueueArn");
        if (!queue.exists()) {
            String made = e.name("Queue");
            e.into().add(Resource.generated(made, "AWS::SQS::Queue", Part.NONE, e.line()));
            queue = Part.attribute(made, "Arn", e.line());
        }
        subscribe(e, "sqs", queue);
        e.into()
                .add(Resource.generated(
                        e.name("EventSourceMapping"),
                        "AWS::Lambda::EventSourceMapping",
                        Part.fields(
                                e.line(),
                                "FunctionName",
                                Part.ref(e.owner(), e.line()),
                                "EventSourceArn",
                                queue,
                                "BatchSize",
                                queued.at("BatchSize")),
                        e.line()));
    }

    private static void subscribe(Event e, String protocol, Part endpoint) {
        e.into()
                .add(Resource.generated(
                        e.name(""),
                        "AWS::SNS::Subscription",
                        Part.fields(
                                e.line(),
                                "TopicArn",
                                e.at("Topic"),
                                "Protocol",
                                Part.text(protocol),
                                "Endpoint",
                                endpoint,
                                "FilterPolicy",
                                e.at("FilterPolicy"),
                                "FilterPolicyScope",
                                e.at("FilterPolicyScope"),
                                "RedrivePolicy",
                                e.at("RedrivePolicy"),
                                "RawMessageDelivery",
                                e.at("RawMessageDelivery")),
                        e.line()));
    }

    private static void bucket(Event e) {
        e.into().link(e.at("Bucket"), e.target(), Relation.TRIGGER, "s3-notification", "", e.line());
    }

    private static void rule(Event e) {
        rule(e.owner(), e.id(), e.properties(), e.line(), e.into());
    }

    static void rule(String owner, String id, Part p, int line, Expansion into) {
        Part target = Part.fields(
                line,
                "Arn",
                Part.attribute(owner, "Arn", line),
                "DeadLetterConfig",
                deadLetter(owner + id, p, into),
                "RetryPolicy",
                p.at("RetryPolicy"));
        into.add(Resource.generated(
                owner + id,
                "AWS::Events::Rule",
                Part.fields(
                        line,
                        "EventPattern",
                        p.at("Pattern"),
                        "ScheduleExpression",
                        p.at("Schedule"),
                        "EventBusName",
                        p.at("EventBusName"),
                        "State",
                        state(p),
                        "Targets",
                        Part.items(target)),
                line));
    }

    /** Schedules of SAM may say it as a truth value, too. */
    private static Part state(Part p) {
        boolean disabled = p.at("Enabled").wordsOr("").equalsIgnoreCase("false");
        return disabled ? Part.text("DISABLED") : p.at("State");
    }

    /** SAM makes the queue that a dead-letter setting does not name. */
    private static Part deadLetter(String rule, Part p, Expansion into) {
        Part config = p.at("DeadLetterConfig");
        if (!config.exists() || config.at("Arn").exists()) {
            return config;
        }
        if (!config.at("Type").wordsOr("").equals("SQS")) {
            return Part.NONE;
        }
        String made = config.at("QueueLogicalId").wordsOr(rule + "Queue");
        into.addIfAbsent(Resource.generated(made, "AWS::SQS::Queue", Part.NONE, config.line()));
        return Part.fields(config.line(), "Arn", Part.attribute(made, "Arn", config.line()));
    }

    private static void schedule(Event e) {
        schedule(e.owner(), e.id(), e.properties(), e.line(), e.into());
    }

    static void schedule(String owner, String id, Part p, int line, Expansion into) {
        into.add(Resource.generated(
                owner + id,
                "AWS::Scheduler::Schedule",
                Part.fields(
                        line,
                        "ScheduleExpression",
                        p.at("ScheduleExpression"),
                        "FlexibleTimeWindow",
                        p.at("FlexibleTimeWindow"),
                        "State",
                        p.at("State"),
                        "Target",
                        Part.fields(
                                line,
                                "Arn",
                                Part.attribute(owner, "Arn", line),
                                "DeadLetterConfig",
                                deadLetter(owner + id, p, into),
                                "RetryPolicy",
                                p.at("RetryPolicy"))),
                line));
    }

    private static void logs(Event e) {
        e.into()
                .add(Resource.generated(
                        e.name(""),
                        "AWS::Logs::SubscriptionFilter",
                        Part.fields(e.line(), "LogGroupName", e.at("LogGroupName"), "DestinationArn", e.target()),
                        e.line()));
    }

    private static void things(Event e) {
        Part action = Part.fields(
                e.line(), "Lambda", Part.fields(e.line(), "FunctionArn", Part.attribute(e.owner(), "Arn", e.line())));
        e.into()
                .add(Resource.generated(
                        e.name(""),
                        "AWS::IoT::TopicRule",
                        Part.fields(
                                e.line(),
                                "TopicRulePayload",
                                Part.fields(e.line(), "Sql", e.at("Sql"), "Actions", Part.items(action))),
                        e.line()));
    }

    private static void userPool(Event e) {
        e.into().link(e.at("UserPool"), e.target(), Relation.TRIGGER, "cognito-trigger", "", e.line());
    }
}
