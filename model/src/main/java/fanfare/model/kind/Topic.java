package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;

/** Publish and subscribe: SNS. */
public final class Topic {
    /** Standard or FIFO. */
    public static final Property<String> FLAVOUR = property("flavour", choice("standard", "fifo"))
            .byDefault("standard")
            .doc("standard: any subscriber; fifo: in order, to queues only.")
            .from(Sources.SNS_QUOTAS);
    /** Time to accept a message. */
    public static final Property<Distribution> PUBLISH_LATENCY = property("publishLatency", randomTime(10e9))
            .byDefault(Times.between(10, 25))
            .doc("How long a publisher waits until its message is accepted.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Billed publishes of standard topics, in units of 64 KB. */
    public static final Meter PUBLISHES = Meter.of("sns", "publish", "request");
    /** Billed publishes of FIFO topics. */
    public static final Meter FIFO_PUBLISHES = Meter.of("sns", "fifo-publish", "request");
    /** Payload into FIFO topics, counted in bytes. */
    public static final Meter FIFO_PUBLISH_GB = new Meter("sns", "fifo-publish-gb", "GB", Times.GB);
    /** Deliveries of FIFO topics. */
    public static final Meter FIFO_DELIVERIES = Meter.of("sns", "fifo-delivery", "delivery");
    /** Payload out of FIFO topics, counted in bytes. */
    public static final Meter FIFO_DELIVERY_GB = new Meter("sns", "fifo-delivery-gb", "GB", Times.GB);
    /** Deliveries to HTTP endpoints. */
    public static final Meter HTTP_DELIVERIES = Meter.of("sns", "http-delivery", "delivery");
    /** Deliveries to delivery streams. */
    public static final Meter DELIVERY_STREAMS = Meter.of("sns", "firehose-delivery", "delivery");

    /** The declaration. */
    public static final Kind KIND = Kind.kind("topic")
            .title("Topic", "SNS")
            .in(Group.MESSAGING)
            .doc("Delivers a copy of every message to every subscriber whose filter it passes.")
            .properties(FLAVOUR, PUBLISH_LATENCY)
            .metrics(
                    Metric.count("NumberOfMessagesPublished", "Messages published."),
                    Metric.count("NumberOfNotificationsDelivered", "Copies accepted by subscribers."),
                    Metric.count("NumberOfNotificationsFilteredOut", "Copies not sent because of a filter."),
                    Metric.count("NumberOfNotificationsFailed", "Copies given up after all attempts."))
            .meters(
                    PUBLISHES,
                    FIFO_PUBLISHES,
                    FIFO_PUBLISH_GB,
                    FIFO_DELIVERIES,
                    FIFO_DELIVERY_GB,
                    HTTP_DELIVERIES,
                    DELIVERY_STREAMS)
            .build();

    private Topic() {}
}
