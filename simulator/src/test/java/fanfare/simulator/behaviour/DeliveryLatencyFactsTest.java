package fanfare.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Topic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The latencies of hops where a design sets none: the quantiles that were measured (bitesizedserverless.com, 2022/23). */
class DeliveryLatencyFactsTest {
    private static Distribution.Quantile quantile(double probability, double ms) {
        return new Distribution.Quantile(probability, StrictMath.round(ms * 1e6));
    }

    private static void assertQuantiles(Distribution measured, double p10, double p50, double p90, double p99) {
        Distribution.Empirical e = (Distribution.Empirical) measured;
        assertThat(e.points().subList(1, 5))
                .containsExactly(quantile(0.1, p10), quantile(0.5, p50), quantile(0.9, p90), quantile(0.99, p99));
        assertThat(e.points().get(0).value()).isLessThan(p10 * 1e6);
        assertThat(e.points().get(5).value()).isGreaterThan(p99 * 1e6);
    }

    @Test
    @DisplayName("Polls of queues, streams and change streams, and starts of workflows")
    void polls() {
        assertQuantiles(DeliveryLatency.poll(false, false), 13.7, 16.2, 33.8, 105);
        assertQuantiles(DeliveryLatency.poll(true, false), 21.9, 28.1, 61.2, 645);
        assertQuantiles(DeliveryLatency.stream(false), 267, 627, 965, 1_580);
        assertQuantiles(DeliveryLatency.stream(true), 28.8, 49.4, 67.5, 109);
        assertQuantiles(DeliveryLatency.changeStream(), 118, 213, 341, 552);
        assertQuantiles(DeliveryLatency.workflow(false), 73, 99.1, 133, 250);
        assertQuantiles(DeliveryLatency.workflow(true), 57.5, 77.3, 129, 241);
    }

    @Test
    @DisplayName(
            "Topics and buses to functions; behind a FIFO topic the 12 ms of its hop and the queue make its 40.1 ms")
    void deliveries() {
        Component topic = Component.of("Topic", Topic.KIND);
        assertQuantiles(DeliveryLatency.delivery(topic, Function.KIND), 62, 73, 125, 225);
        assertQuantiles(DeliveryLatency.delivery(Component.of("Bus", Bus.KIND), Function.KIND), 113, 148, 241, 387);
        assertThat(DeliveryLatency.delivery(topic, Queue.KIND)).isEqualTo(Distribution.constant(12e6));
        assertQuantiles(DeliveryLatency.poll(true, true), 32.8 - 12, 40.1 - 12, 67.8 - 12, 497 - 12);
        Component bucket =
                Component.of("Bucket", Bucket.KIND).with(Bucket.NOTIFICATION_LATENCY, Distribution.constant(7));
        assertThat(DeliveryLatency.delivery(bucket, Function.KIND)).isEqualTo(Distribution.constant(7));
    }
}
