package fanfare.model.kind;

import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.property;

/** What all components of a design share. Not in the palette: it belongs to the design itself. */
public final class Account {
    /** Concurrency of all functions together. */
    public static final Property<Long> CONCURRENCY = property("concurrency", count(1, 1_000_000))
            .byDefault(1_000L)
            .doc("Concurrent invocations that the account allows in the Region, over all functions.")
            .from(Sources.LAMBDA_QUOTAS);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("account")
            .title("Account", "AWS account")
            .ports()
            .doc("Quotas that all components of the design share.")
            .properties(CONCURRENCY)
            .build();

    private Account() {}
}
