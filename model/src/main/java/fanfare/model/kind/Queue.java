package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.flag;
import static fanfare.model.kind.Property.perSecond;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.time;

/** A message queue: SQS. */
public final class Queue {
    /** Standard or FIFO. */
    public static final Property<String> FLAVOUR = property("flavour", choice("standard", "fifo"))
            .byDefault("standard")
            .doc("standard: at least once, best-effort order; fifo: exactly once, in order within a message group.")
            .from(Sources.SQS_QUEUE);
    /** Hiding of received messages. */
    public static final Property<Long> VISIBILITY_TIMEOUT = property("visibilityTimeout", time(0, 12 * Times.HOUR))
            .byDefault(30 * Times.SECOND)
            .doc(
                    "How long a received message stays hidden; it comes back if it is not deleted by then. Should be at least six times the function's time-out.")
            .from(Sources.SQS_CREATE)
            .in(RELIABILITY);
    /** Life of a message. */
    public static final Property<Long> RETENTION = property("retention", time(60 * Times.SECOND, 14 * Times.DAY))
            .byDefault(4 * Times.DAY)
            .doc("How long a message is kept.")
            .from(Sources.SQS_CREATE)
            .in(RELIABILITY);
    /** Delay of new messages. */
    public static final Property<Long> DELIVERY_DELAY = property("deliveryDelay", time(0, 900 * Times.SECOND))
            .byDefault(0L)
            .doc("How long a new message stays hidden.")
            .from(Sources.SQS_CREATE);
    /** FIFO with a higher quota. */
    public static final Property<Boolean> HIGH_THROUGHPUT = property("highThroughput", flag())
            .byDefault(false)
            .doc("FIFO only: raises the quota from 300 calls per second to the Region's high-throughput quota.")
            .from(Sources.SQS_FIFO);
    /** Time to accept a message. */
    public static final Property<Distribution> SEND_LATENCY = property("sendLatency", randomTime(10e9))
            .byDefault(Times.between(5, 15))
            .doc("How long a sender waits until its message is accepted.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Share of messages that are delivered twice. */
    public static final Property<Double> DUPLICATE_RATE = property("duplicateRate", share())
            .byDefault(0.0)
            .doc(
                    "Share of the messages that a standard queue delivers a second time: it promises at least once. A FIFO queue delivers none twice.")
            .from(Sources.SQS_MESSAGE)
            .in(SIMULATION);
    /** When dead letters are sent back. */
    public static final Property<Long> REDRIVE_AT = property("redriveAt", time(0, 366 * Times.DAY))
            .doc(
                    "Time after the start of a run at which a dead-letter queue begins to send what lies in it back to the queues that it came from (dead-letter queue redrive). Unset: never.")
            .from(Sources.SQS_REDRIVE)
            .in(RELIABILITY);
    /** How fast they are sent back. */
    public static final Property<Double> REDRIVE_RATE = property("redriveRate", perSecond(0.001, 500))
            .byDefault(500.0)
            .doc("Messages per second that a redrive sends back, at most 500.")
            .from(Sources.SQS_REDRIVE)
            .in(RELIABILITY);
    /** Billed requests of standard queues, in units of 64 KB. */
    public static final Meter STANDARD_REQUESTS = Meter.of("sqs", "standard-request", "request");
    /** Billed requests of FIFO queues, in units of 64 KB. */
    public static final Meter FIFO_REQUESTS = Meter.of("sqs", "fifo-request", "request");

    /** The declaration. */
    public static final Kind KIND = Kind.kind("queue")
            .title("Queue", "SQS")
            .in(Group.MESSAGING)
            .doc("Keeps messages until a consumer has processed and deleted them.")
            .properties(
                    FLAVOUR,
                    VISIBILITY_TIMEOUT,
                    RETENTION,
                    DELIVERY_DELAY,
                    HIGH_THROUGHPUT,
                    DUPLICATE_RATE,
                    REDRIVE_AT,
                    REDRIVE_RATE,
                    SEND_LATENCY)
            .metrics(
                    Metric.count("NumberOfMessagesSent", "Messages added."),
                    Metric.count(
                            "NumberOfMessagesReceived", "Messages handed to a consumer, again or for the first time."),
                    Metric.count("NumberOfMessagesDeleted", "Messages processed and removed."),
                    Metric.count("NumberOfEmptyReceives", "Receive calls that found nothing; they are billed."),
                    Metric.count("MessagesMovedToDeadLetterQueue", "Messages moved after too many receives."),
                    Metric.count("MessagesRedriven", "Messages sent back to the queue that they came from."),
                    Metric.count("DuplicatesDelivered", "Messages that the queue delivers a second time.")
                            .as(Role.DUPLICATES_DELIVERED),
                    Metric.count("MessagesExpired", "Messages removed at the end of their retention."),
                    Metric.level("ApproximateNumberOfMessagesVisible", "Messages waiting."),
                    Metric.level("ApproximateNumberOfMessagesNotVisible", "Messages in flight."),
                    Metric.time(
                                    "ApproximateAgeOfOldestMessage",
                                    "Age of the oldest message that has not been deleted, visible or in flight, once a second.")
                            .as(Role.OLDEST_MESSAGE_AGE))
            .meters(STANDARD_REQUESTS, FIFO_REQUESTS)
            .build();

    private Queue() {}
}
