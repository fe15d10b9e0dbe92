package fanfare.simulator.evidence;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Client;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Watch;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** V5: from acceptance by a service to the start of a warm function. */
final class DeliveryLatencies {
    static final Experiment EXPERIMENT = new Experiment(
            "V5",
            "Delivery latency",
            "bitesizedserverless.com, Serverless Messaging: Latency Compared, eu-west-1, September 2022 (EventBridge"
                    + " February 2023), 1,024 messages each",
            "100,000 messages, one at a time, through each service to a warm function. Each of four percentiles must lie"
                    + " within 3 %. The tables are inputs of the simulator: what is shown is that nothing is added or lost on"
                    + " the way.",
            DeliveryLatencies::run);

    private static final int MESSAGES = 100_000;
    private static final double RATE = 0.2;
    private static final double TOLERANCE = 0.03;

    private static final Component FUNCTION = Trial.function(Trial.AT_ONCE);
    private static final Component QUEUE = Component.of("Queue", Queue.KIND).with(Queue.SEND_LATENCY, Trial.AT_ONCE);
    private static final Component TOPIC = Component.of("Topic", Topic.KIND).with(Topic.PUBLISH_LATENCY, Trial.AT_ONCE);

    private record Hop(String service, String title, Design design) {}

    private static final List<Hop> HOPS = List.of(
            new Hop("sqs-standard", "SQS", through(QUEUE, Interactions.SEND, Poll.INTERACTION)),
            new Hop(
                    "sqs-fifo",
                    "SQS FIFO",
                    through(QUEUE.with(Queue.FLAVOUR, "fifo"), Interactions.SEND, Poll.INTERACTION)),
            new Hop("sns-standard", "SNS", through(TOPIC, Interactions.PUBLISH, Deliver.INTERACTION)),
            new Hop("sns-fifo-to-sqs", "SNS FIFO to SQS FIFO", orderedTopic()),
            new Hop(
                    "eventbridge",
                    "EventBridge",
                    through(
                            Component.of("Bus", Bus.KIND).with(Bus.PUT_LATENCY, Trial.AT_ONCE),
                            Interactions.PUT,
                            Deliver.INTERACTION)),
            new Hop(
                    "dynamodb-streams",
                    "DynamoDB Streams",
                    through(
                            Component.of("Table", Table.KIND).with(Table.WRITE_LATENCY, Trial.AT_ONCE),
                            Interactions.WRITE,
                            PollStream.INTERACTION)),
            new Hop("step-functions-standard-sync", "Step Functions, standard", workflow("standard")),
            new Hop("step-functions-express-sync", "Step Functions, express", workflow("express")),
            new Hop("kinesis-standard", "Kinesis", stream("shared")),
            new Hop("kinesis-enhanced-fan-out", "Kinesis, enhanced fan-out", stream("enhanced-fan-out")));

    private DeliveryLatencies() {}

    private static Design through(Component service, Interaction in, Interaction out) {
        Connection last = Connection.of(service.name(), out, FUNCTION.name());
        return Design.named("Evidence")
                .with(Component.of(Trial.CLIENT, Client.KIND))
                .with(service)
                .with(FUNCTION)
                .with(Connection.of(Trial.CLIENT, in, service.name()))
                .with(out == Poll.INTERACTION ? last.with(Poll.BATCH_SIZE, 1L) : last);
    }

    private static Design workflow(String type) {
        return through(
                Component.of("Workflow", Workflow.KIND).with(Workflow.TYPE, type),
                Interactions.START,
                Interactions.INVOKE);
    }

    private static Design stream(String consumer) {
        Component stream = Component.of("Stream", Stream.KIND)
                .with(Stream.PUT_LATENCY, Trial.AT_ONCE)
                .with(Stream.SHARDS, 4L);
        Design all = through(stream, Interactions.PUT, PollStream.INTERACTION);
        return all.with(all.connections().get(1).with(PollStream.CONSUMER, consumer));
    }

    private static Design orderedTopic() {
        return Design.named("Evidence")
                .with(Component.of(Trial.CLIENT, Client.KIND))
                .with(TOPIC.with(Topic.FLAVOUR, "fifo"))
                .with(QUEUE.with(Queue.FLAVOUR, "fifo"))
                .with(FUNCTION)
                .with(Connection.of(Trial.CLIENT, Interactions.PUBLISH, TOPIC.name()))
                .with(Connection.of(TOPIC.name(), Deliver.INTERACTION, QUEUE.name()))
                .with(Connection.of(QUEUE.name(), Poll.INTERACTION, FUNCTION.name())
                        .with(Poll.BATCH_SIZE, 1L));
    }

    private static Evidence run(Watch watch) throws InvalidRun {
        List<CSVRecord> measured = MeasuredData.rows("v5-delivery-latency.csv");
        List<Comparison> all = new ArrayList<>();
        for (Hop hop : HOPS) {
            CSVRecord row = measured.stream()
                    .filter(r -> r.get("service").equals(hop.service))
                    .findFirst()
                    .orElseThrow();
            Result.Latency simulated = simulated(hop.design, watch);
            all.add(compared(hop, "p10", row, p10(simulated)));
            all.add(compared(hop, "p50", row, simulated.p50()));
            all.add(compared(hop, "p90", row, simulated.p90()));
            all.add(compared(hop, "p99", row, simulated.p99()));
        }
        return Evidence.of(all);
    }

    private static Comparison compared(Hop hop, String percentile, CSVRecord row, double simulated) {
        double expected = Double.parseDouble(row.get(percentile + "_ms"));
        return Comparison.within(TOLERANCE, hop.title + ", " + percentile, "ms", expected, simulated);
    }

    private static Result.Latency simulated(Design design, Watch watch) throws InvalidRun {
        long duration = (long) (MESSAGES / RATE * Trial.SECOND);
        long warmUp = (long) (600 * Trial.SECOND);
        return Trial.run(design, new Traffic.Constant(RATE), duration, warmUp, 1, watch).paths().stream()
                .filter(p -> p.to().equals(end(design)))
                .findFirst()
                .orElseThrow()
                .latency();
    }

    /** An execution of a workflow ends in the workflow, at the time at which its function does. */
    private static String end(Design design) {
        return design.component("Workflow").map(Component::name).orElse(FUNCTION.name());
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
        throw new IllegalStateException("no message arrived");
    }
}
