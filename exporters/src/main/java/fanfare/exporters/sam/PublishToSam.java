package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Schedule;

/** A message published to a topic. */
record PublishToSam(Connection publish, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(publish);
        Component topic = in.to(publish);
        if (from.kind() == Api.KIND) {
            new Integration(publish, in).addTo(template);
        } else if (Callers.isOne(from)) {
            new Grants(from, in, template).publishTo(topic);
        } else if (from.kind() == Schedule.KIND) {
            new ScheduledTarget(from, topic, in).addTo(template, "sns:Publish", Ordered.of("Arn", ref(topic.name())));
        } else {
            Clients.reach(from, topic, template);
        }
    }
}
