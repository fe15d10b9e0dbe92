package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Function;
import fanfare.model.kind.Queue;
import java.util.List;
import java.util.Map;

/** A subscription of a topic. Filters look at the message's body, which is JSON. */
record Subscription(Connection delivery, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component topic = in.from(delivery);
        Component to = in.to(delivery);
        if (to.kind() == Function.KIND) {
            Map<String, Object> properties = Ordered.of("Topic", ref(topic.name()));
            properties.putAll(filterAndRedrive(template));
            Events.add(template.resource(to.name()), topic.name(), "SNS", properties);
            return;
        }
        Map<String, Object> properties = Ordered.of("TopicArn", ref(topic.name()));
        if (to.kind() == Queue.KIND) {
            properties.putAll(
                    Ordered.of("Protocol", "sqs", "Endpoint", in.references().arnOf(to)));
            Policies.letSend(
                    template,
                    "sns.amazonaws.com",
                    to.name(),
                    in.references().arnOf(to),
                    "ArnEquals",
                    ref(topic.name()));
        } else if (to.kind() == Delivery.KIND) {
            String role = template.unique(topic.name() + "To" + to.name() + "Role");
            Policies.role(
                    template,
                    role,
                    "sns.amazonaws.com",
                    Map.of(),
                    List.of(Policies.allow(
                            List.of("firehose:DescribeDeliveryStream", "firehose:PutRecord", "firehose:PutRecordBatch"),
                            arn(to.name()))));
            properties.putAll(
                    Ordered.of("Protocol", "firehose", "Endpoint", arn(to.name()), "SubscriptionRoleArn", arn(role)));
        } else {
            properties.putAll(
                    Ordered.of("Protocol", "https", "Endpoint", ref(ExternalToSam.urlParameter(to, in, template))));
        }
        if (delivery.get(Deliver.RAW)) {
            properties.put("RawMessageDelivery", true);
        }
        properties.putAll(filterAndRedrive(template));
        template.add(template.unique(topic.name() + "To" + to.name()), "AWS::SNS::Subscription")
                .with(properties);
    }

    private Map<String, Object> filterAndRedrive(Template template) {
        Map<String, Object> properties = Ordered.of();
        delivery.value(Deliver.FILTER)
                .flatMap(text -> Json.filter(text, delivery.from() + " → " + delivery.to(), template))
                .ifPresent(policy -> {
                    properties.put("FilterPolicyScope", "MessageBody");
                    properties.put("FilterPolicy", policy);
                });
        in.deadLetters(delivery.from())
                .ifPresent(queue -> properties.put(
                        "RedrivePolicy",
                        Map.of("deadLetterTargetArn", in.references().arnOf(queue))));
        return properties;
    }
}
