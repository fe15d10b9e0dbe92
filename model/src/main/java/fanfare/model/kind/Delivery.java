package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.bytes;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.time;

/** A delivery stream: Amazon Data Firehose. */
public final class Delivery {
    /** Size at which the buffer is written. */
    public static final Property<Long> BUFFER_SIZE = property("bufferSize", bytes(Times.MB, 128 * Times.MB))
            .byDefault(5 * Times.MB)
            .doc("The buffer is written as one object as soon as it holds so much, or when the interval is over.")
            .from(Source.assumption("1 to 128 MB; 5 MB is what the service suggests for a bucket"));
    /** Age at which the buffer is written. */
    public static final Property<Long> BUFFER_INTERVAL = property("bufferInterval", time(0, 900 * Times.SECOND))
            .byDefault(300 * Times.SECOND)
            .doc(
                    "The buffer is written as one object when its first record has waited so long, or as soon as the size is reached. 0: every record at once.")
            .from(Source.assumption("0 to 900 s; 300 s is what the service suggests for a bucket"));
    /** How long an endpoint is tried again. */
    public static final Property<Long> RETRY_DURATION = property("retryDuration", time(0, 7_200 * Times.SECOND))
            .byDefault(300 * Times.SECOND)
            .doc(
                    "How long a delivery to an HTTP endpoint is tried again before its records go to the backup bucket. A bucket is tried for 24 hours.")
            .from(Source.assumption("0 to 7,200 s; 300 s is what the service suggests for an HTTP endpoint"))
            .in(RELIABILITY);
    /** Time to accept a record. */
    public static final Property<Distribution> PUT_LATENCY = property("putLatency", randomTime(10e9))
            .byDefault(Times.between(5, 20))
            .doc("How long a sender waits until its record is accepted.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Billed bytes: every record rounded up to 5 KB. */
    public static final Meter INGEST_GB = new Meter("firehose", "ingest-gb", "GB", Times.GB);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("delivery")
            .title("Delivery", "Firehose")
            .in(Group.MESSAGING)
            .doc("Gathers records into large objects and writes them to a bucket or an HTTP endpoint.")
            .properties(BUFFER_SIZE, BUFFER_INTERVAL, RETRY_DURATION, PUT_LATENCY)
            .metrics(
                    Metric.count("IncomingRecords", "Records accepted."),
                    new Metric("IncomingBytes", Unit.SIZE, Metric.Statistic.COUNT, "Bytes accepted."),
                    Metric.count("DeliveryToS3.Records", "Records written to the bucket."),
                    new Metric("DeliveryToS3.Bytes", Unit.SIZE, Metric.Statistic.COUNT, "Bytes written to the bucket."),
                    Metric.time(
                            "DeliveryToS3.DataFreshness",
                            "Age of the oldest record of an object when it has been written."),
                    Metric.count("DeliveryToHttpEndpoint.Records", "Records taken by the endpoint."),
                    new Metric(
                            "DeliveryToHttpEndpoint.Bytes",
                            Unit.SIZE,
                            Metric.Statistic.COUNT,
                            "Bytes taken by the endpoint."),
                    Metric.time(
                            "DeliveryToHttpEndpoint.DataFreshness",
                            "Age of the oldest record of a request when the endpoint has taken it."),
                    Metric.count("SucceedProcessing.Records", "Records that the function transformed."),
                    Metric.time("ExecuteProcessing.Duration", "Time of a call of the transforming function."),
                    Metric.count("BackupToS3.Records", "Records given up: written to the backup bucket, or lost."))
            .meters(INGEST_GB)
            .build();

    private Delivery() {}
}
