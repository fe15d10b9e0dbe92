package fanfare.exporters.reading;

import static java.util.Map.entry;

import fanfare.exporters.expand.Resource;
import fanfare.exporters.template.Part;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Cdn;
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
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which kind a resource is, and what its properties say. A new kind gets a line here. */
final class KindReadings {
    /** Reads the properties of one kind. */
    @FunctionalInterface
    private interface Reader {
        void read(Reading from);
    }

    private record Row(Kind kind, Reader reader) {}

    private static final double CPU_UNITS = 1_024;
    private static final double MB_PER_GB = 1_024;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Map<String, Row> ROWS = Map.ofEntries(
            entry("AWS::Lambda::Function", new Row(Function.KIND, KindReadings::function)),
            entry("AWS::ApiGateway::RestApi", new Row(Api.KIND, KindReadings::restApi)),
            entry("AWS::ApiGatewayV2::Api", new Row(Api.KIND, KindReadings::httpApi)),
            entry("AWS::DynamoDB::Table", new Row(Table.KIND, KindReadings::table)),
            entry("AWS::DynamoDB::GlobalTable", new Row(Table.KIND, KindReadings::table)),
            entry("AWS::S3::Bucket", new Row(Bucket.KIND, r -> {})),
            entry("AWS::SQS::Queue", new Row(Queue.KIND, KindReadings::queue)),
            entry("AWS::SNS::Topic", new Row(Topic.KIND, KindReadings::topic)),
            entry("AWS::Events::EventBus", new Row(Bus.KIND, r -> {})),
            entry("AWS::Events::ApiDestination", new Row(External.KIND, KindReadings::destination)),
            entry("AWS::Kinesis::Stream", new Row(Stream.KIND, KindReadings::stream)),
            entry("AWS::StepFunctions::StateMachine", new Row(Workflow.KIND, KindReadings::workflow)),
            entry("AWS::AppSync::GraphQLApi", new Row(GraphQlApi.KIND, r -> {})),
            entry("AWS::CloudFront::Distribution", new Row(Cdn.KIND, r -> {})),
            entry("AWS::ECS::Service", new Row(Container.KIND, KindReadings::container)),
            entry("AWS::ECS::TaskDefinition", new Row(Container.KIND, KindReadings::task)),
            entry("AWS::Pipes::Pipe", new Row(Pipe.KIND, r -> {})),
            entry("AWS::KinesisFirehose::DeliveryStream", new Row(Delivery.KIND, StoreReadings::delivery)),
            entry("AWS::MSK::ServerlessCluster", new Row(Kafka.KIND, r -> {})),
            entry("AWS::MSK::Cluster", new Row(Kafka.KIND, StoreReadings::kafka)),
            entry("AWS::RDS::DBCluster", new Row(Database.KIND, StoreReadings::cluster)),
            entry("AWS::RDS::DBInstance", new Row(Database.KIND, StoreReadings::instance)),
            entry("AWS::RDS::DBProxy", new Row(DatabaseProxy.KIND, r -> {})),
            entry("AWS::ElastiCache::ServerlessCache", new Row(Cache.KIND, StoreReadings::cache)),
            entry("AWS::ElastiCache::ReplicationGroup", new Row(Cache.KIND, StoreReadings::cache)),
            entry("AWS::ElastiCache::CacheCluster", new Row(Cache.KIND, StoreReadings::cache)),
            entry("AWS::DAX::Cluster", new Row(Cache.KIND, StoreReadings::dax)),
            entry("AWS::Scheduler::Schedule", new Row(Schedule.KIND, KindReadings::schedule)));
    private static final Row WEB_SOCKET = new Row(WebSocketApi.KIND, KindReadings::webSocket);
    private static final Row BALANCER = new Row(Api.KIND, r -> r.set(Api.FLAVOUR, "alb"));
    private static final Row TIMED_RULE = new Row(Schedule.KIND, KindReadings::schedule);

    private KindReadings() {}

    /** The kind of a resource; empty for one that is only kept. */
    static Optional<Kind> kind(Resource resource) {
        return row(resource).map(Row::kind);
    }

    private static Optional<Row> row(Resource resource) {
        Part p = resource.properties();
        if (resource.type().equals("AWS::Events::Rule")) {
            return p.at("ScheduleExpression").exists() ? Optional.of(TIMED_RULE) : Optional.empty();
        }
        if (resource.type().equals("AWS::ElasticLoadBalancingV2::LoadBalancer")) {
            boolean application = p.at("Type").wordsOr("application").equals("application");
            return application ? Optional.of(BALANCER) : Optional.empty();
        }
        boolean webSocket = p.at("ProtocolType").wordsOr("").equals("WEBSOCKET")
                || p.at("RouteSelectionExpression").exists();
        return webSocket ? Optional.of(WEB_SOCKET) : Optional.ofNullable(ROWS.get(resource.type()));
    }

