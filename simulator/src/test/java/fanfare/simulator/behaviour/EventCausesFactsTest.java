package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.burst;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the time of an event was spent on until its work was done, worked out by hand from the design. */
class EventCausesFactsTest {
    private static final Component WORK =
            function("Work").with(Function.WAIT_TIME, ms(50)).with(Function.ASYNC_LATENCY, ms(20));
    private static final Component QUEUE = Component.of("Queue", Queue.KIND).with(Queue.SEND_LATENCY, ms(3));
    private static final Connection POLL = Connection.of("Queue", Poll.INTERACTION, "Work")
            .with(Poll.BATCH_SIZE, 1L)
            .with(Poll.LATENCY, ms(10));

    private static Design sending(Component to, Interaction as) {
        return Facts.sending(to, as).with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)));
    }

    /** So many events at once, and a fault that ends before anything else comes. */
    private static String spent(Design d, int events, Fault... faults) throws InvalidRun {
        Scenario s = Scenario.of("Run", Map.of("Client", burst(events, 1_000)))
                .lasting(1_999 * SECOND, 0)
                .with(List.of(faults));
        return Facts.spent(run(d, s), "Work");
    }

    private static Fault fault(Fault.Type type, double seconds) {
        return Fault.of(type, "Work", 999 * SECOND, (long) ((1 + seconds) * SECOND));
    }

    @Test
    @DisplayName(
            "An asynchronous event: Lambda's queue, 1 and 2 minutes after errors, 1, 2 and 4 s after throttles (LA)")
    void asynchronous() throws InvalidRun {
        Design d = sending(WORK, Interactions.INVOKE_ASYNC);
        assertThat(spent(d, 1)).isEqualTo("queueing 20, waiting 50");
        assertThat(spent(d, 1, fault(Fault.Type.ERROR, 61))).isEqualTo("queueing 20, retryBackoff 180000, waiting 50");
        assertThat(spent(d, 1, fault(Fault.Type.THROTTLE, 5))).isEqualTo("queueing 20, throttling 7000, waiting 50");
    }

    @Test
    @DisplayName("A message: sending is waiting, lying in the queue is queueing, hidden after a failure is retry")
    void queued() throws InvalidRun {
        Design d = sending(QUEUE, Interactions.SEND).with(WORK).with(POLL);
        assertThat(spent(d, 1)).isEqualTo("queueing 10, waiting 53");
        assertThat(spent(d.with(QUEUE.with(Queue.DELIVERY_DELAY, 5 * SECOND)), 1))
                .isEqualTo("queueing 5010, waiting 53");
        assertThat(spent(d, 1, fault(Fault.Type.ERROR, 5))).isEqualTo("queueing 20, retryBackoff 30000, waiting 53");
        assertThat(spent(d, 1, fault(Fault.Type.THROTTLE, 5))).isEqualTo("queueing 10, throttling 7000, waiting 53");
    }

    @Test
    @DisplayName(
            "A record: its shard is queueing, 1, 2 and 4 s after errors are retry, each second after a throttle is throttling")
    void streamed() throws InvalidRun {
        Component stream = Component.of("Stream", Stream.KIND).with(Stream.PUT_LATENCY, ms(3));
        Connection poll =
                Connection.of("Stream", PollStream.INTERACTION, "Work").with(PollStream.LATENCY, ms(200));
        Design d = sending(stream, Interactions.PUT).with(WORK).with(poll);
        assertThat(spent(d, 1)).isEqualTo("queueing 200, waiting 53");
        assertThat(spent(d, 1, fault(Fault.Type.ERROR, 5))).isEqualTo("queueing 200, retryBackoff 7000, waiting 53");
        assertThat(spent(d, 1, fault(Fault.Type.THROTTLE, 5))).isEqualTo("queueing 200, throttling 5000, waiting 53");
    }

    @Test
    @DisplayName("A change of a table, a record of a Kafka topic: the latency of the poll is queueing")
    void changesAndKafka() throws InvalidRun {
        Component table = Component.of("Table", Table.KIND)
                .with(Table.WRITE_LATENCY, ms(7))
                .with(Table.STREAM_SHARDS, 1L);
        Connection poll = Connection.of("Table", PollStream.INTERACTION, "Work").with(PollStream.LATENCY, ms(200));
        assertThat(spent(sending(table, Interactions.WRITE).with(WORK).with(poll), 1))
                .isEqualTo("queueing 200, waiting 57");
        Component kafka =
                Component.of("Kafka", Kafka.KIND).with(Kafka.PUT_LATENCY, ms(5)).with(Kafka.PARTITIONS, 1L);
        Connection group = Connection.of("Kafka", PollKafka.INTERACTION, "Work")
                .with(PollKafka.LATENCY, ms(100))
                .with(PollKafka.BATCH_WINDOW, 0L);
        assertThat(spent(sending(kafka, Interactions.PUT).with(WORK).with(group), 1))
                .isEqualTo("queueing 100, waiting 55");
    }

    @Test
    @DisplayName(
            "A topic and a bus: taking is waiting, delivering is network, an exhausted invocation quota is throttling")
    void delivered() throws InvalidRun {
        Component topic = Component.of("Topic", Topic.KIND).with(Topic.PUBLISH_LATENCY, ms(4));
        Connection deliver = Connection.of("Topic", Deliver.INTERACTION, "Work").with(Deliver.LATENCY, ms(60));
        assertThat(spent(sending(topic, Interactions.PUBLISH).with(WORK).with(deliver), 1))
                .isEqualTo("network 60, waiting 54");
        Component bus =
                Component.of("Bus", Bus.KIND).with(Bus.PUT_LATENCY, ms(4)).with(Bus.INVOCATION_RATE, 1.0);
        Connection rule = Connection.of("Bus", Deliver.INTERACTION, "Work").with(Deliver.LATENCY, ms(100));
        assertThat(spent(sending(bus, Interactions.PUT).with(WORK).with(rule), 1))
                .isEqualTo("network 100, waiting 54");
        assertThat(spent(sending(bus, Interactions.PUT).with(WORK).with(rule), 3))
                .isEqualTo("network 100, throttling 1000, waiting 54");
        Component bucket = Component.of("Bucket", Bucket.KIND).with(Bucket.PUT_LATENCY, ms(30));
        Connection notify = Connection.of("Bucket", Deliver.INTERACTION, "Work").with(Deliver.LATENCY, ms(500));
        assertThat(spent(sending(bucket, Interactions.WRITE).with(WORK).with(notify), 1))
                .isEqualTo("network 500, queueing 20, waiting 80");
    }

    @Test
    @DisplayName(
            "A pipe and a delivery stream: what they gather is queueing, what they call is network and its own time")
    void piped() throws InvalidRun {
        Design d = sending(QUEUE, Interactions.SEND)
                .with(Component.of("Pipe", Pipe.KIND))
                .with(function("Enrich").with(Function.WAIT_TIME, ms(200)))
                .with(WORK)
                .with(Connection.of("Queue", Poll.INTERACTION, "Pipe").with(Poll.LATENCY, ms(10)))
                .with(Connection.of("Pipe", Interactions.ENRICH, "Enrich"))
                .with(Connection.of("Pipe", Interactions.INVOKE, "Work"));
        assertThat(spent(d, 1)).isEqualTo("queueing 10, waiting 253");
        Component delivery = Component.of("Delivery", Delivery.KIND)
                .with(Delivery.PUT_LATENCY, ms(10))
                .with(Delivery.BUFFER_INTERVAL, 60 * SECOND);
        Design written = sending(delivery, Interactions.PUT)
                .with(Component.of("Bucket", Bucket.KIND).with(Bucket.PUT_LATENCY, ms(30)))
                .with(WORK)
                .with(Connection.of("Delivery", Interactions.WRITE, "Bucket"))
                .with(Connection.of("Bucket", Deliver.INTERACTION, "Work").with(Deliver.LATENCY, ms(500)));
        assertThat(spent(written, 1)).isEqualTo("network 500, queueing 60020, waiting 90");
    }

    @Test
    @DisplayName("An execution that nobody waits for: the steps of its workflow, until its end")
    void execution() throws InvalidRun {
        Component flow = Component.of("Work", Workflow.KIND)
                .with(Workflow.START_LATENCY, ms(80))
                .with(Workflow.TRANSITION_LATENCY, ms(25));
        Design d = sending(flow, Interactions.START)
                .with(function("Task").with(Function.WAIT_TIME, ms(300)))
                .with(Connection.of("Work", Interactions.INVOKE, "Task").with(Call.SDK_RETRIES, 0L));
        assertThat(spent(d, 1)).isEqualTo("network 105, waiting 300");
    }
}
