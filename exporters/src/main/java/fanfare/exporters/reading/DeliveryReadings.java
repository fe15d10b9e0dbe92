package fanfare.exporters.reading;

import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Edge;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.PartJson;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Topic;
import java.util.Optional;

/** What rules and subscriptions say of a delivery. */
final class DeliveryReadings {
    private DeliveryReadings() {}

    /** Reads the rule or the subscription that stands on the lines of an edge. */
    static void deliver(Kind from, Edge edge, Drawing drawing, Reading into) {
        for (Resource r : drawing.expansion().resources().values()) {
            if (from == Bus.KIND && r.type().equals("AWS::Events::Rule")) {
                target(r, edge)
                        .ifPresent(t -> rule(new EventPattern(r.properties().at("EventPattern"), drawing), t, into));
            } else if (from == Topic.KIND
                    && r.type().equals("AWS::SNS::Subscription")
                    && edge.lines().contains(r.line())) {
                subscription(r.properties(), into);
            }
        }
    }

    private static Optional<Part> target(Resource rule, Edge edge) {
        return rule.properties().at("Targets").alternatives().stream()
                .filter(t -> edge.lines().contains(t.line()))
                .findFirst();
    }

    private static void rule(EventPattern pattern, Part target, Reading into) {
        pattern.json().ifPresent(json -> filter(json, into));
        Reading policy = new Reading(target.at("RetryPolicy"), into.values(), doubt -> {});
        policy.whole(Deliver.MAXIMUM_RETRY_ATTEMPTS, "MaximumRetryAttempts")
                .seconds(Deliver.MAXIMUM_EVENT_AGE, "MaximumEventAgeInSeconds");
        policy.settings()
                .find(Deliver.MAXIMUM_RETRY_ATTEMPTS)
                .ifPresent(n -> into.set(Deliver.MAXIMUM_RETRY_ATTEMPTS, n));
        policy.settings().find(Deliver.MAXIMUM_EVENT_AGE).ifPresent(age -> into.set(Deliver.MAXIMUM_EVENT_AGE, age));
    }

    /** A filter of message attributes is none that a design has: the filters there look into the body. */
    private static void subscription(Part p, Reading into) {
        if (p.at("FilterPolicyScope").wordsOr("").equals("MessageBody")) {
            Part policy = p.at("FilterPolicy");
            if (policy.exists() && isPlain(policy)) {
                filter(PartJson.of(policy).toString(), into);
            }
        }
        if (p.at("RawMessageDelivery").isTrue()) {
            into.set(Deliver.RAW, true);
        }
    }

    /** Not if it is too long for a design. */
    private static void filter(String json, Reading into) {
        if (Deliver.FILTER.type().check(json).isEmpty()) {
            into.set(Deliver.FILTER, json);
        }
    }

    /** True for what says the same in any template: without references. */
    private static boolean isPlain(Part part) {
        return !(part instanceof Part.Call)
                && part.entries().values().stream().allMatch(DeliveryReadings::isPlain)
                && (!(part instanceof Part.Items i) || i.items().stream().allMatch(DeliveryReadings::isPlain));
    }
}
