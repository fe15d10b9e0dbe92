package fanfare.model.kind;

/** What leaves the provider, whatever sends it. */
public final class DataTransfer {
    /** Data out to the internet, counted in bytes. CDNs have a price of their own. */
    public static final Meter INTERNET = new Meter("data-transfer", "internet-gb", "GB", Times.GB);

    private DataTransfer() {}
}
