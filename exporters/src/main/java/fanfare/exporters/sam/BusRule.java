package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Container;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import java.util.List;
import java.util.Map;

/** A rule of a bus with its target. */
record BusRule(Connection delivery, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component bus = in.from(delivery);
        Component to = in.to(delivery);
        if (to.kind() == Function.KIND) {
            Map<String, Object> properties = Ordered.of("EventBusName", ref(bus.name()), "Pattern", pattern(template));
            properties.putAll(failures());
            Events.add(template.resource(to.name()), bus.name(), "EventBridgeRule", properties);
            return;
        }
        String id = template.unique(bus.name() + "To" + to.name());
        TemplateResource rule = template.add(id, "AWS::Events::Rule");
        Map<String, Object> target = Ordered.of("Id", to.name());
        target.putAll(target(id, bus, to, template));
        target.putAll(failures());
        rule.with("EventBusName", ref(bus.name()))
                .with("EventPattern", pattern(template))
                .with("Targets", List.of(target));
    }

    private Map<String, Object> target(String rule, Component bus, Component to, Template template) {
        if (to.kind() == Queue.KIND) {
            Object queue = in.references().arnOf(to);
            Policies.letSend(template, "events.amazonaws.com", to.name(), queue, "ArnLike", BusToSam.rules(bus));
            Map<String, Object> target = Ordered.of("Arn", queue);
            if (QueueToSam.isFifo(to)) {
                target.put("SqsParameters", Map.of("MessageGroupId", bus.name()));
            }
            return target;
        }
        if (to.kind() == Topic.KIND) {
            Policies.letPublish(template, "events.amazonaws.com", to.name(), "ArnLike", BusToSam.rules(bus));
            return Ordered.of("Arn", ref(to.name()));
        }
        if (to.kind() == Container.KIND) {
            TaskRun run = new TaskRun(to, template);
            String role = template.unique(rule + "Role");
            Policies.role(
                    template,
                    role,
                    "events.amazonaws.com",
                    Map.of(),
                    List.copyOf(new TaskNetwork(template).starting(to)));
            template.remark(
                    "The rule " + rule + " starts a task of " + to.name()
                            + " without its event: pass on what the task needs with an input transformer that sets containerOverrides.");
            return Ordered.of(
                    "Arn", run.cluster(), "RoleArn", arn(role), "EcsParameters", run.parameters("AwsVpcConfiguration"));
        }
        boolean external = to.kind() == External.KIND;
        boolean stream = to.kind() == Stream.KIND;
        boolean workflow = to.kind() == Workflow.KIND;
        Intrinsic arn =
                workflow ? ref(to.name()) : arn(external ? new ApiDestination(to, in).addTo(template) : to.name());
        String role = template.unique(rule + "Role");
        String action = external
                ? "events:InvokeApiDestination"
                : to.kind() == Delivery.KIND
                        ? "firehose:PutRecord"
                        : stream ? "kinesis:PutRecord" : workflow ? "states:StartExecution" : "events:PutEvents";
        Policies.role(template, role, "events.amazonaws.com", Map.of(), List.of(Policies.allow(action, arn)));
        Map<String, Object> target = Ordered.of("Arn", arn, "RoleArn", arn(role));
        if (stream) {
            target.put("KinesisParameters", Map.of("PartitionKeyPath", "$.id"));
        }
        return target;
    }

    private Map<String, Object> pattern(Template template) {
        return delivery.value(Deliver.FILTER)
                .flatMap(text -> Json.filter(text, delivery.from() + " → " + delivery.to(), template))
                .orElse(Map.of("source", List.of(Map.of("prefix", ""))));
    }

    private Map<String, Object> failures() {
        Map<String, Object> properties = Ordered.of(
                "RetryPolicy",
                Ordered.of(
                        "MaximumRetryAttempts",
                        delivery.get(Deliver.MAXIMUM_RETRY_ATTEMPTS),
                        "MaximumEventAgeInSeconds",
                        Seconds.of(delivery.get(Deliver.MAXIMUM_EVENT_AGE))));
        in.deadLetters(delivery.from())
                .ifPresent(queue -> properties.put(
                        "DeadLetterConfig", Map.of("Arn", in.references().arnOf(queue))));
        return properties;
    }
}
