package fanfare.simulator.behaviour;

import fanfare.model.design.Component;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Topic;
import java.util.List;

/**
 * Measured latencies of deliveries and polls where a connection sets none: bitesizedserverless.com, “Serverless Messaging:
 * Latency Compared”, eu-west-1, September 2022, EventBridge February 2023; the ends of each table are assumed (the
 * largest value 30 % above the 99th percentile). A topic's
 * hop to a queue is what a FIFO topic's path takes longer than a FIFO queue's alone.
 */
final class DeliveryLatency {
    private static final Distribution TOPIC_TO_FUNCTION = quantiles(50, 62, 73, 125, 225, 290);
    private static final Distribution TOPIC_TO_OTHERS = Distribution.constant(12e6);
    private static final Distribution BUS = quantiles(90, 113, 148, 241, 387, 500);
    private static final Distribution QUEUE_STANDARD = quantiles(9, 13.7, 16.2, 33.8, 105, 136);
    private static final Distribution QUEUE_FIFO = quantiles(15, 21.9, 28.1, 61.2, 645, 840);
    private static final Distribution QUEUE_BEHIND_FIFO_TOPIC = quantiles(13, 20.8, 28.1, 55.8, 485, 630);

    private static final Distribution WORKFLOW_STANDARD = quantiles(58, 73, 99.1, 133, 250, 325);
    private static final Distribution WORKFLOW_EXPRESS = quantiles(46, 57.5, 77.3, 129, 241, 313);
    private static final Distribution CHANGE_STREAM = quantiles(10, 118, 213, 341, 552, 718);
    private static final Distribution STREAM_SHARED = quantiles(20, 267, 627, 965, 1_580, 2_054);
    private static final Distribution STREAM_FAN_OUT = quantiles(20, 28.8, 49.4, 67.5, 109, 142);

    private DeliveryLatency() {}

    /** From acceptance by a topic, bus or bucket to the target. */
    static Distribution delivery(Component origin, Kind target) {
        if (origin.kind() == Bucket.KIND) {
            return origin.get(Bucket.NOTIFICATION_LATENCY);
        } else if (origin.kind() == Bus.KIND) {
            return BUS;
        }
        return origin.kind() == Topic.KIND && target == Function.KIND ? TOPIC_TO_FUNCTION : TOPIC_TO_OTHERS;
    }

    /** From a visible message to the handler's start. */
    static Distribution poll(boolean fifo, boolean behindFifoTopic) {
        if (fifo) {
            return behindFifoTopic ? QUEUE_BEHIND_FIFO_TOPIC : QUEUE_FIFO;
        }
        return QUEUE_STANDARD;
    }

    /** From a change of a table to the handler's start. */
    static Distribution changeStream() {
        return CHANGE_STREAM;
    }

    /** From the start of an execution of a workflow to the start of the function that it calls first. */
    static Distribution workflow(boolean express) {
        return express ? WORKFLOW_EXPRESS : WORKFLOW_STANDARD;
    }

    /** From a stored record of a stream to the handler's start. */
    static Distribution stream(boolean fanOut) {
        return fanOut ? STREAM_FAN_OUT : STREAM_SHARED;
    }

    private static Distribution quantiles(double p0, double p10, double p50, double p90, double p99, double p100) {
        return new Distribution.Empirical(List.of(
                new Distribution.Quantile(0, p0 * 1e6),
                new Distribution.Quantile(0.1, p10 * 1e6),
                new Distribution.Quantile(0.5, p50 * 1e6),
                new Distribution.Quantile(0.9, p90 * 1e6),
                new Distribution.Quantile(0.99, p99 * 1e6),
                new Distribution.Quantile(1, p100 * 1e6)));
    }
}
