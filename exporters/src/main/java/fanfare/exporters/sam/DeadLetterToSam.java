package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Bus;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Topic;

/**
 * Where failed messages go. A queue says so itself, a function too; for topics and buses every subscription and rule says
 * so, and the queue must let them in. Schedules and change streams say it where their targets are written.
 */
record DeadLetterToSam(Connection deadLetter, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(deadLetter);
        Component to = in.to(deadLetter);
        if (from.kind() == Queue.KIND) {
            template.resource(from.name())
                    .map("RedrivePolicy")
                    .putAll(Ordered.of(
                            "deadLetterTargetArn",
                            in.references().arnOf(to),
                            "maxReceiveCount",
                            deadLetter.get(DeadLetter.MAX_RECEIVE_COUNT)));
        } else if (from.kind() == Function.KIND) {
            boolean topic = to.kind() == Topic.KIND;
            template.resource(from.name())
                    .map("DeadLetterQueue")
                    .putAll(Ordered.of(
                            "Type", topic ? "SNS" : "SQS",
                            "TargetArn",
                                    topic ? ref(to.name()) : in.references().arnOf(to)));
        } else if (from.kind() == Topic.KIND) {
            letSend(template, "sns.amazonaws.com", to, "ArnEquals", ref(from.name()));
        } else if (from.kind() == Bus.KIND) {
            letSend(template, "events.amazonaws.com", to, "ArnLike", BusToSam.rules(from));
        }
    }

    private void letSend(Template template, String service, Component queue, String test, Object source) {
        Policies.letSend(template, service, queue.name(), in.references().arnOf(queue), test, source);
    }
}
