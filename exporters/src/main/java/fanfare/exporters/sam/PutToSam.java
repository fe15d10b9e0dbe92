package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import java.util.Map;

/** An event put on a bus, or a record put into a stream or a delivery stream. */
record PutToSam(Connection put, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(put);
        Component to = in.to(put);
        boolean stream = to.kind() == Stream.KIND;
        if (from.kind() == Api.KIND) {
            new Integration(put, in).addTo(template);
        } else if (Callers.isOne(from)) {
            Grants grants = new Grants(from, in, template);
            if (to.kind() == Kafka.KIND) {
                grants.putIntoKafka(to);
            } else if (to.kind() == Delivery.KIND) {
                grants.putIntoDelivery(to);
            } else if (stream) {
                grants.putInto(to);
            } else {
                grants.putOn(to);
            }
        } else if (from.kind() == Schedule.KIND && to.kind() == Delivery.KIND) {
            new ScheduledTarget(from, to, in).addTo(template, "firehose:PutRecord", Ordered.of("Arn", arn(to.name())));
        } else if (from.kind() == Schedule.KIND) {
            Map<String, Object> parameters = stream
                    ? Ordered.of("KinesisParameters", Map.of("PartitionKey", from.name()))
                    : Ordered.of("EventBridgeParameters", Ordered.of("DetailType", from.name(), "Source", "schedule"));
            Map<String, Object> target = Ordered.of("Arn", arn(to.name()));
            target.putAll(parameters);
            new ScheduledTarget(from, to, in)
                    .addTo(template, stream ? "kinesis:PutRecord" : "events:PutEvents", target);
        } else {
            Clients.reach(from, to, template);
        }
    }
}
