package fanfare.exporters.cdk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tables, buckets, streams and secrets. */
final class Stores {
    private Stores() {}

    /** A table. */
    record Table(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            Props props = Props.none();
            key(p, "HASH").ifPresent(k -> props.and("partitionKey", k));
            key(p, "RANGE").ifPresent(k -> props.and("sortKey", k));
            props.and("billingMode", Ts.code("dynamodb.BillingMode." + p.text("BillingMode")))
                    .and(
                            "readCapacity",
                            p.number("ProvisionedThroughput.ReadCapacityUnits").map(Stores::number))
                    .and(
                            "writeCapacity",
                            p.number("ProvisionedThroughput.WriteCapacityUnits").map(Stores::number));
            if (p.has("StreamSpecification")) {
                props.and("stream", Ts.code("dynamodb.StreamViewType." + p.text("StreamSpecification.StreamViewType")));
            }
            if (p.isTrue("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled")) {
                props.and(
                        "pointInTimeRecoverySpecification",
                        Props.none().flag("pointInTimeRecoveryEnabled", true).object());
            }
            resource.removal(props.entries());
            stack.add(props.making(resource.id(), "dynamodb.Table"));
        }

        private static Optional<Ts> key(Tree p, String type) {
            return p.list("KeySchema").stream()
                    .map(Tree::of)
                    .filter(k -> k.text("KeyType").equals(type))
                    .map(k -> k.text("AttributeName"))
                    .findFirst()
                    .map(name -> Props.of("name", Ts.text(name))
                            .and("type", Ts.code("dynamodb.AttributeType." + attributeType(p, name)))
                            .object());
        }

