package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.COST;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.bytes;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.flag;
import static fanfare.model.kind.Property.megabytes;
import static fanfare.model.kind.Property.perSecond;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.text;
import static fanfare.model.kind.Property.time;

/** A function: Lambda. */
public final class Function {
    private static final double LONGEST = 900e9;
    /** Work may be longer than the longest time-out: then it is stopped, and a run shows that. */
    private static final double LONGEST_WORK = 86_400e9;

    /** Language and version. */
    public static final Property<String> RUNTIME = property(
                    "runtime",
                    text(
                            "[a-z][a-z0-9.]*",
                            "a runtime identifier such as nodejs22.x, python3.13 or java21",
                            "nodejs24.x",
                            "nodejs22.x",
                            "python3.14",
                            "python3.13",
                            "python3.12",
                            "java25",
                            "java21",
                            "java17",
                            "dotnet10",
                            "dotnet8",
                            "ruby3.4",
                            "provided.al2023"))
            .byDefault("nodejs22.x")
            .doc("Language and version; measured init durations follow from it.")
            .from(Sources.LAMBDA_RUNTIMES);
    /** Language of the starter code on Node.js. */
    public static final Property<String> LANGUAGE = property("language", choice("javascript", "typescript"))
            .byDefault("javascript")
            .doc(
                    "Language of the starter code on a Node.js runtime. TypeScript is bundled by esbuild when the application is built. Other runtimes have one language, and this does not matter there.")
            .from(Sources.OURS);
    /** Processor. */
    public static final Property<String> ARCHITECTURE = property("architecture", choice("x86_64", "arm64"))
            .byDefault("x86_64")
            .doc("Processor; arm64 costs less per GB-second.")
            .from(Sources.LAMBDA_API);
    /** Memory of one execution environment. */
    public static final Property<Long> MEMORY = property("memory", megabytes(128, 10_240))
            .byDefault(128L)
            .doc("Memory of one execution environment. CPU grows in proportion: 1,769 MB are one vCPU.")
            .from(Sources.LAMBDA_QUOTAS);
    /** Longest invocation. */
    public static final Property<Long> TIMEOUT = property("timeout", time(Times.SECOND, 900 * Times.SECOND))
            .byDefault(3 * Times.SECOND)
            .doc("An invocation that takes longer is stopped and fails.")
            .from(Sources.LAMBDA_API);
    /** Deployment package. */
    public static final Property<String> PACKAGE_TYPE = property("packageType", choice("zip", "image"))
            .byDefault("zip")
            .doc("Zip archive or container image; images start more slowly.")
            .from(Sources.COLD_STARTS);
    /** Size of the deployment package. */
    public static final Property<Long> PACKAGE_SIZE = property("packageSize", bytes(0, 10 * Times.GB))
            .byDefault(Times.MB)
            .doc(
                    "Unzipped size of the code with its dependencies. Beyond 1 MB every megabyte of a zip adds about 20 ms to a cold start.")
            .from(Source.assumption("35 MB add 0.5 to 1 s to a cold start in Node.js"))
            .in(SIMULATION);
    /** Work of the CPU. */
    public static final Property<Distribution> CPU_TIME = property("cpuTime", randomTime(LONGEST_WORK))
            .byDefault(Distribution.constant(10e6))
            .doc(
                    "Computing time of one invocation (or one record of a batch) at one vCPU, which 1,769 MB give. With less memory it takes in proportion longer.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Waiting that no connection shows. */
    public static final Property<Distribution> WAIT_TIME = property("waitTime", randomTime(LONGEST_WORK))
            .byDefault(Distribution.constant(0))
            .doc(
                    "Waiting time of one invocation (or one record of a batch) for anything that is not drawn as a connection.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Threads that the code keeps busy. */
    public static final Property<Long> THREADS = property("threads", count(1, 6))
            .byDefault(1L)
            .doc("Threads that the code keeps busy. One thread gains nothing from more than 1,769 MB.")
            .from(Sources.LAMBDA_QUOTAS)
            .in(SIMULATION);
    /** Work per record or per batch. */
    public static final Property<String> BATCH_WORK = property("batchWork", choice("per-record", "per-batch"))
            .byDefault("per-record")
            .doc(
                    "Whether CPU time, waiting time and calls happen once for every record of a batch, one after the other, or once for the whole batch.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Recognises duplicates. */
    public static final Property<Boolean> IDEMPOTENT = property("idempotent", flag())
            .byDefault(false)
            .doc(
                    "The function recognises messages that a queue delivers twice and does no work for the second time. Needs work per record.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Failing share. */
    public static final Property<Double> ERROR_RATE = property("errorRate", share())
            .byDefault(0.0)
            .doc("Share of the invocations (or of the records of a batch) that fail.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Own init work. */
    public static final Property<Distribution> INIT_WORK = property("initWork", randomTime(LONGEST))
            .byDefault(Distribution.constant(0))
            .doc(
                    "What your own code adds to the runtime's init: loading dependencies, creating clients. Init runs with a full vCPU.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** When the own init work is done. */
    public static final Property<String> INIT_WORK_AT = property(
                    "initWorkAt", choice("init", "first-use", "every-invocation"))
            .byDefault("init")
            .doc(
                    "When the init work is done. init: in the init phase, with a full vCPU, before the first invocation. first-use: by the first invocation of every execution environment, with the memory's share of the CPU. every-invocation: each time, because nothing is kept.")
            .from(Sources.LAMBDA_ENVIRONMENT)
            .in(SIMULATION);
    /** Replacement of the measured init. */
    public static final Property<Distribution> INIT_TIME = property("initTime", randomTime(LONGEST))
            .doc(
                    "Whole init duration, or with SnapStart the whole restore duration, when you have measured it. Unset: measured values for runtime, architecture and package type, plus your own init work and the first invocation's extra.")
            .from(Sources.COLD_STARTS)
            .in(SIMULATION);
    /** Time before init. */
    public static final Property<Distribution> PLACEMENT_TIME = property("placementTime", randomTime(LONGEST))
            .byDefault(Times.between(100, 250))
            .doc(
                    "Time of a cold start before init: choosing a host and fetching the code. Callers wait for it, it is not billed.")
            .from(Source.assumption("callers see 100 to 250 ms more than the init duration"))
            .in(SIMULATION);
    /** Life of an idle environment. */
    public static final Property<Distribution> IDLE_EXPIRY = property("idleExpiry", randomTime(86_400e9))
            .byDefault(Distribution.constant(600e9))
            .doc("How long an idle execution environment is kept.")
            .from(Sources.IDLE_EXPIRY)
            .in(SIMULATION);
    /** Reserved concurrency. */
    public static final Property<Long> RESERVED_CONCURRENCY = property("reservedConcurrency", count(0, 100_000))
            .doc(
                    "Concurrency set aside for this function: it has as much for sure and never more. Zero switches the function off.")
            .from(Sources.LAMBDA_CONCURRENCY)
            .in(CAPACITY);
    /** Requests per second of one environment. */
    public static final Property<Double> ENVIRONMENT_RATE = property("environmentRate", perSecond(0.001, 1e9))
            .byDefault(10.0)
            .doc(
                    "Synchronous requests per second that one execution environment serves at most, however short they are.")
            .from(Sources.LAMBDA_QUOTAS)
            .in(CAPACITY);
    /** Provisioned concurrency. */
    public static final Property<Long> PROVISIONED_CONCURRENCY = property("provisionedConcurrency", count(1, 100_000))
            .doc("Execution environments kept ready; more calls spill over to on-demand ones.")
            .from(Sources.LAMBDA_CONCURRENCY)
            .in(CAPACITY);
    /** Provisioned concurrency by the time of the day. */
    public static final Property<String> PROVISIONED_SCHEDULE = property(
                    "provisionedSchedule",
                    text(DailyLevels.PATTERN, "times of the day in UTC with levels, such as 08:00 100, 20:00 10"))
            .doc(
                    "Provisioned concurrency by the time of the day in UTC, every day; a run begins at midnight with the level of provisionedConcurrency. New environments are allocated at up to 6,000 a minute. Each is billed from the time at which it is enabled until it is disabled, rounded up to 5 minutes. Unset: the level never changes.")
            .from(Sources.LAMBDA_PRICING)
            .in(CAPACITY);
    /** Starts from a snapshot. */
    public static final Property<Boolean> SNAP_START = property("snapStart", flag())
            .byDefault(false)
            .doc(
                    "New execution environments restore a snapshot that was taken after init when the version was published. For Java 11, Python 3.12 and .NET 8 or newer, without provisioned concurrency, with at most 512 MB of temporary storage. Free for Java; for Python and .NET the snapshot is billed while the version exists (3 hours at least) and by every restore. Restores are taken as not billed as duration.")
            .from(Sources.LAMBDA_SNAPSTART)
            .in(CAPACITY);
    /** Retries of asynchronous invocations. */
    public static final Property<Long> MAXIMUM_RETRY_ATTEMPTS = property("maximumRetryAttempts", count(0, 2))
            .byDefault(2L)
            .doc("How often an asynchronous invocation that failed is tried again, after 1 and 2 minutes.")
            .from(Sources.LAMBDA_ASYNC)
            .in(RELIABILITY);
    /** Longest wait in the asynchronous queue. */
    public static final Property<Long> MAXIMUM_EVENT_AGE = property(
                    "maximumEventAge", time(60 * Times.SECOND, 21_600 * Times.SECOND))
            .byDefault(21_600 * Times.SECOND)
            .doc("How long an asynchronous event may wait before it is given up.")
            .from(Sources.LAMBDA_ASYNC)
            .in(RELIABILITY);
    /** Delay of the internal queue. */
    public static final Property<Distribution> ASYNC_LATENCY = property("asyncLatency", randomTime(60e9))
            .byDefault(Times.between(5, 15))
            .doc("Time that an asynchronous event spends in the internal queue while nothing is in its way.")
            .from(Source.assumption("Lambda's own overhead of an asynchronous call"))
            .in(SIMULATION);
    /** Temporary storage. */
    public static final Property<Long> EPHEMERAL_STORAGE = property("ephemeralStorage", megabytes(512, 10_240))
            .byDefault(512L)
            .doc("Size of /tmp; 512 MB are free.")
            .from(Sources.LAMBDA_QUOTAS)
            .in(CAPACITY);
    /** Size of the response. */
    public static final Property<Long> RESPONSE_SIZE = property("responseSize", bytes(0, Times.GB))
            .byDefault(Times.KB)
            .doc(
                    "Size of the response to a synchronous invocation: up to 6 MB, streamed up to 200 MB. A larger one is an error, though the invocation has run. To a client it is billed as data out to the internet.")
            .from(Sources.LAMBDA_QUOTAS)
            .in(SIMULATION);
    /** How the response is sent. */
    public static final Property<String> INVOKE_MODE = property("invokeMode", choice("buffered", "response-stream"))
            .byDefault("buffered")
            .doc(
                    "Whether the response is sent when it is complete, or streamed: the first 6 MB as fast as they come, the rest at 2 MB/s, while the invocation runs and is billed.")
            .from(Sources.LAMBDA_QUOTAS)
            .in(CAPACITY);
    /** Recursive loop detection. */
    public static final Property<String> RECURSIVE_LOOP = property("recursiveLoop", choice("terminate", "allow"))
            .byDefault("terminate")
            .doc(
                    "terminate: Lambda ends a chain of events that goes round through functions, queues, topics and buckets after about 16 invocations. allow: it goes round without end.")
            .from(Source.assumption("recursive loop detection ends a chain after about 16 invocations"))
            .in(RELIABILITY);
    /** Log lines. */
    public static final Property<Long> LOG_SIZE = property("logSize", bytes(0, 100 * Times.MB))
            .byDefault(512L)
            .doc("What one invocation writes to the log; START, END and REPORT alone are about 500 bytes.")
            .from(Source.assumption("0.4 to 0.6 KB per invocation"))
            .in(COST);

    /** Billed requests. */
    public static final Meter REQUESTS = Meter.of("lambda", "request", "request");
    /** Billed duration on x86, counted in MB·ms. */
    public static final Meter GB_SECONDS_X86 = new Meter("lambda", "gb-second-x86", "GB-second", 1_024_000);
    /** Billed duration on arm64, counted in MB·ms. */
    public static final Meter GB_SECONDS_ARM = new Meter("lambda", "gb-second-arm64", "GB-second", 1_024_000);
    /** Provisioned concurrency on x86 while it is allocated, counted in MB·ms. */
    public static final Meter PROVISIONED_X86 =
            new Meter("lambda", "provisioned-gb-second-x86", "GB-second", 1_024_000);
    /** Provisioned concurrency on arm64 while it is allocated, counted in MB·ms. */
    public static final Meter PROVISIONED_ARM =
            new Meter("lambda", "provisioned-gb-second-arm64", "GB-second", 1_024_000);
    /** Duration in provisioned environments on x86, counted in MB·ms. */
    public static final Meter PROVISIONED_DURATION_X86 =
            new Meter("lambda", "provisioned-duration-gb-second-x86", "GB-second", 1_024_000);
    /** Duration in provisioned environments on arm64, counted in MB·ms. */
    public static final Meter PROVISIONED_DURATION_ARM =
            new Meter("lambda", "provisioned-duration-gb-second-arm64", "GB-second", 1_024_000);
    /** Temporary storage above 512 MB, counted in MB·ms. */
    public static final Meter EPHEMERAL = new Meter("lambda", "ephemeral-gb-second", "GB-second", 1_024_000);
    /** Snapshots kept for SnapStart, counted in MB·ms. */
    public static final Meter SNAPSHOT_CACHE = new Meter("lambda", "snapstart-cache-gb-second", "GB-second", 1_024_000);
    /** Snapshots restored by SnapStart, counted in MB. */
    public static final Meter SNAPSHOT_RESTORE = new Meter("lambda", "snapstart-restore-gb", "GB", 1_024);
    /** Streamed responses beyond 6 MB, counted in bytes. */
    public static final Meter STREAMED = new Meter("lambda", "response-streaming-gb", "GB", Times.GB);
    /** Logs, counted in bytes. */
    public static final Meter LOGS = new Meter("cloudwatch", "logs-gb", "GB", Times.GB).as(HiddenCost.LOGS);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("function")
            .title("Function", "Lambda")
            .in(Group.COMPUTE)
            .doc("Runs code when something calls it, in as many execution environments as there are concurrent calls.")
            .properties(
                    RUNTIME,
                    LANGUAGE,
                    ARCHITECTURE,
                    MEMORY,
                    TIMEOUT,
                    PACKAGE_TYPE,
                    RESERVED_CONCURRENCY,
                    PROVISIONED_CONCURRENCY,
                    PROVISIONED_SCHEDULE,
                    SNAP_START,
                    EPHEMERAL_STORAGE,
                    MAXIMUM_RETRY_ATTEMPTS,
                    MAXIMUM_EVENT_AGE,
                    INVOKE_MODE,
                    RECURSIVE_LOOP,
                    LOG_SIZE,
                    Vpc.WAY_OUT,
                    CPU_TIME,
                    WAIT_TIME,
                    THREADS,
                    BATCH_WORK,
                    IDEMPOTENT,
                    ERROR_RATE,
                    RESPONSE_SIZE,
                    INIT_WORK,
                    INIT_WORK_AT,
                    INIT_TIME,
                    PACKAGE_SIZE,
                    PLACEMENT_TIME,
                    IDLE_EXPIRY,
                    ASYNC_LATENCY)
            .metrics(
                    Metric.count("Invocations", "Invocations that ran."),
                    Metric.count("Errors", "Invocations that failed or timed out."),
                    Metric.count("Throttles", "Calls refused for want of concurrency."),
                    Metric.count("ColdStarts", "Invocations that had to wait for a new execution environment."),
                    Metric.count("Timeouts", "Invocations stopped at the time-out."),
                    Metric.time("Duration", "Time the handler ran."),
                    Metric.time("InitDuration", "Time of init in a cold start."),
                    Metric.time("RestoreDuration", "Time of restoring a snapshot in a cold start with SnapStart."),
                    Metric.level("ConcurrentExecutions", "Invocations running."),
                    Metric.level("Environments", "Execution environments, busy or idle."),
                    Metric.level("AllocatedProvisionedConcurrency", "Provisioned environments that are allocated."),
                    Metric.count(
                            "ProvisionedConcurrencySpilloverInvocations",
                            "Invocations that found all provisioned environments busy."),
                    Metric.time("AsyncEventAge", "Time between an asynchronous event's acceptance and its invocation."),
                    Metric.count("AsyncEventsDropped", "Asynchronous events given up."),
                    Metric.count(
                            "PayloadsTooLarge", "Requests or responses above the limits of Lambda, answered with 413."),
                    Metric.count("PoisonMessages", "Attempts at poison messages, which always fail."),
                    Metric.count(
                            "RecursiveInvocationsDropped",
                            "Invocations refused because their events went round in a circle."),
                    Metric.count("DuplicatesProcessed", "Messages processed though they had been before.")
                            .as(Role.DUPLICATES_PROCESSED),
                    Metric.count("DuplicatesSuppressed", "Messages recognised as duplicates, without work.")
                            .as(Role.DUPLICATES_SUPPRESSED))
            .meters(
                    REQUESTS,
                    GB_SECONDS_X86,
                    GB_SECONDS_ARM,
                    PROVISIONED_X86,
                    PROVISIONED_ARM,
                    PROVISIONED_DURATION_X86,
                    PROVISIONED_DURATION_ARM,
                    EPHEMERAL,
                    STREAMED,
                    SNAPSHOT_CACHE,
                    SNAPSHOT_RESTORE,
                    LOGS,
                    DataTransfer.INTERNET,
                    Vpc.NAT_DATA,
                    Vpc.ENDPOINT_DATA)
            .build();

    private static final java.util.regex.Pattern SNAP_STARTS = java.util.regex.Pattern.compile(
            "java(1[1-9]|[2-9]\\d)(\\..*)?|python3\\.(1[2-9]|[2-9]\\d)|dotnet([89]|[1-9]\\d)");

    /** True for runtimes whose environments can start from a snapshot: Java 11+, Python 3.12+, .NET 8+. */
    public static boolean canSnapStart(String runtime) {
        return SNAP_STARTS.matcher(runtime).matches();
    }

    private Function() {}
}
