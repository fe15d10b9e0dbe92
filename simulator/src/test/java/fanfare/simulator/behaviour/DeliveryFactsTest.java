package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MB;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.until;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.ReadStream;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Transform;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Firehose: when its buffer is written is closed form; the rest against the facts that the kind's declaration names. */
class DeliveryFactsTest {
    private static final Component DELIVERY = Component.of("Delivery", Delivery.KIND)
            .with(Delivery.PUT_LATENCY, ms(0))
            .with(Delivery.BUFFER_SIZE, MB)
            .with(Delivery.BUFFER_INTERVAL, 60 * SECOND);
    private static final Component BUCKET = Component.of("Bucket", Bucket.KIND).with(Bucket.PUT_LATENCY, ms(50));

    private static final Component CLIENT = Facts.CLIENT.with(Client.NETWORK_LATENCY, ms(0));

    /** A record every 1/rate, the first after one such time. */
    private static Traffic every(double rate) {
        return new Traffic.Constant(rate);
    }

    private static Design putting(Component delivery, long payload) {
        Design d = Facts.sending(delivery, Interactions.PUT).with(CLIENT);
        return d.with(d.connections().get(0).with(Call.SDK_RETRIES, 0L).with(Call.PAYLOAD, payload));
    }

    private static Design toBucket(Component delivery, long payload) {
        return putting(delivery, payload).with(BUCKET).with(Connection.of("Delivery", Interactions.WRITE, "Bucket"));
    }

    private static double objects(Result r) {
        return of(r, "Bucket").counts().get("PutRequests");
    }

    @Test
    @DisplayName("The buffer is written when it is full: after ceil(size / record) records (closed form)")
    void fullBuffers() throws InvalidRun {
        // 1 MB / 10 KB = 102.4: the 103rd record fills the buffer, long before 60 s at 100 records a second.
        Result r = run(toBucket(DELIVERY, 10 * KB), every(100), 20.655);
        assertThat(of(r, "Delivery").counts().get("IncomingRecords")).isEqualTo(2_065);
        assertThat(objects(r)).isEqualTo(20);
        assertThat(of(r, "Delivery").counts().get("DeliveryToS3.Records")).isEqualTo(20 * 103);
        assertThat(of(r, "Delivery").counts().get("DeliveryToS3.Bytes")).isEqualTo(20 * 103 * 10 * KB);
        // The first of 103 records waits 1.02 s for the last, then 50 ms for the bucket.
        assertThat(of(r, "Delivery").times().get("DeliveryToS3.DataFreshness").max())
                .isCloseTo(1_070, Percentage.withPercentage(1));
        // While an object is written, four more records come.
        assertThat(of(r, "Delivery").concurrency().max()).isEqualTo(103 + 4);
    }

    @Test
    @DisplayName("A record that fills the buffer exactly is the last of its object")
    void exactlyFull() throws InvalidRun {
        Result r = run(toBucket(DELIVERY, 64 * KB), every(1), 32.5);
        assertThat(objects(r)).isEqualTo(2);
        assertThat(of(r, "Delivery").counts().get("DeliveryToS3.Records")).isEqualTo(32);
        Result before = run(toBucket(DELIVERY, 64 * KB - 1), every(1), 32.5);
        assertThat(of(before, "Delivery").counts().get("DeliveryToS3.Records")).isEqualTo(17);
    }

    @Test
    @DisplayName("The buffer is written when its first record has waited the interval (closed form)")
    void dueBuffers() throws InvalidRun {
        // Records at 1, 2, … 121 s: the first object holds those of 1 to 60.95 s, the second those of 61 to 120.95 s.
        Component delivery = DELIVERY.with(Delivery.BUFFER_INTERVAL, 59_950 * Facts.MS);
        Result r = run(toBucket(delivery, KB), every(1), 121.5);
        assertThat(objects(r)).isEqualTo(2);
        assertThat(of(r, "Delivery").counts().get("DeliveryToS3.Records")).isEqualTo(120);
        assertThat(of(r, "Delivery").times().get("DeliveryToS3.DataFreshness").max())
                .isCloseTo(60_000, Percentage.withPercentage(1));
        assertThat(of(r, "Delivery").concurrency().max()).isEqualTo(60);
        Result full = run(toBucket(DELIVERY.with(Delivery.BUFFER_INTERVAL, 60 * SECOND), KB), every(1), 122.5);
        assertThat(of(full, "Delivery").counts().get("DeliveryToS3.Records")).isGreaterThanOrEqualTo(120);
    }

