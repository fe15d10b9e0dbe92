package fanfare.simulator.measure;

/** How often something happened, or how much of a whole quantity there was. */
public final class Counter {
    private long value;

    /** Counts one more. */
    public void increment() {
        value++;
    }

    /** Counts {@code more} at once. */
    public void add(long more) {
        value += more;
    }

    /** The count so far. */
    public long value() {
        return value;
    }

    /** Adds another counter's count. */
    public void merge(Counter other) {
        value += other.value;
    }

    /** Starts again at 0. */
    public void reset() {
        value = 0;
    }
}
