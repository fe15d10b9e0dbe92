package fanfare.model.kind;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One typed property of a kind or an interaction: the key under which its value is kept, and everything that editors,
 * checks, files and documents need to know of it.
 *
 * @param <T> the Java type of its values
 */
public final class Property<T> {
    /** Where the inspector shows a property. */
    public enum Section {
        BASICS("Basics"),
        CAPACITY("Capacity & scaling"),
        RELIABILITY("Reliability"),
        COST("Cost"),
        SIMULATION("Simulation");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        /** The heading. */
        public String title() {
            return title;
        }
    }

    private static final double LARGEST = 1e18;
    private static final java.util.regex.Pattern ABBREVIATION =
            java.util.regex.Pattern.compile("(?i)\\b(api|asl|cpu|dns|fifo|id|jwt|kms|rds|ttl|url|vpc)\\b");

    private final String name;
    private final Type<T> type;
    private T byDefault;
    private String doc = "";
    private Source source;
    private Section section = Section.BASICS;

    private Property(String name, Type<T> type) {
        this.name = name;
        this.type = type;
    }

    /** Declares a property; complete it with {@link #byDefault}, {@link #doc} and {@link #from}. */
    public static <T> Property<T> property(String name, Type<T> type) {
        return new Property<>(name, type);
    }

    /** The default; a property without one is simply absent when unset. */
    public Property<T> byDefault(T value) {
        byDefault = value;
        return this;
    }

    /** What it is, in a sentence or two for the user. */
    public Property<T> doc(String text) {
        doc = text;
        return this;
    }

    /** Where the default and the bounds come from. */
    public Property<T> from(Source where) {
        source = where;
        return this;
    }

    /** Where the inspector shows it. */
    public Property<T> in(Section where) {
        section = where;
        return this;
    }

    /** The name in files and on the command line, lower camel case. */
    public String name() {
        return name;
    }

    /** What values it takes. */
    public Type<T> type() {
        return type;
    }

    /** The value that holds when it is unset; empty where unset means "none". */
    public Optional<T> defaultValue() {
        return Optional.ofNullable(byDefault);
    }

    /** What it is. */
    public String doc() {
        return doc;
    }

    /** Where its default and bounds come from. */
    public Source source() {
        return source;
    }

    /** Where the inspector shows it. */
    public Section section() {
        return section;
    }

    /** The name in words: {@code visibilityTimeout} becomes {@code Visibility timeout}. */
    public String title() {
        String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
        String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return ABBREVIATION.matcher(title).replaceAll(m -> m.group().toUpperCase(java.util.Locale.ROOT));
    }

    @Override
    public String toString() {
        return name;
    }

    /** A duration; bounds in nanoseconds. */
    public static Type<Long> time(long min, long max) {
        return new Type.Whole(Unit.TIME, min, max);
    }

    /** Memory in megabytes. */
    public static Type<Long> megabytes(long min, long max) {
        return new Type.Whole(Unit.MEMORY, min, max);
    }

    /** A size in bytes. */
    public static Type<Long> bytes(long min, long max) {
        return new Type.Whole(Unit.SIZE, min, max);
    }

    /** A whole count. */
    public static Type<Long> count(long min, long max) {
        return new Type.Whole(Unit.ONE, min, max);
    }

    /** A decimal number. */
    public static Type<Double> number(double min, double max) {
        return new Type.Decimal(Unit.ONE, min, max);
    }

    /** A rate per second. */
    public static Type<Double> perSecond(double min, double max) {
        return new Type.Decimal(Unit.RATE, min, max);
    }

    /** A share from 0 to 1. */
    public static Type<Double> share() {
        return new Type.Decimal(Unit.SHARE, 0, 1);
    }

    /** Yes or no. */
    public static Type<Boolean> flag() {
        return new Type.Flag();
    }

    /** One of these words. */
    public static Type<String> choice(String... options) {
        return new Type.Choice(List.of(options));
    }

    /** Text that matches a pattern, described in words, with values to offer. */
    public static Type<String> text(String pattern, String shape, String... suggestions) {
        return new Type.Text(Pattern.compile(pattern, Pattern.DOTALL), shape, List.of(suggestions));
    }

    /** A JSON object. */
    public static Type<String> document() {
        return new Type.Document();
    }

    /** A time that varies; at most the given nanoseconds. */
    public static Type<Distribution> randomTime(double max) {
        return new Type.Random(Unit.TIME, 0, max);
    }

    /** A size that varies, in bytes. */
    public static Type<Distribution> randomSize(double max) {
        return new Type.Random(Unit.SIZE, 0, max);
    }

    /** A count that varies; rounded to whole numbers when drawn. */
    public static Type<Distribution> randomCount() {
        return new Type.Random(Unit.ONE, 0, LARGEST);
    }
}
