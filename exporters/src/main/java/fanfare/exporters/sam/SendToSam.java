package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Schedule;
import java.util.Map;

/** A message put into a queue. */
record SendToSam(Connection send, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(send);
        Component queue = in.to(send);
        if (from.kind() == Api.KIND) {
            new Integration(send, in).addTo(template);
        } else if (Callers.isOne(from)) {
            new Grants(from, in, template).sendTo(queue);
        } else if (from.kind() == Schedule.KIND) {
            Map<String, Object> target = Ordered.of("Arn", in.references().arnOf(queue));
            if (QueueToSam.isFifo(queue)) {
                target.put("SqsParameters", Map.of("MessageGroupId", from.name()));
            }
            new ScheduledTarget(from, queue, in).addTo(template, "sqs:SendMessage", target);
        } else {
            Clients.reach(from, queue, template);
        }
    }
}
