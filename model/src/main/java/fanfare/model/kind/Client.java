package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;

/** Users, devices, webhooks: whatever sends requests from outside. */
public final class Client {
    /** Network time of one request, both ways. */
    public static final Property<Distribution> NETWORK_LATENCY = property("networkLatency", randomTime(60e9))
            .byDefault(Distribution.constant(0))
            .doc(
                    "Network time between the client and the provider, there and back. Zero measures latency at the provider's door.")
            .from(Sources.OURS)
            .in(SIMULATION);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("client")
            .title("Client", "Client")
            .in(Group.SOURCES)
            .ports(Kind.Port.OUT)
            .doc("Users, devices or webhooks that send requests; a scenario says how many.")
            .properties(NETWORK_LATENCY)
            .metrics(
                    Metric.count("Requests", "Source events sent."),
                    Metric.time("Latency", "Time until the answer, with all retries."),
                    Metric.count("Retries", "Attempts after the first."))
            .build();

    private Client() {}
}
