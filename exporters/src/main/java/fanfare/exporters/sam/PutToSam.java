package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Function;
import fanfare.model.kind.Schedule;

/** An event put on a bus. */
record PutToSam(Connection put, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(put);
        Component bus = in.to(put);
        if (from.kind() == Function.KIND) {
            new Grants(from, in, template).putOn(bus);
        } else if (from.kind() == Schedule.KIND) {
            new ScheduledTarget(from, bus, in)
                    .addTo(
                            template,
                            "events:PutEvents",
                            Ordered.of(
                                    "Arn",
                                    arn(bus.name()),
                                    "EventBridgeParameters",
                                    Ordered.of("DetailType", from.name(), "Source", "schedule")));
        } else {
            Clients.reach(from, bus, template);
        }
    }
}
