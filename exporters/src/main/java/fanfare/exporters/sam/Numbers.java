package fanfare.exporters.sam;

/** Numbers in templates. */
final class Numbers {
    private Numbers() {}

    /** 100 rather than 100.0. */
    static Number plain(double value) {
        return value == StrictMath.rint(value) ? (Number) (long) value : (Number) value;
    }
}
