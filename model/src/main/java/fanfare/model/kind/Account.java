package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.COST;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.property;

/** What all components of a design share. Not in the palette: it belongs to the design itself. */
public final class Account {
    /** Concurrency of all functions together. */
    public static final Property<Long> CONCURRENCY = property("concurrency", count(1, 1_000_000))
            .byDefault(1_000L)
            .doc("Concurrent invocations that the account allows in the Region, over all functions.")
            .from(Sources.LAMBDA_QUOTAS);

    /** NAT gateways. */
    public static final Property<Long> NAT_GATEWAYS = property("natGateways", count(0, 100))
            .byDefault(0L)
            .doc(
                    "NAT gateways of the design's VPC, one for each Availability Zone that has private subnets, billed by the hour whether used or not. Components say with vpc whether they use them.")
            .from(new Source("Amazon VPC pricing", "https://aws.amazon.com/vpc/pricing/", "2026-07"))
            .in(COST);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("account")
            .title("Account", "AWS account")
            .ports()
            .doc("Quotas that all components of the design share.")
            .properties(CONCURRENCY, NAT_GATEWAYS)
            .meters(Vpc.NAT_HOURS)
            .build();

    private Account() {}
}