    /** Reads what a resource of a known kind says. */
    static void read(Resource resource, Reading from) {
        row(resource).ifPresent(r -> r.reader().read(from));
    }

    private static void function(Reading r) {
        r.text(Function.RUNTIME, "Runtime")
                .whole(Function.MEMORY, "MemorySize")
                .seconds(Function.TIMEOUT, "Timeout")
                .text(Function.ARCHITECTURE, "Architectures")
                .whole(Function.RESERVED_CONCURRENCY, "ReservedConcurrentExecutions")
                .whole(
                        Function.PROVISIONED_CONCURRENCY,
                        "ProvisionedConcurrencyConfig",
                        "ProvisionedConcurrentExecutions")
                .whole(Function.EPHEMERAL_STORAGE, "EphemeralStorage", "Size")
                .whole(Function.MAXIMUM_RETRY_ATTEMPTS, "EventInvokeConfig", "MaximumRetryAttempts")
                .seconds(Function.MAXIMUM_EVENT_AGE, "EventInvokeConfig", "MaximumEventAgeInSeconds");
        r.words("SnapStart", "ApplyOn")
                .filter("PublishedVersions"::equals)
                .ifPresent(a -> r.set(Function.SNAP_START, true));
        for (Part architecture : r.at("Architectures").list()) {
            r.values().words(architecture).ifPresent(a -> r.set(Function.ARCHITECTURE, a));
        }
        if (r.words("SnapStart", "ApplyOn").filter("PublishedVersions"::equals).isPresent()) {
            r.set(Function.SNAP_START, true);
        }
        for (Part entry : r.at("Metadata", "BuildProperties", "EntryPoints").list()) {
            r.values()
                    .words(entry)
                    .filter(e -> e.endsWith(".ts"))
                    .ifPresent(e -> r.set(Function.LANGUAGE, "typescript"));
        }
        if (r.words("FunctionUrlConfig", "InvokeMode")
                .filter("RESPONSE_STREAM"::equals)
                .isPresent()) {
            r.set(Function.INVOKE_MODE, "response-stream");
        }
        if (r.words("PackageType").filter("Image"::equals).isPresent()) {
            r.set(Function.PACKAGE_TYPE, "image");
        }
    }

    private static void restApi(Reading r) {
        r.set(Api.FLAVOUR, "rest");
        for (Part settings : r.at("MethodSettings").list()) {
            Reading of = new Reading(settings, r.values(), doubt -> {});
            of.decimal(Api.THROTTLE_RATE, "ThrottlingRateLimit").whole(Api.THROTTLE_BURST, "ThrottlingBurstLimit");
            of.settings().find(Api.THROTTLE_RATE).ifPresent(rate -> r.set(Api.THROTTLE_RATE, rate));
            of.settings().find(Api.THROTTLE_BURST).ifPresent(burst -> r.set(Api.THROTTLE_BURST, burst));
            if (of.isTrue("CachingEnabled") && r.isTrue("CacheClusterEnabled")) {
                r.words("CacheClusterSize").ifPresent(size -> r.set(Api.CACHE_SIZE, size + " GB"));
                of.seconds(Api.CACHE_TTL, "CacheTtlInSeconds");
                of.settings().find(Api.CACHE_TTL).ifPresent(life -> r.set(Api.CACHE_TTL, life));
            }
        }
    }

    private static void httpApi(Reading r) {
        r.decimal(Api.THROTTLE_RATE, "DefaultRouteSettings", "ThrottlingRateLimit")
                .whole(Api.THROTTLE_BURST, "DefaultRouteSettings", "ThrottlingBurstLimit");
    }

    private static void table(Reading r) {
        boolean serverless = r.at("PrimaryKey").exists();
        boolean provisioned = r.at("ProvisionedThroughput").exists()
                && r.words("BillingMode").filter("PAY_PER_REQUEST"::equals).isEmpty();
        if (provisioned) {
            r.set(Table.BILLING_MODE, "provisioned")
                    .whole(Table.READ_CAPACITY, "ProvisionedThroughput", "ReadCapacityUnits")
                    .whole(Table.WRITE_CAPACITY, "ProvisionedThroughput", "WriteCapacityUnits");
        }
        if (serverless) {
            r.text(Table.PARTITION_KEY, "PrimaryKey", "Name");
        }
        for (Part key : r.at("KeySchema").list()) {
            boolean hash = key.at("KeyType").wordsOr("").equals("HASH");
            key.at("AttributeName").words().ifPresent(n -> r.set(hash ? Table.PARTITION_KEY : Table.SORT_KEY, n));
        }
        r.text(Table.STREAM_VIEW, "StreamSpecification", "StreamViewType");
    }

