package fanfare.exporters.cdk;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Buses, rules, API destinations and schedules. */
final class Eventing {
    private static final long DEFAULT_ATTEMPTS = 185;
    private static final long DEFAULT_AGE = 86_400;

    private Eventing() {}

    /** A bus. */
    record Bus(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            stack.add(Props.none()
                    .and("eventBusName", resource.properties().at("Name").map(stack.values()::of))
                    .making(resource.id(), "events.EventBus"));
        }
    }

    /** What lets a bus call somebody else's service. */
    record Connection(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree key = resource.properties().tree("AuthParameters.ApiKeyAuthParameters");
            Ts value = stack.values().of(key.at("ApiKeyValue").orElseThrow());
            String secret =
                    value.uses().isEmpty() ? "" : value.uses().iterator().next();
            stack.add(Props.of(
                            "authorization",
                            Ts.call(
                                    "events.Authorization.apiKey",
                                    Ts.text(key.text("ApiKeyName")),
                                    Ts.on(secret, "secretValueFromJson", Ts.text("apiKey"))))
                    .making(resource.id(), "events.Connection"));
        }
    }

    /** Somebody else's service. */
    record ApiDestination(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            stack.add(Props.none()
                    .and(
                            "connection",
                            p.at("ConnectionArn")
                                    .flatMap(stack.values()::target)
                                    .map(Ts::var))
                    .and("endpoint", p.at("InvocationEndpoint").map(stack.values()::of))
                    .and("httpMethod", Ts.code("events.HttpMethod." + p.text("HttpMethod")))
                    .and(
                            "rateLimitPerSecond",
                            p.number("InvocationRateLimitPerSecond").map(Stores::number))
                    .making(resource.id(), "events.ApiDestination"));
        }
    }

    /** A rule whose targets the library has. */
    record Rule(Resource resource) implements CdkMapping {
        /** True if all targets can be said. */
        static boolean fits(Resource r, Stack stack) {
            return pattern(r.properties().tree("EventPattern"), stack).isPresent()
                    && r.properties().list("Targets").stream()
                            .allMatch(t -> target(Tree.of(t), stack).isPresent());
        }

        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            List<Ts> targets = p.list("Targets").stream()
                    .map(t -> target(Tree.of(t), stack).orElseThrow())
                    .toList();
            rule(resource.id(), p.at("EventBusName"), p.tree("EventPattern"), targets, stack);
        }
    }

    /** A rule of a bus, or of the default bus. */
    static void rule(String id, Optional<Object> bus, Tree pattern, List<Ts> targets, Stack stack) {
        stack.add(Props.none()
                .and("eventBus", bus.flatMap(stack.values()::target).map(Ts::var))
                .and("eventPattern", pattern(pattern, stack).orElseThrow())
                .and("targets", Ts.list(targets))
                .making(id, "events.Rule"));
    }

    /** A pattern, if the library's type can say it. */
    static Optional<Ts> pattern(Tree pattern, Stack stack) {
        Props props = Props.none();
        for (Map.Entry<String, Object> field : pattern.entries().entrySet()) {
            if (field.getKey().equals("detail")) {
                props.and("detail", stack.values().of(field.getValue()));
                continue;
            }
            List<?> values = pattern.list(field.getKey());
            if (values.stream().allMatch(v -> v instanceof String || v instanceof Intrinsic)) {
                props.and(Names.camel(field.getKey()), stack.values().of(values));
            } else if (values.size() == 1 && Tree.of(values.get(0)).has("prefix")) {
                props.and(
                        Names.camel(field.getKey()),
                        Ts.call(
                                "events.Match.prefix",
                                Ts.text(Tree.of(values.get(0)).text("prefix"))));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(props.object());
    }

    private static Optional<Ts> target(Tree target, Stack stack) {
        return target.at("Arn").flatMap(stack.values()::target).flatMap(to -> {
            Props props = failures(target, stack);
            return Optional.ofNullable(
                    switch (stack.sort(to)) {
                        case "Queue" ->
                            props.and(
                                            "messageGroupId",
                                            target.at("SqsParameters.MessageGroupId")
                                                    .map(stack.values()::of))
                                    .make("targets.SqsQueue", Ts.var(to));
                        case "Topic" -> props.make("targets.SnsTopic", Ts.var(to));
                        case "EventBus" -> toBus(to, props);
                        case "Stream" ->
                            props.and(
                                            "partitionKeyPath",
                                            target.at("KinesisParameters.PartitionKeyPath")
                                                    .map(stack.values()::of))
                                    .make("targets.KinesisStream", Ts.var(to));
                        case "StateMachine" -> props.make("targets.SfnStateMachine", Ts.var(to));
                        case "ApiDestination" -> props.make("targets.ApiDestination", Ts.var(to));
                        default -> null;
                    });
        });
    }

    /** The library's target of a bus has no retries. */
    private static Ts toBus(String to, Props props) {
        return props.entries().containsKey("retryAttempts") || props.entries().containsKey("maxEventAge")
                ? null
                : props.make("targets.EventBus", Ts.var(to));
    }

    /** Retries and the dead-letter queue; what is the service's default is not said. */
    static Props failures(Tree target, Stack stack) {
        return Props.none()
                .and(
                        "retryAttempts",
                        target.number("RetryPolicy.MaximumRetryAttempts")
                                .filter(n -> n != DEFAULT_ATTEMPTS)
                                .map(Stores::number))
                .and(
                        "maxEventAge",
                        target.number("RetryPolicy.MaximumEventAgeInSeconds")
                                .filter(n -> n != DEFAULT_AGE)
                                .map(Ts::seconds))
                .and(
                        "deadLetterQueue",
                        target.at("DeadLetterConfig.Arn")
                                .flatMap(stack.values()::target)
                                .map(Ts::var));
    }

    /** A schedule whose target the library has. */
    record Schedule(Resource resource) implements CdkMapping {
        /** True if the target can be said. */
        static boolean fits(Resource r, Stack stack) {
            return scheduled(r.properties().tree("Target"), stack).isPresent();
        }

        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            schedule(resource.id(), p, scheduled(p.tree("Target"), stack).orElseThrow(), stack);
        }
    }

    /** A schedule. */
    static void schedule(String id, Tree p, Ts target, Stack stack) {
        List<Ts> expression = new ArrayList<>(List.of(Ts.text(p.text("ScheduleExpression"))));
        if (p.has("ScheduleExpressionTimezone")) {
            expression.add(Ts.call("cdk.TimeZone.of", Ts.text(p.text("ScheduleExpressionTimezone"))));
        }
        Props props = Props.of("schedule", new Ts.Call(Ts.code("scheduler.ScheduleExpression.expression"), expression))
                .and("target", target);
        p.number("FlexibleTimeWindow.MaximumWindowInMinutes")
                .ifPresent(m -> props.and("timeWindow", Ts.call("scheduler.TimeWindow.flexible", Ts.seconds(m * 60))));
        stack.add(props.making(id, "scheduler.Schedule"));
    }

    private static Optional<Ts> scheduled(Tree target, Stack stack) {
        return target.at("Arn").flatMap(stack.values()::target).flatMap(to -> {
            Props props = failures(target, stack);
            if (target.has("Input")) {
                props.and("input", Ts.call("scheduler.ScheduleTargetInput.fromText", Ts.text(target.text("Input"))));
            }
            return Optional.ofNullable(
                    switch (stack.sort(to)) {
                        case "Queue" ->
                            props.and(
                                            "messageGroupId",
                                            target.at("SqsParameters.MessageGroupId")
                                                    .map(stack.values()::of))
                                    .make("schedulerTargets.SqsSendMessage", Ts.var(to));
                        case "Topic" -> props.make("schedulerTargets.SnsPublish", Ts.var(to));
                        case "StateMachine" ->
                            Ts.make("schedulerTargets.StepFunctionsStartExecution", Ts.var(to), props.object());
                        case "Stream" ->
                            props.and("partitionKey", Ts.text(target.text("KinesisParameters.PartitionKey")))
                                    .make("schedulerTargets.KinesisStreamPutRecord", Ts.var(to));
                        case "EventBus" ->
                            props.make(
                                    "schedulerTargets.EventBridgePutEvents",
                                    entry(target.tree("EventBridgeParameters"), to));
                        default -> null;
                    });
        });
    }

    private static Ts entry(Tree event, String bus) {
        return Props.of("eventBus", Ts.var(bus))
                .and("source", Ts.text(event.text("Source")))
                .and("detailType", Ts.text(event.text("DetailType")))
                .and(
                        "detail",
                        Ts.call(
                                "scheduler.ScheduleTargetInput.fromObject",
                                Props.none().object()))
                .object();
    }
}
