package fanfare.exporters.cdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queues, topics and subscriptions. Their policies are written by what sends to them. */
final class Messaging {
    private Messaging() {}

    /** A queue. */
    record Queue(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            Props props = Props.none();
            if (p.isTrue("FifoQueue")) {
                props.flag("fifo", true).flag("contentBasedDeduplication", p.isTrue("ContentBasedDeduplication"));
                if (p.text("DeduplicationScope").equals("messageGroup")) {
                    props.and("deduplicationScope", Ts.code("sqs.DeduplicationScope.MESSAGE_GROUP"));
                }
                if (p.text("FifoThroughputLimit").equals("perMessageGroupId")) {
                    props.and("fifoThroughputLimit", Ts.code("sqs.FifoThroughputLimit.PER_MESSAGE_GROUP_ID"));
                }
            }
            props.and("visibilityTimeout", p.number("VisibilityTimeout").map(Ts::seconds))
                    .and("retentionPeriod", p.number("MessageRetentionPeriod").map(Ts::seconds))
                    .and("deliveryDelay", p.number("DelaySeconds").map(Ts::seconds))
                    .and(
                            "receiveMessageWaitTime",
                            p.number("ReceiveMessageWaitTimeSeconds").map(Ts::seconds));
            if (p.isTrue("SqsManagedSseEnabled")) {
                props.and("encryption", Ts.code("sqs.QueueEncryption.SQS_MANAGED"));
            }
            p.at("RedrivePolicy.deadLetterTargetArn")
                    .flatMap(stack.values()::target)
                    .ifPresent(queue -> props.and(
                            "deadLetterQueue",
                            Props.of("queue", Ts.var(queue))
                                    .and("maxReceiveCount", Ts.code(p.text("RedrivePolicy.maxReceiveCount")))
                                    .object()));
            resource.removal(props.entries());
            stack.add(props.making(resource.id(), "sqs.Queue"));
        }
    }

    /** A topic. */
    record Topic(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            stack.add(Props.none()
                    .flag("fifo", p.isTrue("FifoTopic"))
                    .flag("contentBasedDeduplication", p.isTrue("ContentBasedDeduplication"))
                    .making(resource.id(), "sns.Topic"));
        }
    }

    /** A subscription of anything but a function. */
    record Subscription(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            String topic = stack.values().target(p.at("TopicArn").orElse("")).orElseThrow();
            Object endpoint = p.at("Endpoint").orElseThrow();
            Optional<String> target = stack.values().target(endpoint);
            Props props = Props.none().flag("rawMessageDelivery", p.isTrue("RawMessageDelivery"));
            options(props, p, stack);
            switch (p.text("Protocol")) {
                case "sqs" ->
                    subscribe(stack, topic, props.make("subscriptions.SqsSubscription", Ts.var(target.orElseThrow())));
                case "https" ->
                    subscribe(
                            stack,
                            topic,
                            props.and("protocol", Ts.code("sns.SubscriptionProtocol.HTTPS"))
                                    .make(
                                            "subscriptions.UrlSubscription",
                                            stack.values().of(endpoint)));
                default -> general(stack, topic, props, p);
            }
        }

        private static void subscribe(Stack stack, String topic, Ts subscription) {
            stack.add(Statement.about(topic, Ts.on(topic, "addSubscription", subscription)));
        }

        private void general(Stack stack, String topic, Props props, Tree p) {
            Props all = Props.of("topic", Ts.var(topic))
                    .and("endpoint", stack.values().of(p.at("Endpoint").orElseThrow()))
                    .and(
                            "protocol",
                            Ts.code("sns.SubscriptionProtocol."
                                    + p.text("Protocol").toUpperCase(java.util.Locale.ROOT)));
            p.at("SubscriptionRoleArn")
                    .ifPresent(
                            r -> all.and("subscriptionRoleArn", stack.values().of(r)));
            props.entries().forEach(all::and);
            stack.add(all.making(resource.id(), "sns.Subscription"));
        }
    }

    /** The filter and the dead-letter queue of a subscription. */
    static void options(Props props, Tree p, Stack stack) {
        boolean body = p.text("FilterPolicyScope").equals("MessageBody");
        Tree policy = p.tree("FilterPolicy");
        if (!policy.entries().isEmpty()) {
            props.and(body ? "filterPolicyWithMessageBody" : "filterPolicy", filters(policy, body, stack));
        }
        p.at("RedrivePolicy.deadLetterTargetArn")
                .flatMap(stack.values()::target)
                .ifPresent(queue -> props.and("deadLetterQueue", Ts.var(queue)));
    }

    private static Ts filters(Tree policy, boolean body, Stack stack) {
        Map<String, Ts> filters = new LinkedHashMap<>();
        policy.entries().forEach((key, value) -> {
            if (value instanceof List<?> conditions) {
                Ts filter = filter(key, conditions, stack);
                filters.put(key, body ? Ts.call("sns.FilterOrPolicy.filter", filter) : filter);
            } else {
                filters.put(key, Ts.call("sns.FilterOrPolicy.policy", filters(Tree.of(value), true, stack)));
            }
        });
        return new Ts.Obj(filters);
    }

    private static Ts filter(String key, List<?> conditions, Stack stack) {
        List<Ts> allowed = new ArrayList<>();
        Props said = Props.none();
        for (Object condition : conditions) {
            Tree c = Tree.of(condition);
            if (condition instanceof String) {
                allowed.add(stack.values().of(condition));
            } else if (c.has("prefix")) {
                said.and("matchPrefixes", stack.values().of(c.list("prefix")));
            } else if (c.has("suffix")) {
                said.and("matchSuffixes", stack.values().of(c.list("suffix")));
            } else if (c.list("anything-but").stream().anyMatch(String.class::isInstance)) {
                said.and("denylist", stack.values().of(c.list("anything-but")));
            } else if (c.has("exists")) {
                return Ts.call("sns.SubscriptionFilter." + (c.isTrue("exists") ? "existsFilter" : "notExistsFilter"));
            } else if (conditions.size() == 1 && condition instanceof Number n) {
                return Ts.call(
                        "sns.SubscriptionFilter.numericFilter",
                        Props.of("allowlist", Ts.list(List.of(Ts.code(n.toString()))))
                                .object());
            } else {
                stack.remark("The filter of " + key
                        + " has a condition that the subscription filters of the library do not say: " + condition
                        + "; add it by hand.");
            }
        }
        if (!allowed.isEmpty()) {
            said.and("allowlist", Ts.list(allowed));
        }
        return Ts.call("sns.SubscriptionFilter.stringFilter", said.object());
    }
}
