package fanfare.model.kind;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What values a property takes. {@link #check} answers with a sentence for the user when a value is out of bounds.
 *
 * @param <T> the Java type of a value
 */
public sealed interface Type<T> {

    /** The Java class of a value. */
    Class<T> valueClass();

    /** Empty when the value is legal, else what is wrong with it and what was expected. */
    Optional<String> check(T value);

    /** A whole number of base units between {@code min} and {@code max}, both included. */
    record Whole(Unit unit, long min, long max) implements Type<Long> {
        @Override
        public Class<Long> valueClass() {
            return Long.class;
        }

        @Override
        public Optional<String> check(Long value) {
            return value >= min && value <= max
                    ? Optional.empty()
                    : Optional.of(outside(Quantities.format(unit, value)));
        }

        private String outside(String value) {
            return value + " is out of bounds: expected " + Quantities.format(unit, min) + " to "
                    + Quantities.format(unit, max);
        }
    }

    /** A decimal number of base units between {@code min} and {@code max}, both included. */
    record Decimal(Unit unit, double min, double max) implements Type<Double> {
        @Override
        public Class<Double> valueClass() {
            return Double.class;
        }

        @Override
        public Optional<String> check(Double value) {
            return value >= min && value <= max
                    ? Optional.empty()
                    : Optional.of(Quantities.format(unit, value) + " is out of bounds: expected "
                            + Quantities.format(unit, min) + " to " + Quantities.format(unit, max));
        }
    }

    /** Yes or no. */
    record Flag() implements Type<Boolean> {
        @Override
        public Class<Boolean> valueClass() {
            return Boolean.class;
        }

        @Override
        public Optional<String> check(Boolean value) {
            return Optional.empty();
        }
    }

    /** One word of a fixed list, as it is written in the file. */
    record Choice(List<String> options) implements Type<String> {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public Class<String> valueClass() {
            return String.class;
        }

        @Override
        public Optional<String> check(String value) {
            return options.contains(value)
                    ? Optional.empty()
                    : Optional.of("“" + value + "” is not one of " + String.join(", ", options));
        }
    }

    /**
     * Text of a given shape.
     *
     * @param pattern what it must match, whole
     * @param shape the shape in words, for messages
     * @param suggestions values to offer; any other of the shape is legal too
     */
    record Text(Pattern pattern, String shape, List<String> suggestions) implements Type<String> {
        public Text {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public Class<String> valueClass() {
            return String.class;
        }

        @Override
        public Optional<String> check(String value) {
            return pattern.matcher(value).matches() ? Optional.empty() : Optional.of("“" + value + "” is not " + shape);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text t && t.pattern.pattern().equals(pattern.pattern()) && t.shape.equals(shape);
        }

        @Override
        public int hashCode() {
            return pattern.pattern().hashCode();
        }
    }

    /** A JSON object, kept as its text on one line. */
    record Document() implements Type<String> {
        @Override
        public Class<String> valueClass() {
            return String.class;
        }

        @Override
        public Optional<String> check(String value) {
            return value.startsWith("{") && value.endsWith("}")
                    ? Optional.empty()
                    : Optional.of("“" + value + "” is not a JSON object");
        }
    }

    /** A quantity that varies: a {@link Distribution} whose values lie between {@code min} and {@code max}. */
    record Random(Unit unit, double min, double max) implements Type<Distribution> {
        @Override
        public Class<Distribution> valueClass() {
            return Distribution.class;
        }

        @Override
        public Optional<String> check(Distribution value) {
            return Distributions.check(this, value);
        }
    }
}