    @Test
    @DisplayName("Without an interval every record is an object of its own")
    void noBuffer() throws InvalidRun {
        Result r = run(toBucket(DELIVERY.with(Delivery.BUFFER_INTERVAL, 0L), KB), every(10), 5.16);
        assertThat(objects(r)).isEqualTo(51);
        assertThat(usage(r, "put")).isEqualTo(51);
    }

    @Test
    @DisplayName("Every record of an object comes to its own end at the bucket, with its own latency")
    void everyRecordEnds() throws InvalidRun {
        Result r = run(toBucket(DELIVERY, 10 * KB), every(100), 2.115);
        Result.Path path = r.paths().stream()
                .filter(p -> p.to().equals("Bucket"))
                .findFirst()
                .orElseThrow();
        assertThat(path.completed()).isEqualTo(206);
        assertThat(path.latency().max()).isCloseTo(1_070, Percentage.withPercentage(1));
        assertThat(path.latency().mean()).isCloseTo(510 + 50, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("Ingest is billed by the GB, every record rounded up to 5 KB (Firehose pricing)")
    void billedInFiveKilobytes() throws InvalidRun {
        for (long[] sizeAndBilled : new long[][] {{1, 5}, {5 * KB, 5}, {5 * KB + 1, 10}, {100 * KB, 100}}) {
            Result r = run(toBucket(DELIVERY, sizeAndBilled[0]), every(10), 10.05);
            assertThat(usage(r, "ingest-gb"))
                    .isCloseTo(100.0 * sizeAndBilled[1] * KB / (1_024 * MB), Offset.offset(1e-12));
        }
    }

    @Test
    @DisplayName("A record is at most 1 MB (Firehose limits)")
    void largestRecord() throws InvalidRun {
        assertThat(of(run(toBucket(DELIVERY, MB), every(1), 3.5), "Delivery").errors())
                .isZero();
        Result r = run(toBucket(DELIVERY, MB + 1), every(1), 3.5);
        assertThat(of(r, "Delivery").errors()).isEqualTo(3);
        assertThat(objects(r)).isZero();
    }

    private static Design transforming(Component function, Connection transform) {
        return toBucket(DELIVERY, 10 * KB).with(function).with(transform);
    }

    @Test
    @DisplayName("The function gets 1 MB at a time, and what it answers is buffered again (Firehose transformation)")
    void transformation() throws InvalidRun {
        Component f =
                function("Transform").with(Function.BATCH_WORK, "per-batch").with(Function.WAIT_TIME, ms(200));
        Design d = transforming(f, Connection.of("Delivery", Transform.INTERACTION, "Transform"));
        Result r = run(d, every(100), 20.855);
        assertThat(of(r, "Transform").counts().get("Invocations")).isEqualTo(20);
        assertThat(of(r, "Delivery").counts().get("SucceedProcessing.Records")).isEqualTo(2_060);
        assertThat(of(r, "Delivery").times().get("ExecuteProcessing.Duration").max())
                .isCloseTo(200, Percentage.withPercentage(1));
        assertThat(objects(r)).isEqualTo(20);
        assertThat(of(r, "Delivery").times().get("DeliveryToS3.DataFreshness").max())
                .isBetween(1_020.0 + 200 + 50 - 1, 1_020.0 + 200 + 50 + 12);
        assertThat(of(r, "Delivery").times().get("DeliveryToS3.DataFreshness").p50())
                .isCloseTo(1_020 + 200 + 50, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("Few records go to the function after its buffer interval")
    void transformationInterval() throws InvalidRun {
        Component f = function("Transform").with(Function.BATCH_WORK, "per-batch");
        Connection soon = Connection.of("Delivery", Transform.INTERACTION, "Transform")
                .with(Transform.BUFFER_INTERVAL, 9_500 * Facts.MS);
        Result r = run(transforming(f, soon), every(1), 21.0);
        assertThat(of(r, "Transform").counts().get("Invocations")).isEqualTo(2);
        assertThat(of(r, "Delivery").counts().get("SucceedProcessing.Records")).isEqualTo(20);
    }

    @Test
    @DisplayName(
            "A failing function is called again three times; then its records go to the backup bucket as one object")
    void failingTransformation() throws InvalidRun {
        Component f = function("Transform").with(Function.ERROR_RATE, 1.0);
        Design d = transforming(f, Connection.of("Delivery", Transform.INTERACTION, "Transform"))
                .with(BUCKET.named("Backup"))
                .with(Connection.of("Delivery", DeadLetter.INTERACTION, "Backup"));
        Result r = run(d, until(50, 1), 70);
        double n = of(r, "Delivery").arrivals();
        assertThat(n).isBetween(30.0, 80.0);
        assertThat(of(r, "Transform").counts().get("Invocations")).isEqualTo(4);
        assertThat(objects(r)).isZero();
        assertThat(of(r, "Backup").counts().get("PutRequests")).isEqualTo(1);
        assertThat(of(r, "Delivery").counts().get("BackupToS3.Records")).isEqualTo(n);
        assertThat(of(r, "Delivery").errors()).isEqualTo(n);
        assertThat(r.paths().stream().mapToDouble(Result.Path::lost).sum()).isZero();
        Connection once =
                Connection.of("Delivery", Transform.INTERACTION, "Transform").with(Transform.RETRIES, 0L);
        Result lost = run(transforming(f, once), until(50, 1), 70);
        assertThat(of(lost, "Transform").counts().get("Invocations")).isEqualTo(1);
        assertThat(lost.paths().stream().mapToDouble(Result.Path::lost).sum()).isEqualTo(n);
    }

    @Test
    @DisplayName("An HTTP endpoint is tried for the retry duration, then its records go to the backup bucket")
    void endpoint() throws InvalidRun {
        Component broken = Component.of("Endpoint", External.KIND)
                .with(External.LATENCY, ms(10))
                .with(External.ERROR_RATE, 1.0);
        Design d = putting(DELIVERY.with(Delivery.RETRY_DURATION, 0L), 10 * KB)
                .with(broken)
                .with(BUCKET.named("Backup"))
                .with(Connection.of("Delivery", Interactions.INVOKE, "Endpoint"))
                .with(Connection.of("Delivery", DeadLetter.INTERACTION, "Backup"));
        Result once = run(d, until(50, 1), 70);
        assertThat(of(once, "Endpoint").counts().get("Requests")).isEqualTo(1);
        assertThat(of(once, "Backup").counts().get("PutRequests")).isEqualTo(1);
        Design patient = d.with(DELIVERY.with(Delivery.RETRY_DURATION, 300 * SECOND));
        Result often = run(patient, until(50, 1), 1_000);
        assertThat(of(often, "Endpoint").counts().get("Requests")).isGreaterThan(5);
        assertThat(of(often, "Backup").counts().get("PutRequests")).isEqualTo(1);
        Design working = patient.with(broken.with(External.ERROR_RATE, 0.0));
        Result r = run(working, every(100), 1.045);
        assertThat(of(r, "Delivery").counts().get("DeliveryToHttpEndpoint.Records"))
                .isEqualTo(103);
        assertThat(of(r, "Delivery")
                        .times()
                        .get("DeliveryToHttpEndpoint.DataFreshness")
                        .max())
                .isCloseTo(1_030, Percentage.withPercentage(1));
        assertThat(of(r, "Delivery").counts().get("DeliveryToS3.Records")).isZero();
    }

    @Test
    @DisplayName("A bucket that is down for a minute loses nothing: it is tried for 24 hours")
    void bucketIsTriedForADay() throws InvalidRun {
        Scenario s = Scenario.of("Run", Map.of("Client", until(100, 2.065)))
                .lasting(600 * SECOND, 0)
                .with(java.util.List.of(Fault.of(Fault.Type.UNAVAILABLE, "Bucket", 0, 60 * SECOND)));
        Result r = run(toBucket(DELIVERY, 10 * KB), s);
        assertThat(of(r, "Delivery").completed()).isEqualTo(of(r, "Delivery").arrivals());
        assertThat(of(r, "Bucket").completed()).isEqualTo(3);
        assertThat(of(r, "Bucket").errors()).isPositive();
        assertThat(r.paths().stream().mapToDouble(Result.Path::lost).sum()).isZero();
    }

    @Test
    @DisplayName("A source stream is read shard by shard, and its records end at the bucket, not before")
    void sourceStream() throws InvalidRun {
        Component stream = Component.of("Stream", Stream.KIND)
                .with(Stream.PUT_LATENCY, ms(0))
                .with(Stream.SHARDS, 2L);
        Design d = Facts.sending(stream, Interactions.PUT)
                .with(DELIVERY)
                .with(BUCKET)
                .with(Connection.of("Stream", ReadStream.INTERACTION, "Delivery")
                        .with(ReadStream.LATENCY, ms(100)))
                .with(Connection.of("Delivery", Interactions.WRITE, "Bucket"));
        Result r = run(d, until(10, 10), 200);
        double n = of(r, "Stream").completed();
        assertThat(n).isBetween(80.0, 130.0);
        assertThat(of(r, "Delivery").arrivals()).isEqualTo(n);
        assertThat(of(r, "Delivery").completed()).isEqualTo(n);
        assertThat(objects(r)).isEqualTo(1);
        assertThat(r.paths().stream()
                        .filter(p -> p.to().equals("Delivery"))
                        .mapToDouble(Result.Path::completed)
                        .sum())
                .isZero();
        assertThat(r.paths().stream()
                        .filter(p -> p.to().equals("Bucket"))
                        .mapToDouble(Result.Path::completed)
                        .sum())
                .isEqualTo(n);
        assertThat(usage(r, "ingest-gb")).isCloseTo(n * 5 * KB / (1_024 * MB), Offset.offset(1e-12));
    }

    @Test
    @DisplayName("A topic's deliveries to Firehose are billed by the delivery; the bucket notifies once for an object")
    void fromTopicToNotification() throws InvalidRun {
        Design d = Facts.sending(Component.of("Topic", Topic.KIND), Interactions.PUBLISH)
                .with(DELIVERY)
                .with(BUCKET)
                .with(Component.of("Queue", Queue.KIND))
                .with(Connection.of("Topic", Deliver.INTERACTION, "Delivery").with(Deliver.LATENCY, ms(10)))
                .with(Connection.of("Delivery", Interactions.WRITE, "Bucket"))
                .with(Connection.of("Bucket", Deliver.INTERACTION, "Queue"));
        Result r = run(d, until(10, 5), 200);
        double n = of(r, "Topic").completed();
        assertThat(usage(r, "firehose-delivery")).isEqualTo(n);
        assertThat(of(r, "Delivery").completed()).isEqualTo(n);
        assertThat(of(r, "Queue").arrivals()).isEqualTo(1);
    }

    @Test
    @DisplayName("Senders wait for the acceptance only, not for the delivery")
    void sendersDoNotWait() throws InvalidRun {
        Result r = run(toBucket(DELIVERY.with(Delivery.PUT_LATENCY, ms(7)), KB), new Traffic.Constant(10), 30);
        assertThat(r.paths().stream()
                        .filter(p -> p.to().equals("Delivery"))
                        .findFirst()
                        .orElseThrow()
                        .latency()
                        .max())
                .isLessThan(100);
    }
}
