package fanfare.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Client;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * V5: the time from acceptance by a service to the start of a warm Lambda function, one message at a time, against the
 * quantiles measured by bitesizedserverless.com in eu-west-1 (September 2022, EventBridge February 2023).
 */
class DeliveryLatencyValidationTest {
    private static final int MESSAGES = 100_000;
    private static final long SECOND = 1_000_000_000L;
    private static final Distribution AT_ONCE = Distribution.constant(0);

    private static final Component CLIENT = Component.of("Client", Client.KIND);
    private static final Component FUNCTION = Component.of("Function", Function.KIND)
            .with(Function.CPU_TIME, AT_ONCE)
            .with(Function.INIT_TIME, AT_ONCE)
            .with(Function.PLACEMENT_TIME, AT_ONCE);
    private static final Component QUEUE = Component.of("Queue", Queue.KIND).with(Queue.SEND_LATENCY, AT_ONCE);
    private static final Component TOPIC = Component.of("Topic", Topic.KIND).with(Topic.PUBLISH_LATENCY, AT_ONCE);

    private static Design through(Component service, Interaction in, Interaction out) {
        Connection last = Connection.of(service.name(), out, "Function");
        return Design.named("V5")
                .with(CLIENT)
                .with(service)
                .with(FUNCTION)
                .with(Connection.of("Client", in, service.name()))
                .with(out == Poll.INTERACTION ? last.with(Poll.BATCH_SIZE, 1L) : last);
    }

    private static Result.Latency run(Design design) throws InvalidRun {
        Scenario s = Scenario.of("V5", Map.of("Client", new Traffic.Constant(0.2)))
                .lasting(MESSAGES * 5L * SECOND, 600 * SECOND);
        Result r = Simulation.run(design, s, Data.INPUTS, 1, Watch.NONE).orElseThrow();
        return r.paths().stream()
                .filter(p -> p.to().equals("Function"))
                .findFirst()
                .orElseThrow()
                .latency();
    }

    private static double p10(Result.Latency latency) {
        long wanted = latency.count() / 10;
        long seen = 0;
        for (Result.Bucket b : latency.histogram()) {
            seen += b.count();
            if (seen >= wanted) {
                return (b.from() + b.to()) / 2;
            }
        }
        throw new AssertionError("empty");
    }

    private static double[] measured(String service) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Data.open("v5-delivery-latency.csv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(l -> l.startsWith(service + ","))
                    .map(l -> l.split(","))
                    .map(c -> new double[] {
                        Double.parseDouble(c[1]),
                        Double.parseDouble(c[2]),
                        Double.parseDouble(c[3]),
                        Double.parseDouble(c[4])
                    })
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void reproduces(String service, Design design) throws IOException, InvalidRun {
        Result.Latency simulated = run(design);
        double[] expected = measured(service);
        assertThat(simulated.count()).isGreaterThan(99_000);
        assertThat(p10(simulated)).as("p10").isCloseTo(expected[0], Percentage.withPercentage(3));
        assertThat(simulated.p50()).as("p50").isCloseTo(expected[1], Percentage.withPercentage(3));
        assertThat(simulated.p90()).as("p90").isCloseTo(expected[2], Percentage.withPercentage(3));
        assertThat(simulated.p99()).as("p99").isCloseTo(expected[3], Percentage.withPercentage(3));
    }

    @Test
    @DisplayName("V5 sqs-standard: 13.7, 16.2, 33.8, 105 ms within 3 %")
    void standardQueue() throws IOException, InvalidRun {
        reproduces("sqs-standard", through(QUEUE, Interactions.SEND, Poll.INTERACTION));
    }

    @Test
    @DisplayName("V5 sqs-fifo: 21.9, 28.1, 61.2, 645 ms within 3 %")
    void fifoQueue() throws IOException, InvalidRun {
        reproduces("sqs-fifo", through(QUEUE.with(Queue.FLAVOUR, "fifo"), Interactions.SEND, Poll.INTERACTION));
    }

    @Test
    @DisplayName("V5 sns-standard: 62, 73, 125, 225 ms within 3 %")
    void standardTopic() throws IOException, InvalidRun {
        reproduces("sns-standard", through(TOPIC, Interactions.PUBLISH, Deliver.INTERACTION));
    }

    @Test
    @DisplayName("V5 sns-fifo-to-sqs: 32.8, 40.1, 67.8, 497 ms within 3 %")
    void fifoTopicThroughFifoQueue() throws IOException, InvalidRun {
        Design d = Design.named("V5")
                .with(CLIENT)
                .with(TOPIC.with(Topic.FLAVOUR, "fifo"))
                .with(QUEUE.with(Queue.FLAVOUR, "fifo"))
                .with(FUNCTION)
                .with(Connection.of("Client", Interactions.PUBLISH, "Topic"))
                .with(Connection.of("Topic", Deliver.INTERACTION, "Queue"))
                .with(Connection.of("Queue", Poll.INTERACTION, "Function").with(Poll.BATCH_SIZE, 1L));
        reproduces("sns-fifo-to-sqs", d);
    }

    @Test
    @DisplayName("V5 eventbridge: 113, 148, 241, 387 ms within 3 %")
    void bus() throws IOException, InvalidRun {
        Component bus = Component.of("Bus", Bus.KIND).with(Bus.PUT_LATENCY, AT_ONCE);
        reproduces("eventbridge", through(bus, Interactions.PUT, Deliver.INTERACTION));
    }

    @Test
    @DisplayName("V5 dynamodb-streams: 118, 213, 341, 552 ms within 3 %")
    void tableStream() throws IOException, InvalidRun {
        Component table = Component.of("Table", Table.KIND).with(Table.WRITE_LATENCY, AT_ONCE);
        reproduces("dynamodb-streams", through(table, Interactions.WRITE, PollStream.INTERACTION));
    }
}