    private static void queue(Reading r) {
        if (r.isTrue("FifoQueue")) {
            r.set(Queue.FLAVOUR, "fifo");
        }
        r.seconds(Queue.VISIBILITY_TIMEOUT, "VisibilityTimeout")
                .seconds(Queue.RETENTION, "MessageRetentionPeriod")
                .seconds(Queue.DELIVERY_DELAY, "DelaySeconds");
        if (r.words("FifoThroughputLimit").filter("perMessageGroupId"::equals).isPresent()) {
            r.set(Queue.HIGH_THROUGHPUT, true);
        }
    }

    private static void topic(Reading r) {
        if (r.isTrue("FifoTopic")) {
            r.set(Topic.FLAVOUR, "fifo");
        }
    }

    private static void stream(Reading r) {
        if (r.words("StreamModeDetails", "StreamMode")
                .filter("ON_DEMAND"::equals)
                .isPresent()) {
            r.set(Stream.MODE, "on-demand");
        }
        r.whole(Stream.SHARDS, "ShardCount");
        r.words("RetentionPeriodHours")
                .map(Double::parseDouble)
                .ifPresent(h -> r.set(Stream.RETENTION, (long) (h * 3_600e9)));
    }

    private static void destination(Reading r) {
        r.decimal(External.RATE_LIMIT, "InvocationRateLimitPerSecond");
    }

    private static void workflow(Reading r) {
        if (r.words("Type")
                .or(() -> r.words("StateMachineType"))
                .filter("EXPRESS"::equals)
                .isPresent()) {
            r.set(Workflow.TYPE, "express");
        }
    }

    private static void schedule(Reading r) {
        r.words("ScheduleExpression").filter(e -> !Switches.isOnce(e)).ifPresent(e -> r.set(Schedule.EXPRESSION, e));
        r.minutes(Schedule.FLEXIBLE_WINDOW, "FlexibleTimeWindow", "MaximumWindowInMinutes");
        for (Part target : r.at().anyOf("Target", "Targets").list()) {
            Reading of = new Reading(target, r.values(), doubt -> {});
            of.whole(Schedule.MAXIMUM_RETRY_ATTEMPTS, "RetryPolicy", "MaximumRetryAttempts")
                    .seconds(Schedule.MAXIMUM_EVENT_AGE, "RetryPolicy", "MaximumEventAgeInSeconds");
            of.settings()
                    .find(Schedule.MAXIMUM_RETRY_ATTEMPTS)
                    .ifPresent(n -> r.set(Schedule.MAXIMUM_RETRY_ATTEMPTS, n));
            of.settings().find(Schedule.MAXIMUM_EVENT_AGE).ifPresent(age -> r.set(Schedule.MAXIMUM_EVENT_AGE, age));
        }
    }

    private static void webSocket(Reading r) {
        r.decimal(WebSocketApi.THROTTLE_RATE, "DefaultRouteSettings", "ThrottlingRateLimit")
                .whole(WebSocketApi.THROTTLE_BURST, "DefaultRouteSettings", "ThrottlingBurstLimit");
    }

    /** A service, with its task definition under {@code Task}. */
    private static void container(Reading r) {
        r.whole(Container.DESIRED_TASKS, "DesiredCount");
        r.settings()
                .find(Container.DESIRED_TASKS)
                .filter(n -> n < Container.MIN_TASKS.defaultValue().orElse(0L))
                .ifPresent(n -> r.set(Container.MIN_TASKS, n));
        size(r, r.at("Task"));
    }

    private static void task(Reading r) {
        size(r, r.at());
    }

    /** CPU in units of 1/1,024 vCPU and memory in MB, or both with their units. */
    private static void size(Reading r, Part task) {
        amount(r, task.at("Cpu"), "vcpu", 1.0 / CPU_UNITS).ifPresent(cpu -> {
            String text = cpu == StrictMath.rint(cpu) ? Long.toString((long) (double) cpu) : Double.toString(cpu);
            r.set(Container.CPU, text);
        });
        amount(r, task.at("Memory"), "gb", 1.0 / MB_PER_GB)
                .ifPresent(gb -> r.set(Container.MEMORY, (long) (gb * MB_PER_GB)));
    }

    private static Optional<Double> amount(Reading r, Part part, String unit, double perPlain) {
        return r.values()
                .words(part)
                .map(w -> w.toLowerCase(Locale.ROOT).replace(" ", ""))
                .flatMap(w -> {
                    boolean named = w.endsWith(unit);
                    String number = named ? w.substring(0, w.length() - unit.length()) : w;
                    return NUMBER.matcher(number).matches()
                            ? Optional.of(Double.parseDouble(number) * (named ? 1 : perPlain))
                            : Optional.empty();
                });
    }
}
