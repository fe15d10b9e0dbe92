package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bucket's notification of new objects. The bucket waits for the policy that lets it notify. */
record Notification(Connection delivery, Context in) implements SamMapping {
    private static final String CREATED = "s3:ObjectCreated:*";

    @Override
    public void addTo(Template template) {
        Component bucket = in.from(delivery);
        Component to = in.to(delivery);
        TemplateResource resource = template.resource(bucket.name());
        Optional<Map<String, Object>> filter = delivery.value(Deliver.FILTER).map(prefix -> rules("S3Key", prefix));
        if (to.kind() == Function.KIND) {
            Map<String, Object> properties = Ordered.of("Bucket", ref(bucket.name()), "Events", CREATED);
            filter.ifPresent(f -> properties.put("Filter", f));
            Events.add(template.resource(to.name()), bucket.name(), "S3", properties);
            return;
        }
        if (to.kind() == Bus.KIND) {
            forward(bucket, to, resource, template);
            return;
        }
        boolean queue = to.kind() == Queue.KIND;
        Object arn = queue ? in.references().arnOf(to) : ref(to.name());
        Map<String, Object> notification = Ordered.of("Event", CREATED, queue ? "Queue" : "Topic", arn);
        filter.ifPresent(f -> notification.put("Filter", f));
        configurations(resource, queue ? "QueueConfigurations" : "TopicConfigurations")
                .add(notification);
        Object source = References.fixedBucketArn(bucket);
        resource.after(
                queue
                        ? Policies.letSend(template, "s3.amazonaws.com", to.name(), arn, "ArnEquals", source)
                        : Policies.letPublish(template, "s3.amazonaws.com", to.name(), "ArnEquals", source));
    }

    /** S3 tells the account's default bus; a rule there passes its events on. */
    private void forward(Component bucket, Component bus, TemplateResource resource, Template template) {
        resource.map("NotificationConfiguration").put("EventBridgeConfiguration", Map.of("EventBridgeEnabled", true));
        if (DefaultBus.is(bus)) {
            return;
        }
        Map<String, Object> detail = Ordered.of("bucket", Map.of("name", List.of(References.fixedBucketName(bucket))));
        delivery.value(Deliver.FILTER)
                .ifPresent(prefix -> detail.put("object", Map.of("key", List.of(Map.of("prefix", prefix)))));
        String id = template.unique(bucket.name() + "To" + bus.name());
        String role = template.unique(id + "Role");
        Policies.role(
                template,
                role,
                "events.amazonaws.com",
                Map.of(),
                List.of(Policies.allow("events:PutEvents", Intrinsic.arn(bus.name()))));
        template.add(id, "AWS::Events::Rule")
                .comment("On the default bus, the only one that S3 tells.")
                .with(
                        "EventPattern",
                        Ordered.of(
                                "source",
                                List.of("aws.s3"),
                                "detail-type",
                                List.of("Object Created"),
                                "detail",
                                detail))
                .with(
                        "Targets",
                        List.of(Ordered.of(
                                "Id",
                                bus.name(),
                                "Arn",
                                Intrinsic.arn(bus.name()),
                                "RoleArn",
                                Intrinsic.arn(role),
                                "RetryPolicy",
                                Ordered.of(
                                        "MaximumRetryAttempts",
                                        delivery.get(Deliver.MAXIMUM_RETRY_ATTEMPTS),
                                        "MaximumEventAgeInSeconds",
                                        Seconds.of(delivery.get(Deliver.MAXIMUM_EVENT_AGE))))));
    }

    private static Map<String, Object> rules(String key, String prefix) {
        return Map.of(key, Map.of("Rules", List.of(Ordered.of("Name", "prefix", "Value", prefix))));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> configurations(TemplateResource bucket, String sort) {
        return (List<Object>) bucket.map("NotificationConfiguration").computeIfAbsent(sort, s -> new ArrayList<>());
    }
}