        private static String attributeType(Tree p, String name) {
            String type = p.list("AttributeDefinitions").stream()
                    .map(Tree::of)
                    .filter(a -> a.text("AttributeName").equals(name))
                    .map(a -> a.text("AttributeType"))
                    .findFirst()
                    .orElse("S");
            return Map.of("S", "STRING", "N", "NUMBER", "B", "BINARY").getOrDefault(type, "STRING");
        }
    }

    /** A bucket with its notifications, which the library's custom resource sets; so the bucket needs no fixed name. */
    record Bucket(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            Props props = Props.none();
            if (p.has("BucketEncryption")) {
                props.and("encryption", Ts.code("s3.BucketEncryption.S3_MANAGED"));
            }
            if (p.has("PublicAccessBlockConfiguration")) {
                props.and("blockPublicAccess", Ts.code("s3.BlockPublicAccess.BLOCK_ALL"));
            }
            props.flag(
                    "eventBridgeEnabled",
                    p.isTrue("NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled"));
            resource.removal(props.entries());
            stack.add(props.making(resource.id(), "s3.Bucket"));
            notifications(stack, "QueueConfigurations", "Queue", "SqsDestination");
            notifications(stack, "TopicConfigurations", "Topic", "SnsDestination");
        }

        private void notifications(Stack stack, String list, String target, String destination) {
            for (Object one :
                    resource.properties().tree("NotificationConfiguration").list(list)) {
                Tree n = Tree.of(one);
                String to = n.at(target).flatMap(stack.values()::target).orElseThrow();
                notifyOf(stack, resource.id(), n, n.text("Event"), Ts.make("notifications." + destination, Ts.var(to)));
            }
        }
    }

    /** Notifies a destination of what happens in a bucket. */
    static void notifyOf(Stack stack, String bucket, Tree notification, String event, Ts destination) {
        Props filter = Props.none();
        for (Object rule : notification.list("Filter.S3Key.Rules")) {
            Tree r = Tree.of(rule);
            filter.and(r.text("Name").toLowerCase(Locale.ROOT), Ts.text(r.text("Value")));
        }
        String type = Names.kebab(
                        event.substring("s3:".length()).replace(":*", "").replace(":", ""))
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
        stack.add(Statement.about(
                bucket, filter.on(bucket, "addEventNotification", Ts.code("s3.EventType." + type), destination)));
    }

    /** Statements of a bucket's policy. */
    record BucketPolicy(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            String bucket = resource.properties()
                    .at("Bucket")
                    .flatMap(stack.values()::target)
                    .orElseThrow();
            for (Object statement : resource.properties().list("PolicyDocument.Statement")) {
                if (isWritten(Tree.of(statement), stack)) {
                    continue;
                }
                stack.add(Statement.about(
                        bucket, Ts.on(bucket, "addToResourcePolicy", Roles.statement(Tree.of(statement), stack))));
            }
        }
    }

    /** True for what the construct of a distribution lets it read by itself. */
    private static boolean isWritten(Tree statement, Stack stack) {
        return statement.list("Principal.Service").contains("cloudfront.amazonaws.com")
                && stack.resources().keySet().stream()
                        .anyMatch(id -> stack.sort(id).equals("Distribution"));
    }

    /** A stream of Kinesis. */
    record Stream(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            Props props = Props.of(
                            "streamMode",
                            Ts.code("kinesis.StreamMode."
                                    + p.at("StreamModeDetails.StreamMode").orElse("PROVISIONED")))
                    .and("shardCount", p.number("ShardCount").map(Stores::number))
                    .and("retentionPeriod", p.number("RetentionPeriodHours").map(h -> Ts.seconds(h * 3600)));
            if (p.has("StreamEncryption")) {
                props.and("encryption", Ts.code("kinesis.StreamEncryption.MANAGED"));
            }
            resource.removal(props.entries());
            stack.add(props.making(resource.id(), "kinesis.Stream"));
        }
    }

    /** A consumer that reads a stream at a throughput of its own. */
    record Consumer(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            stack.add(Props.of(
                            "streamConsumerName",
                            stack.values().of(p.at("ConsumerName").orElseThrow()))
                    .and(
                            "stream",
                            p.at("StreamARN").flatMap(stack.values()::target).map(Ts::var))
                    .making(resource.id(), "kinesis.StreamConsumer"));
        }
    }

    /** A secret with a made-up part. */
    record Secret(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            Props props = Props.of("description", Ts.text(p.text("Description")));
            if (p.has("GenerateSecretString")) {
                props.and(
                        "generateSecretString",
                        stack.values().typed(p.at("GenerateSecretString").orElseThrow()));
            }
            resource.removal(props.entries());
            stack.add(props.making(resource.id(), "secretsmanager.Secret"));
        }
    }

    /** A group of logs. */
    record LogGroup(Resource resource) implements CdkMapping {
        private static final Map<Long, String> RETENTION = Map.of(
                1L,
                "ONE_DAY",
                7L,
                "ONE_WEEK",
                14L,
                "TWO_WEEKS",
                30L,
                "ONE_MONTH",
                90L,
                "THREE_MONTHS",
                365L,
                "ONE_YEAR");

        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            Props props = Props.none().and("logGroupName", p.at("LogGroupName").map(stack.values()::of));
            p.number("RetentionInDays")
                    .ifPresent(days -> props.and(
                            "retention",
                            RETENTION.containsKey(days)
                                    ? Ts.code("logs.RetentionDays." + RETENTION.get(days))
                                    : number(days)));
            resource.removal(props.entries());
            stack.add(props.making(resource.id(), "logs.LogGroup"));
        }
    }

    /** A pool of users. */
    record UserPool(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            Props props = Props.none().and("userPoolName", p.at("UserPoolName").map(stack.values()::of));
            if (p.isTrue("AdminCreateUserConfig.AllowAdminCreateUserOnly")) {
                props.and("selfSignUpEnabled", Ts.code("false"));
            }
            aliases(p.list("UsernameAttributes")).ifPresent(a -> props.and("signInAliases", a));
            aliases(p.list("AutoVerifiedAttributes")).ifPresent(a -> props.and("autoVerify", a));
            resource.removal(props.entries());
            stack.add(props.making(resource.id(), "cognito.UserPool"));
        }

        private static Optional<Ts> aliases(List<?> names) {
            Props aliases = Props.none();
            names.forEach(n -> aliases.flag(n.equals("phone_number") ? "phone" : n.toString(), true));
            return aliases.isEmpty() ? Optional.empty() : Optional.of(aliases.object());
        }
    }

    static Ts number(long n) {
        return Ts.code(Long.toString(n));
    }
}
