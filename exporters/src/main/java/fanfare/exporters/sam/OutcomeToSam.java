package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Topic;
import java.util.Map;

/** A destination of a function's asynchronous invocations, after success or after failure. */
record OutcomeToSam(Connection outcome, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        String when = outcome.as() == Interactions.ON_SUCCESS ? "OnSuccess" : "OnFailure";
        destinations(template.resource(outcome.from())).put(when, destination(in.to(outcome)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> destinations(TemplateResource function) {
        return (Map<String, Object>)
                function.map("EventInvokeConfig").computeIfAbsent("DestinationConfig", d -> Ordered.of());
    }

    private Map<String, Object> destination(Component to) {
        if (to.kind() == Queue.KIND) {
            return Ordered.of("Type", "SQS", "Destination", in.references().arnOf(to));
        }
        if (to.kind() == Topic.KIND) {
            return Ordered.of("Type", "SNS", "Destination", ref(to.name()));
        }
        if (to.kind() == Function.KIND) {
            return Ordered.of("Type", "Lambda", "Destination", in.references().arnOf(to));
        }
        return Ordered.of("Type", "EventBridge", "Destination", arn(to.name()));
    }
}
