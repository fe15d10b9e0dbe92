package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.COST;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.property;

/** The way that calls out of a private network take, and what it is billed by. */
public final class Vpc {
    /** How what stands outside is reached. */
    public static final Property<String> WAY_OUT = property("vpc", choice("none", "nat", "endpoints"))
            .byDefault("none")
            .doc(
                    "How calls leave. none: at no charge, outside of a VPC or over a public address; nat: from private subnets over the account's NAT gateways, billed by the GB; endpoints: to AWS services over VPC endpoints (free to tables and buckets), to external services over NAT. Databases, proxies, caches, Kafka and containers stand inside.")
            .from(new Source("Amazon VPC pricing", "https://aws.amazon.com/vpc/pricing/", "2026-07"))
            .in(COST);
    /** What NAT gateways process, counted in bytes. */
    public static final Meter NAT_DATA = new Meter("nat-gateway", "data-gb", "GB", Times.GB);
    /** NAT gateways by the hour, counted in milliseconds. */
    public static final Meter NAT_HOURS = new Meter("nat-gateway", "hour", "hour", Times.HOUR / Times.MS);
    /** What interface endpoints process, counted in bytes. */
    public static final Meter ENDPOINT_DATA = new Meter("vpc", "interface-endpoint-gb", "GB", Times.GB);

    private Vpc() {}
}
