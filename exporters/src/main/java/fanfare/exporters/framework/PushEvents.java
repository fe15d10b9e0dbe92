package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Events that services bring: messages of topics, objects, log lines, messages of devices, sign-ins, requests at the edge. */
final class PushEvents {
    private static final String LAMBDA = "LambdaConfigurations";
    private static final String NOTIFICATIONS = "NotificationConfiguration";

    private PushEvents() {}

    static void topic(Event e) {
        Part arn = e.at("arn");
        String said = e.main("topicName").wordsOr("");
        Part topic = arn.exists() ? arn : said.startsWith("arn:") ? e.said() : made(e, said);
        e.stack()
                .make(
                        LogicalIds.normal(e.function()) + "SnsSubscription" + LogicalIds.letters(Event.nameOf(topic)),
                        "AWS::SNS::Subscription",
                        e.line(),
                        "TopicArn",
                        topic,
                        "Protocol",
                        Part.text("lambda"),
                        "Endpoint",
                        e.target(),
                        "FilterPolicy",
                        e.at("filterPolicy"),
                        "FilterPolicyScope",
                        e.at("filterPolicyScope"),
                        "RedrivePolicy",
                        redrive(e.at("redrivePolicy")));
    }

    private static Part made(Event e, String topic) {
        String id = "SNSTopic" + LogicalIds.letters(topic);
        e.stack().makeOnce(id, "AWS::SNS::Topic", e.line(), "TopicName", Part.text(topic));
        e.stack().call(id, topic);
        return Part.ref(id, e.line());
    }

    private static Part redrive(Part said) {
        Part named = said.at("deadLetterTargetRef");
        Part arn = named.exists()
                ? Part.attribute(named.wordsOr(""), "Arn", named.line())
                : said.at("deadLetterTargetArn");
        return arn.exists() ? Part.fields(said.line(), "deadLetterTargetArn", arn) : Part.NONE;
    }

    static void bucket(Event e) {
        Part bucket = e.main("bucket");
        Optional<String> there = known(bucket, e);
        boolean existing = e.at("existing").isTrue();
        String id = there.orElseGet(() -> existing ? "" : made(e, bucket));
        if (id.isEmpty()) {
            permission(e, bucket);
            return;
        }
        Part event = e.at("event");
        e.stack()
                .append(
                        id,
                        Part.fields(
                                e.line(),
                                "Event",
                                event.exists() ? event : Part.text("s3:ObjectCreated:*"),
                                "Function",
                                e.target(),
                                "Filter",
                                filter(e)),
                        "Properties",
                        NOTIFICATIONS,
                        LAMBDA);
    }

    private static Part filter(Event e) {
        java.util.List<Part> rules = new java.util.ArrayList<>();
        for (Part rule : e.at("rules").list()) {
            rule.entries()
                    .forEach((name, value) ->
                            rules.add(Part.fields(rule.line(), "Name", Part.text(name), "Value", value)));
        }
        return rules.isEmpty()
                ? Part.NONE
                : Part.fields(e.line(), "S3Key", Part.fields(e.line(), "Rules", new Part.Items(rules, e.line())));
    }

    /** A bucket of this service: by reference, or by the name that it gives itself. */
    private static Optional<String> known(Part bucket, Event e) {
        String words = bucket instanceof Part.Call ? Event.nameOf(bucket) : bucket.wordsOr("");
        if (bucket instanceof Part.Call) {
            return Optional.of(words).filter(e.stack().resources()::containsKey);
        }
        return e.stack().resources().entrySet().stream()
                .filter(r -> r.getValue().at("Type").wordsOr("").equals("AWS::S3::Bucket"))
                .filter(r ->
                        r.getValue().at("Properties", "BucketName").wordsOr("").equals(words))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String made(Event e, Part bucket) {
        String key = bucket.wordsOr("");
        Part settings = e.in().provider().at("s3").at(key);
        String id = LogicalIds.bucket(key);
        Part name = settings.at("name").exists() ? settings.at("name") : bucket;
        Map<String, Part> properties = new LinkedHashMap<>();
        settings.without("name").entries().forEach((k, v) -> properties.put(LogicalIds.letters(k), v));
        e.stack().makeOnce(id, "AWS::S3::Bucket", e.line(), "BucketName", name);
        e.stack().lay(id, Part.fields(e.line(), "Properties", new Part.Fields(properties, e.line())));
        e.stack().call(id, key);
        return id;
    }

    /** A bucket of somebody else notifies by a right only. */
    private static void permission(Event e, Part bucket) {
        e.stack()
                .make(
                        LogicalIds.normal(e.function()) + "LambdaPermission" + LogicalIds.letters(Event.nameOf(bucket))
                                + "S3",
                        "AWS::Lambda::Permission",
                        e.line(),
                        "FunctionName",
                        e.target(),
                        "Principal",
                        Part.text("s3.amazonaws.com"),
                        "SourceArn",
                        bucket.words().map(w -> Part.text("arn:aws:s3:::" + w)).orElse(bucket));
    }

    static void logs(Event e) {
        e.stack()
                .make(
                        LogicalIds.normal(e.function()) + "LogsSubscriptionFilterCloudWatchLog" + e.number(),
                        "AWS::Logs::SubscriptionFilter",
                        e.line(),
                        "LogGroupName",
                        e.main("logGroup"),
                        "FilterPattern",
                        e.at("filter"),
                        "DestinationArn",
                        e.target());
    }

    static void things(Event e) {
        Part action = Part.fields(e.line(), "Lambda", Part.fields(e.line(), "FunctionArn", e.target()));
        String id = e.stack()
                .make(
                        LogicalIds.normal(e.function()) + "IotTopicRule" + e.number(),
                        "AWS::IoT::TopicRule",
                        e.line(),
                        "TopicRulePayload",
                        Part.fields(e.line(), "Sql", e.at("sql"), "Actions", Part.items(action)));
        e.stack().said(id);
    }

    static void userPool(Event e) {
        String pool = e.main("pool").wordsOr("");
        String id = "CognitoUserPool" + LogicalIds.letters(pool);
        if (e.stack().resources().containsKey(pool)) {
            id = pool;
        } else {
            e.stack().makeOnce(id, "AWS::Cognito::UserPool", e.line(), "UserPoolName", Part.text(pool));
            e.stack().said(id);
            e.stack().call(id, pool);
        }
        String trigger = e.at("trigger").wordsOr("PreSignUp");
        e.stack()
                .lay(
                        id,
                        Part.fields(
                                e.line(),
                                "Properties",
                                Part.fields(e.line(), "LambdaConfig", Part.fields(e.line(), trigger, e.target()))));
    }

    /** A function at the edge answers or changes requests of a distribution. */
    static void distribution(Event e) {
        String id = e.stack().makeOnce("CloudFrontDistribution", "AWS::CloudFront::Distribution", e.line());
        Part origin = e.at("origin");
        Part named = origin instanceof Part.Fields ? origin : Part.fields(e.line(), "DomainName", origin);
        e.stack().append(id, named, "Properties", "DistributionConfig", "Origins");
        e.stack()
                .append(
                        id,
                        Part.fields(e.line(), "EventType", e.at("eventType"), "LambdaFunctionARN", e.target()),
                        "Properties",
                        "DistributionConfig",
                        "DefaultCacheBehavior",
                        "LambdaFunctionAssociations");
    }
}
