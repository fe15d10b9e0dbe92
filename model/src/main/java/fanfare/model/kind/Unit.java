package fanfare.model.kind;

/** What a number counts. A value is kept in the base unit that each constant names. */
public enum Unit {
    /** A plain count. */
    ONE("", "count"),
    /** Time; base unit nanosecond. */
    TIME("ns", "time"),
    /** Memory of an execution environment; base unit megabyte (1,024 kB). */
    MEMORY("MB", "memory"),
    /** Size of a payload, an item or an object; base unit byte. */
    SIZE("B", "size"),
    /** How often; base unit per second. */
    RATE("/s", "rate"),
    /** A share between 0 and 1; written as a percentage or a fraction. */
    SHARE("", "share");

    private final String symbol;
    private final String quantity;

    Unit(String symbol, String quantity) {
        this.symbol = symbol;
        this.quantity = quantity;
    }

    /** The base unit's symbol; empty for counts and shares. */
    public String symbol() {
        return symbol;
    }

    /** What is measured: {@code time}, {@code memory}, … */
    public String quantity() {
        return quantity;
    }
}
