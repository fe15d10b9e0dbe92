package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.flag;
import static fanfare.model.kind.Property.perSecond;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;

/** An event bus: EventBridge (Classic). */
public final class Bus {
    /** The account's own bus. */
    public static final Property<Boolean> ACCOUNT_DEFAULT = property("accountDefault", flag())
            .byDefault(false)
            .doc(
                    "The account's own bus, which is there already and on which the services of AWS put their events; not set: a bus of this design.")
            .from(Sources.BUS_QUOTAS);
    /** Quota of PutEvents. */
    public static final Property<Double> PUT_RATE = property("putRate", perSecond(1, 1e6))
            .byDefault(10_000.0)
            .doc(
                    "PutEvents entries per second; more are refused. 10,000 in us-east-1, us-west-2 and eu-west-1, 400 to 2,400 elsewhere.")
            .from(Sources.BUS_QUOTAS)
            .in(CAPACITY);
    /** Quota of target invocations. */
    public static final Property<Double> INVOCATION_RATE = property("invocationRate", perSecond(1, 1e6))
            .byDefault(18_750.0)
            .doc(
                    "Target invocations per second; more are delayed, not lost. 18,750 in the three largest Regions, 750 to 4,500 elsewhere.")
            .from(Sources.BUS_QUOTAS)
            .in(CAPACITY);
    /** Time to accept an event. */
    public static final Property<Distribution> PUT_LATENCY = property("putLatency", randomTime(10e9))
            .byDefault(Times.between(15, 40))
            .doc("How long a sender waits until its event is accepted.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Billed events, in units of 64 KB. */
    public static final Meter EVENTS = Meter.of("eventbridge", "custom-event", "event");
    /** Calls of API destinations. */
    public static final Meter API_DESTINATIONS = Meter.of("eventbridge", "api-destination", "invocation");

    /** The declaration. */
    public static final Kind KIND = Kind.kind("bus")
            .title("Event bus", "EventBridge")
            .in(Group.MESSAGING)
            .doc("Routes events to the targets of every rule that they match.")
            .properties(ACCOUNT_DEFAULT, PUT_RATE, INVOCATION_RATE, PUT_LATENCY)
            .metrics(
                    Metric.count("PutEventsEntriesCount", "Events put on the bus."),
                    Metric.count("MatchedEvents", "Events that matched a rule."),
                    Metric.count("Invocations", "Events accepted by targets."),
                    Metric.count("RetryInvocationAttempts", "Attempts after the first."),
                    Metric.count("FailedInvocations", "Events given up after all attempts."),
                    Metric.count("ThrottledRules", "Deliveries delayed by the invocation quota."))
            .meters(EVENTS, API_DESTINATIONS)
            .build();

    private Bus() {}
}
