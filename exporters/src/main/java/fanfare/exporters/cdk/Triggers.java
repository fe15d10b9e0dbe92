package fanfare.exporters.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What triggers a function, by the events of its template. The routes of APIs are written by the APIs. */
final class Triggers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Resource function;
    private final Stack stack;
    private final String callee;

    Triggers(Resource function, Stack stack) {
        this.function = function;
        this.stack = stack;
        this.callee = stack.callee(function.id());
    }

    void add() {
        function.properties().tree("Events").entries().forEach((name, event) -> {
            Tree e = Tree.of(event);
            Tree p = e.tree("Properties");
            switch (e.text("Type")) {
                case "SQS" -> source(queue(p));
                case "Kinesis" -> source(kinesis(p));
                case "DynamoDB" -> source(stream(p).make("sources.DynamoEventSource", origin(p, "Stream")));
                case "MSK" -> source(kafka(p));
                case "SNS" -> subscription(p);
                case "S3" -> notification(p);
                case "EventBridgeRule" -> rule(name, p);
                case "ScheduleV2" -> schedule(name, p);
                default -> {}
            }
        });
    }

    private void source(Ts source) {
        stack.add(Statement.about(function.id(), Ts.on(callee, "addEventSource", source)));
    }

    private String origin(Tree p, String property, String nothing) {
        return p.at(property).flatMap(stack.values()::target).orElse(nothing);
    }

    private Ts origin(Tree p, String property) {
        return Ts.var(p.at(property).flatMap(stack.values()::target).orElseThrow());
    }

    private Ts queue(Tree p) {
        Props props = batches(p)
                .and(
                        "maxConcurrency",
                        p.number("ScalingConfig.MaximumConcurrency").map(Stores::number))
                .flag("reportBatchItemFailures", reportsItems(p));
        filters(p).ifPresent(f -> props.and("filters", f));
        return props.make("sources.SqsEventSource", origin(p, "Queue"));
    }

    private Ts kinesis(Tree p) {
        String origin = origin(p, "Stream", "");
        boolean consumer = stack.sort(origin).equals("StreamConsumer");
        return stream(p)
                .make("sources." + (consumer ? "KinesisConsumerEventSource" : "KinesisEventSource"), Ts.var(origin));
    }

    private Ts kafka(Tree p) {
        Props props = Props.of("clusterArn", stack.values().of(p.at("Stream").orElseThrow()))
                .and("topic", stack.values().of(p.list("Topics").get(0)))
                .and("consumerGroupId", p.at("ConsumerGroupId").map(stack.values()::of));
        common(p).entries().forEach(props::and);
        return props.make("sources.ManagedKafkaEventSource");
    }

    private Props stream(Tree p) {
        return common(p)
                .and("parallelizationFactor", p.number("ParallelizationFactor").map(Stores::number))
                .flag("bisectBatchOnError", p.isTrue("BisectBatchOnFunctionError"))
                .and(
                        "maxRecordAge",
                        p.number("MaximumRecordAgeInSeconds").filter(n -> n > 0).map(Ts::seconds))
                .and(
                        "retryAttempts",
                        p.number("MaximumRetryAttempts").filter(n -> n >= 0).map(Stores::number))
                .flag("reportBatchItemFailures", reportsItems(p));
    }

    private Props common(Tree p) {
        Props props = Props.of("startingPosition", Ts.code("lambda.StartingPosition." + p.text("StartingPosition")));
        batches(p).entries().forEach(props::and);
        filters(p).ifPresent(f -> props.and("filters", f));
        p.at("DestinationConfig.OnFailure.Destination")
                .flatMap(stack.values()::target)
                .ifPresent(to -> props.and(
                        "onFailure",
                        Ts.make("sources." + (stack.sort(to).equals("Topic") ? "SnsDlq" : "SqsDlq"), Ts.var(to))));
        return props;
    }

    private static Props batches(Tree p) {
        return Props.none()
                .and("batchSize", p.number("BatchSize").map(Stores::number))
                .and(
                        "maxBatchingWindow",
                        p.number("MaximumBatchingWindowInSeconds").map(Ts::seconds));
    }

    private static boolean reportsItems(Tree p) {
        return p.list("FunctionResponseTypes").contains("ReportBatchItemFailures");
    }

    private Optional<Ts> filters(Tree p) {
        List<Ts> filters = new ArrayList<>();
        for (Object one : p.list("FilterCriteria.Filters")) {
            String pattern = Tree.of(one).text("Pattern");
            try {
                filters.add(
                        Ts.call("lambda.FilterCriteria.filter", stack.values().of(JSON.readValue(pattern, Map.class))));
            } catch (JsonProcessingException e) {
                stack.remark(
                        "The filter of a trigger of " + function.id() + " is not JSON and is left out: " + pattern);
            }
        }
        return filters.isEmpty() ? Optional.empty() : Optional.of(Ts.list(filters));
    }

    private void subscription(Tree p) {
        String topic = origin(p, "Topic", "");
        Props props = Props.none();
        Messaging.options(props, p, stack);
        stack.add(Statement.about(
                topic,
                Ts.on(topic, "addSubscription", props.make("subscriptions.LambdaSubscription", Ts.var(callee)))));
    }

    private void notification(Tree p) {
        String bucket = origin(p, "Bucket", "");
        p.list("Events")
                .forEach(e -> Stores.notifyOf(
                        stack, bucket, p, e.toString(), Ts.make("notifications.LambdaDestination", Ts.var(callee))));
    }

    private void rule(String name, Tree p) {
        Tree pattern = p.tree("Pattern");
        String id = stack.unique(name + "To" + function.id());
        Ts target = Eventing.failures(p, stack).make("targets.LambdaFunction", Ts.var(callee));
        if (Eventing.pattern(pattern, stack).isPresent()) {
            Eventing.rule(id, p.at("EventBusName"), pattern, List.of(target), stack);
            return;
        }
        low(id, p);
    }

    /** A pattern that the library's type cannot say is said by the low-level rule. */
    private void low(String id, Tree p) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("Id", function.id());
        for (String field : List.of("RetryPolicy", "DeadLetterConfig")) {
            p.at(field).ifPresent(v -> target.put(field, v));
        }
        Props typed = Props.none();
        target.forEach((k, v) -> typed.and(Names.camel(k), stack.values().typed(v)));
        typed.and("arn", new Ts.Var(callee, "functionArn"));
        stack.add(Props.none()
                .and("eventBusName", p.at("EventBusName").map(stack.values()::of))
                .and("eventPattern", stack.values().of(p.at("Pattern").orElseThrow()))
                .and("targets", Ts.list(List.of(typed.object())))
                .making(id, "events.CfnRule"));
        stack.declare(id, "CfnRule", Level1::member);
        stack.add(Statement.about(
                function.id(),
                Props.of("principal", Ts.make("iam.ServicePrincipal", Ts.text("events.amazonaws.com")))
                        .and("sourceArn", new Ts.Var(id, "attrArn"))
                        .on(callee, "addPermission", Ts.text(id))));
    }

    private void schedule(String name, Tree p) {
        Props props = Eventing.failures(p, stack);
        if (p.has("Input")) {
            props.and("input", Ts.call("scheduler.ScheduleTargetInput.fromText", Ts.text(p.text("Input"))));
        }
        String id = stack.unique(name);
        Eventing.schedule(id, p, props.make("schedulerTargets.LambdaInvoke", Ts.var(callee)), stack);
    }
}
