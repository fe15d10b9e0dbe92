package fanfare.exporters.reading;

import fanfare.exporters.template.Part;
import fanfare.model.design.Settings;
import fanfare.model.kind.Property;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Properties that a template says, read one by one into the settings of a component or a connection. */
final class Reading {
    private static final long SECOND = 1_000_000_000L;

    private final Part properties;
    private final Values values;
    private final Consumer<String> doubts;
    private Settings settings = Settings.NONE;

    /**
     * Begins to read.
     *
     * @param doubts told what cannot be taken over
     */
    Reading(Part properties, Values values, Consumer<String> doubts) {
        this.properties = properties;
        this.values = values;
        this.doubts = doubts;
    }

    Settings settings() {
        return settings;
    }

    Values values() {
        return values;
    }

    Part at(String... path) {
        Part at = properties;
        for (String field : path) {
            at = values.decided(at.at(field));
        }
        return at;
    }

    Optional<String> words(String... path) {
        return values.words(at(path));
    }

    boolean isTrue(String... path) {
        return words(path).filter(w -> w.equalsIgnoreCase("true")).isPresent();
    }

    /** Sets a value, unless it is the default; what is out of bounds is told. */
    <T> Reading set(Property<T> property, T value) {
        Optional<String> wrong = property.type().check(value);
        if (wrong.isPresent()) {
            doubts.accept(property.name() + " " + value + ": " + wrong.get());
        } else if (!Optional.of(value).equals(property.defaultValue())) {
            settings = settings.with(property, value);
        }
        return this;
    }

    private <T> Reading read(Property<T> property, Function<Double, T> from, String... path) {
        Part part = at(path);
        if (!part.exists()) {
            return this;
        }
        Optional<String> words = values.words(part);
        try {
            words.map(Double::parseDouble).map(from).ifPresent(v -> set(property, v));
        } catch (NumberFormatException e) {
            doubts.accept(property.name() + " “" + words.get() + "” is no number");
        }
        if (words.isEmpty()) {
            doubts.accept(property.name() + " is only known in an account; its default is taken");
        }
        return this;
    }

    Reading whole(Property<Long> property, String... path) {
        return read(property, Double::longValue, path);
    }

    Reading decimal(Property<Double> property, String... path) {
        return read(property, d -> d, path);
    }

    Reading seconds(Property<Long> property, String... path) {
        return read(property, d -> (long) (d * SECOND), path);
    }

    Reading minutes(Property<Long> property, String... path) {
        return read(property, d -> (long) (d * 60 * SECOND), path);
    }

    Reading milliseconds(Property<Long> property, String... path) {
        return read(property, d -> (long) (d * SECOND / 1_000), path);
    }

    Reading flag(Property<Boolean> property, String... path) {
        return at(path).exists() ? set(property, isTrue(path)) : this;
    }

    Reading text(Property<String> property, String... path) {
        words(path).ifPresent(w -> set(property, w));
        return this;
    }
}
