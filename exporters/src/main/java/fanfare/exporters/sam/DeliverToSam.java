package fanfare.exporters.sam;

import fanfare.model.design.Connection;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Topic;

/** What a service pushes: a subscription of a topic, a rule of a bus, a notification of a bucket. */
record DeliverToSam(Connection delivery, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Kind from = in.from(delivery).kind();
        if (from == Topic.KIND) {
            new Subscription(delivery, in).addTo(template);
        } else if (from == Bus.KIND) {
            new BusRule(delivery, in).addTo(template);
        } else {
            new Notification(delivery, in).addTo(template);
        }
    }
}
