package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.text;
import static fanfare.model.kind.Property.time;

/** EventBridge Scheduler. */
public final class Schedule {
    /** When it fires. */
    public static final Property<String> EXPRESSION = property(
                    "expression",
                    text(
                            "rate\\([1-9][0-9]* (minute|hour|day)s?\\)|cron\\(.+\\)",
                            "rate(5 minutes), rate(1 hour) or cron(minutes hours day-of-month month day-of-week year)",
                            "rate(1 minute)",
                            "rate(5 minutes)",
                            "rate(1 hour)",
                            "rate(1 day)",
                            "cron(0 6 * * ? *)"))
            .byDefault("rate(1 hour)")
            .doc("When it fires, in UTC: a rate or a cron expression. A simulation starts at midnight of a Monday.")
            .from(Sources.SCHEDULER_QUOTAS);
    /** Spread around the due time. */
    public static final Property<Long> FLEXIBLE_WINDOW = property("flexibleWindow", time(0, 1_440 * Times.MINUTE))
            .byDefault(0L)
            .doc("Fires at a random moment within this time after the due one.")
            .from(Sources.SCHEDULER_QUOTAS);
    /** Retries of a target that does not accept. */
    public static final Property<Long> MAXIMUM_RETRY_ATTEMPTS = property("maximumRetryAttempts", count(0, 185))
            .byDefault(185L)
            .doc("How often a target is tried again that does not accept the event.")
            .from(Sources.SCHEDULER_QUOTAS)
            .in(RELIABILITY);
    /** Longest time it tries. */
    public static final Property<Long> MAXIMUM_EVENT_AGE = property(
                    "maximumEventAge", time(60 * Times.SECOND, Times.DAY))
            .byDefault(Times.DAY)
            .doc("How long a target is tried that does not accept the event.")
            .from(Sources.SCHEDULER_QUOTAS)
            .in(RELIABILITY);
    /** Billed invocations. */
    public static final Meter INVOCATIONS = Meter.of("eventbridge", "scheduler-invocation", "invocation");

    /** The declaration. */
    public static final Kind KIND = Kind.kind("schedule")
            .title("Schedule", "EventBridge Scheduler")
            .in(Group.SOURCES)
            .ports(Kind.Port.OUT)
            .doc("Fires at fixed times and hands an event to its targets.")
            .properties(EXPRESSION, FLEXIBLE_WINDOW, MAXIMUM_RETRY_ATTEMPTS, MAXIMUM_EVENT_AGE)
            .metrics(
                    Metric.count("InvocationAttemptCount", "Attempts to invoke a target."),
                    Metric.count("InvocationDroppedCount", "Events given up after all attempts."))
            .meters(INVOCATIONS)
            .build();

    private Schedule() {}
}
