package fanfare.samples;

import java.util.List;
import java.util.Optional;

/** The designs that ship, the one to begin with first. */
public final class Samples {
    private static final List<Sample> ALL = List.of(
            new Sample(
                    "order-fan-out",
                    "Order fan-out",
                    "An API stores an order and announces it; the e-mail is sent behind a queue. Shows what a sale's peak does to concurrency.",
                    List.of()),
            new Sample(
                    "file-fan-out",
                    "File processing fan-out",
                    "Every upload starts two independent jobs through a topic and two queues. Shows retries, dead-letter queues and a fan-out of two.",
                    List.of()),
            new Sample(
                    "image-thumbnailer",
                    "Image thumbnailer",
                    "500 photos arrive in one second and each invokes a function. Shows how Lambda scales out, and what memory does to speed.",
                    List.of()),
            new Sample(
                    "scheduled-report",
                    "Scheduled report",
                    "A function reads, writes and announces a report every morning. Shows steps, and what work costs that is rarely done.",
                    List.of()),
            new Sample(
                    "todo-web-app",
                    "To-do web app",
                    "Pages come from the edge, six routes of an API lead to a function each. Shows what goes cold at night, and that the API's calls cost most.",
                    List.of()),
            new Sample(
                    "retry-storm",
                    "Retry storm",
                    "Two shops lose their payment service for a minute. Shows how naive retries keep one down, and a retry budget saves the other.",
                    List.of()),
            new Sample(
                    "long-transcode",
                    "Long transcode",
                    "Videos that take 40 minutes: a function is stopped after 15, three times over; a workflow that runs a container task is not. Shows what the time-out costs.",
                    List.of()),
            new Sample(
                    "custom-authorizer",
                    "Custom authorizer",
                    "Two APIs ask a function who may pass; one keeps the verdict for 300 s. Shows what a TTL of 0 costs in time and money.",
                    List.of()),
            new Sample(
                    "sql-with-pooling",
                    "SQL with pooling",
                    "Two shops ask a database for prices, one through a proxy. Shows how connections follow concurrency until the database refuses, and how a pool keeps them few.",
                    List.of()),
            new Sample(
                    "stream-analytics",
                    "Stream analytics",
                    "Two streams of sales are counted shard by shard, one has a hot partition key. Shows the iterator age of a shard that falls behind, and why more shards do not help.",
                    List.of()),
            new Sample(
                    "measured-workflow",
                    "Measured workflow",
                    "A workflow of eight functions with a choice, two branches and two loops. Shows how close its simulated time comes to the measured one.",
                    List.of("SOURCE.md")),
            new Sample(
                    "replayed-log",
                    "Replayed log",
                    "28 hours of requests measured on AWS Lambda run through the simulator. Shows cold starts beside the measured ones.",
                    List.of("v1-requests-0.1004-per-s.csv", "SOURCE.md")));

    private Samples() {}

    /** All samples. */
    public static List<Sample> all() {
        return ALL;
    }

    /** The sample of this id. */
    public static Optional<Sample> named(String id) {
        return ALL.stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
