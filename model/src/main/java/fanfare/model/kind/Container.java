package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.COST;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.bytes;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.megabytes;
import static fanfare.model.kind.Property.perSecond;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.time;

import java.util.Optional;

/**
 * A container image on Fargate. What calls it decides how it runs: requests and messages are served by a service of
 * tasks that keeps running; what starts it gets a task of its own, which works and ends.
 */
public final class Container {
    private static final double LONGEST = 7 * 86_400e9;

    /** Processors of a task. */
    public static final Property<String> CPU = property("cpu", choice("0.25", "0.5", "1", "2", "4", "8", "16"))
            .byDefault("0.5")
            .doc("vCPU of one task. Each size goes with certain sizes of memory only.")
            .from(Sources.FARGATE_SIZES);
    /** Memory of a task. */
    public static final Property<Long> MEMORY = property("memory", megabytes(512, 122_880))
            .byDefault(1_024L)
            .doc("Memory of one task; which sizes there are depends on the vCPU.")
            .from(Sources.FARGATE_SIZES);
    /** Processor. */
    public static final Property<String> ARCHITECTURE = property("architecture", choice("x86_64", "arm64"))
            .byDefault("x86_64")
            .doc("Processor; arm64 costs a fifth less.")
            .from(Sources.FARGATE_PRICES);
    /** On-demand or spare capacity. */
    public static final Property<String> CAPACITY_PROVIDER = property("capacityProvider", choice("on-demand", "spot"))
            .byDefault("on-demand")
            .doc(
                    "spot runs on spare capacity at 70 % less; AWS may take it back, which a scenario shows as a loss of capacity.")
            .from(Sources.FARGATE_PRICES)
            .in(COST);
    /** Fewest tasks. */
    public static final Property<Long> MIN_TASKS = property("minTasks", count(0, 5_000))
            .byDefault(2L)
            .doc("Tasks that the service keeps at least.")
            .from(Source.assumption("one task in each of two Availability Zones"))
            .in(CAPACITY);
    /** Most tasks. */
    public static final Property<Long> MAX_TASKS = property("maxTasks", count(1, 5_000))
            .byDefault(10L)
            .doc("Tasks that scaling goes up to.")
            .from(Sources.OURS)
            .in(CAPACITY);
    /** Tasks at the beginning. */
    public static final Property<Long> DESIRED_TASKS = property("desiredTasks", count(0, 5_000))
            .doc("Tasks that the service runs at the beginning. Unset: the least.")
            .from(Sources.OURS)
            .in(CAPACITY);
    /** What scaling follows. */
    public static final Property<String> SCALING = property("scaling", choice("cpu", "requests", "none"))
            .byDefault("cpu")
            .doc(
                    "What target tracking follows: the average CPU utilisation of the tasks, or the requests that a task gets in a minute. none keeps the number of tasks as it is.")
            .from(Sources.ECS_SCALING)
            .in(CAPACITY);
    /** Target of the utilisation. */
    public static final Property<Double> TARGET_CPU = property("targetCpu", share())
            .byDefault(0.5)
            .doc("CPU utilisation that scaling keeps the tasks at.")
            .from(Source.assumption("half leaves room while new tasks start"))
            .in(CAPACITY);
    /** Target of the requests. */
    public static final Property<Long> TARGET_REQUESTS = property("targetRequests", count(1, 10_000_000))
            .byDefault(1_000L)
            .doc("Requests in a minute that scaling keeps each task at.")
            .from(Sources.OURS)
            .in(CAPACITY);
    /** Pause after adding. */
    public static final Property<Long> SCALE_OUT_COOLDOWN = property("scaleOutCooldown", time(0, Times.HOUR))
            .byDefault(60 * Times.SECOND)
            .doc("How long scaling waits after it has added tasks before it adds more.")
            .from(Source.assumption("the usual setting for services: 60 s out, 300 s in"))
            .in(CAPACITY);
    /** Pause before taking away. */
    public static final Property<Long> SCALE_IN_COOLDOWN = property("scaleInCooldown", time(0, Times.HOUR))
            .byDefault(300 * Times.SECOND)
            .doc("How long scaling waits after any change before it takes tasks away.")
            .from(Source.assumption("the usual setting for services: 60 s out, 300 s in"))
            .in(CAPACITY);
    /** Requests served at once. */
    public static final Property<Long> CONCURRENCY = property("concurrency", count(1, 10_000))
            .byDefault(100L)
            .doc("Requests or messages that one task works on at once; they share its vCPU. More wait in line.")
            .from(Sources.OURS)
            .in(CAPACITY);
    /** Requests that may wait. */
    public static final Property<Long> QUEUE_CAPACITY = property("queueCapacity", count(0, 1_000_000_000))
            .doc(
                    "Requests that may wait in line before the service; more are refused with 503, as all are while no task runs. Unset: no limit.")
            .from(Sources.OURS)
            .in(CAPACITY);
    /** Longest wait in line before more is shed. */
    public static final Property<Long> MAXIMUM_WAIT = property("maximumWait", time(0, Times.HOUR))
            .doc(
                    "Load shedding: as long as the first in line has waited longer than this, more requests are refused with 503. Unset: no limit.")
            .from(Sources.OURS)
            .in(RELIABILITY);
    /** Work of the CPU. */
    public static final Property<Distribution> CPU_TIME = property("cpuTime", randomTime(LONGEST))
            .byDefault(Distribution.constant(10e6))
            .doc("Computing time at one vCPU: of one request or message, or all the work of a task that was started.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Waiting that no connection shows. */
    public static final Property<Distribution> WAIT_TIME = property("waitTime", randomTime(LONGEST))
            .byDefault(Distribution.constant(0))
            .doc("Time that a request (or a started task) waits for anything that is not drawn as a connection.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Threads of one request. */
    public static final Property<Long> THREADS = property("threads", count(1, 16))
            .byDefault(1L)
            .doc("Threads that the work on one request keeps busy: it uses so many vCPU at most.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Failing share. */
    public static final Property<Double> ERROR_RATE = property("errorRate", share())
            .byDefault(0.0)
            .doc("Share of the requests or started tasks that fail.")
            .from(Sources.OURS)
            .in(RELIABILITY);
    /** Time before the image is fetched. */
    public static final Property<Distribution> PROVISIONING_TIME = property("provisioningTime", randomTime(3_600e9))
            .byDefault(Times.between(5_000, 15_000))
            .doc(
                    "Time from the launch of a task to the start of its image pull: choosing a host, attaching the network interface. Not billed.")
            .from(Source.assumption("several seconds for the network interface; 20 to 60 s up to a running task"))
            .in(SIMULATION);
    /** Time to fetch the image and start. */
    public static final Property<Distribution> PULL_TIME = property("pullTime", randomTime(3_600e9))
            .byDefault(Times.between(15_000, 45_000))
            .doc(
                    "Time from the start of the image pull until the task works: fetching the image, starting it, health checks. Billed. A large image takes minutes.")
            .from(Source.assumption("20 to 60 s from launch to running; measured 129 s for a large image"))
            .in(SIMULATION);
    /** Launches per second. */
    public static final Property<Double> LAUNCH_RATE = property("launchRate", perSecond(0.001, 1_000))
            .byDefault(20.0)
            .doc(
                    "Tasks launched in a second, after a burst of five seconds' worth. The service waits for its turn; a start over the rate is throttled.")
            .from(Sources.FARGATE_QUOTAS)
            .in(CAPACITY);
    /** Time to finish. */
    public static final Property<Long> DRAIN_TIME = property("drainTime", time(0, Times.HOUR))
            .byDefault(300 * Times.SECOND)
            .doc(
                    "How long a task that scaling takes away may finish its requests (deregistration delay); what is left then fails.")
            .from(Source.assumption("default deregistration delay of a target group"))
            .in(RELIABILITY);
    /** Disk of a task. */
    public static final Property<Long> EPHEMERAL_STORAGE = property(
                    "ephemeralStorage", bytes(20 * Times.GB, 200 * Times.GB))
            .byDefault(20 * Times.GB)
            .doc("Disk of one task; 20 GB are free.")
            .from(Sources.FARGATE_PRICES)
            .in(COST);
    /** Log lines. */
    public static final Property<Long> LOG_SIZE = property("logSize", bytes(0, 100 * Times.MB))
            .byDefault(256L)
            .doc("What one request, message or started task writes to the log.")
            .from(Source.assumption("one line of an access log"))
            .in(COST);

    /** Size of an answer. */
    public static final Property<Long> RESPONSE_SIZE = property("responseSize", bytes(0, Times.GB))
            .byDefault(Times.KB)
            .doc("Size of an answer; to a client it is billed as data out to the internet.")
            .from(Source.assumption("a small JSON answer"))
            .in(COST);

    private static final long VCPU_HOUR = 1_024 * 3_600;

    /** vCPU-hours on x86, counted in CPU units (1,024 are a vCPU) times seconds. */
    public static final Meter VCPU_X86 = new Meter("fargate", "vcpu-hour-x86", "vCPU-hour", VCPU_HOUR);
    /** Memory on x86, counted in MB times seconds. */
    public static final Meter MEMORY_X86 = new Meter("fargate", "gb-hour-x86", "GB-hour", VCPU_HOUR);
    /** vCPU-hours on arm64, counted in CPU units times seconds. */
    public static final Meter VCPU_ARM = new Meter("fargate", "vcpu-hour-arm64", "vCPU-hour", VCPU_HOUR);
    /** Memory on arm64, counted in MB times seconds. */
    public static final Meter MEMORY_ARM = new Meter("fargate", "gb-hour-arm64", "GB-hour", VCPU_HOUR);
    /** vCPU-hours on spare x86 capacity. */
    public static final Meter SPOT_VCPU_X86 = new Meter("fargate", "spot-vcpu-hour-x86", "vCPU-hour", VCPU_HOUR);
    /** Memory on spare x86 capacity. */
    public static final Meter SPOT_MEMORY_X86 = new Meter("fargate", "spot-gb-hour-x86", "GB-hour", VCPU_HOUR);
    /** vCPU-hours on spare arm64 capacity. */
    public static final Meter SPOT_VCPU_ARM = new Meter("fargate", "spot-vcpu-hour-arm64", "vCPU-hour", VCPU_HOUR);
    /** Memory on spare arm64 capacity. */
    public static final Meter SPOT_MEMORY_ARM = new Meter("fargate", "spot-gb-hour-arm64", "GB-hour", VCPU_HOUR);
    /** Disk above 20 GB, counted in MB times seconds. */
    public static final Meter EPHEMERAL = new Meter("fargate", "ephemeral-gb-hour", "GB-hour", VCPU_HOUR);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("container")
            .title("Container", "Fargate")
            .in(Group.COMPUTE)
            .doc(
                    "Runs a container image without a limit of time: as a service that answers requests or works through a queue, or as one task for each event that starts it.")
            .properties(
                    CPU,
                    MEMORY,
                    ARCHITECTURE,
                    CONCURRENCY,
                    QUEUE_CAPACITY,
                    MIN_TASKS,
                    MAX_TASKS,
                    DESIRED_TASKS,
                    SCALING,
                    TARGET_CPU,
                    TARGET_REQUESTS,
                    SCALE_OUT_COOLDOWN,
                    SCALE_IN_COOLDOWN,
                    DRAIN_TIME,
                    MAXIMUM_WAIT,
                    ERROR_RATE,
                    CAPACITY_PROVIDER,
                    EPHEMERAL_STORAGE,
                    LOG_SIZE,
                    RESPONSE_SIZE,
                    Vpc.WAY_OUT,
                    CPU_TIME,
                    WAIT_TIME,
                    THREADS,
                    PROVISIONING_TIME,
                    PULL_TIME,
                    LAUNCH_RATE)
            .metrics(
                    Metric.count("Requests", "Requests and messages that the service took."),
                    Metric.count("Errors", "Requests, messages and started tasks that failed."),
                    Metric.count("Rejected", "Requests refused because the line was full or too slow, or no task ran."),
                    Metric.count("TasksLaunched", "Tasks launched, by the service or by a start."),
                    Metric.count("TasksStopped", "Tasks that ended, for whatever reason."),
                    Metric.count("LaunchesThrottled", "Starts refused for the launch rate."),
                    Metric.count("ScaleOuts", "Times that scaling added tasks."),
                    Metric.count("ScaleIns", "Times that scaling took tasks away."),
                    Metric.time(
                            "Latency",
                            "Time from request to answer, with waiting in line; of a start, from the start to the end of the task."),
                    Metric.time("TaskStartTime", "Time from the launch of a task until it works."),
                    Metric.level("DesiredTasks", "Tasks that the service wants."),
                    Metric.level("RunningTasks", "Tasks of the service that take requests."),
                    Metric.level("StartedTasks", "Tasks of their own that were started and have not ended."),
                    Metric.level("BusyCpuUnits", "CPU units at work in the service's tasks; 1,024 are one vCPU."),
                    Metric.level("Waiting", "Requests waiting in line."))
            .meters(
                    VCPU_X86,
                    MEMORY_X86,
                    VCPU_ARM,
                    MEMORY_ARM,
                    SPOT_VCPU_X86,
                    SPOT_MEMORY_X86,
                    SPOT_VCPU_ARM,
                    SPOT_MEMORY_ARM,
                    EPHEMERAL,
                    Function.LOGS,
                    DataTransfer.INTERNET,
                    Vpc.NAT_DATA,
                    Vpc.ENDPOINT_DATA)
            .build();

    /** CPU units of a size: 1,024 are one vCPU. */
    public static long cpuUnits(String cpu) {
        return (long) (Double.parseDouble(cpu) * 1_024);
    }

    /** Why a task of this size cannot be had with this memory (in MB), with the sizes that can. */
    public static Optional<String> wrongMemory(String cpu, long memory) {
        Sizes sizes = switch (cpu) {
            case "0.25" -> new Sizes(512, 2_048, 0);
            case "0.5" -> new Sizes(1_024, 4_096, 1_024);
            case "1" -> new Sizes(2_048, 8_192, 1_024);
            case "2" -> new Sizes(4_096, 16_384, 1_024);
            case "4" -> new Sizes(8_192, 30_720, 1_024);
            case "8" -> new Sizes(16_384, 61_440, 4_096);
            default -> new Sizes(32_768, 122_880, 8_192);
        };
        return sizes.has(memory)
                ? Optional.empty()
                : Optional.of("a task with " + cpu + " vCPU cannot have " + Quantities.format(Unit.MEMORY, memory)
                        + " of memory, but " + sizes.words());
    }

    /** From least to most in steps; without a step each is twice the one before. */
    private record Sizes(long least, long most, long step) {
        boolean has(long memory) {
            boolean fits = step == 0 ? Long.bitCount(memory) == 1 : (memory - least) % step == 0;
            return memory >= least && memory <= most && fits;
        }

        String words() {
            return step == 0
                    ? "512 MB, 1 GB or 2 GB"
                    : least / 1_024 + " to " + most / 1_024 + " GB in steps of " + step / 1_024 + " GB";
        }
    }

    private Container() {}
}
