package fanfare.exporters.sam;

/** Times in templates: whole seconds or minutes, rounded up so that nothing ends early. */
final class Seconds {
    private static final long SECOND = 1_000_000_000L;

    private Seconds() {}

    static long of(long nanoseconds) {
        return (nanoseconds + SECOND - 1) / SECOND;
    }

    static long minutes(long nanoseconds) {
        return (of(nanoseconds) + 59) / 60;
    }

    static long millis(long nanoseconds) {
        return (nanoseconds + 999_999) / 1_000_000;
    }
}
