package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
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

    private static Map<String, Object> rules(String key, String prefix) {
        return Map.of(key, Map.of("Rules", List.of(Ordered.of("Name", "prefix", "Value", prefix))));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> configurations(TemplateResource bucket, String sort) {
        return (List<Object>) bucket.map("NotificationConfiguration").computeIfAbsent(sort, s -> new ArrayList<>());
    }
}
