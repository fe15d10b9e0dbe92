package fanfare.app.desktop.inspector;

import fanfare.model.file.JsonDocument;
import fanfare.model.kind.Property;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Type;
import java.util.Optional;

/** Reads what a user types for a property of one type, and writes values as text. */
final class ValueEditor {
    /**
     * What was read.
     *
     * @param <T> the Java type of the value
     */
    record Read<T>(Optional<T> value, String problem) {
        static <T> Read<T> wrong(String problem) {
            return new Read<>(Optional.empty(), problem);
        }
    }

    private ValueEditor() {}

    static <T> String text(Property<T> property, T value) {
        Type<T> type = property.type();
        if (type instanceof Type.Whole w) {
            return Quantities.format(w.unit(), (Long) value);
        } else if (type instanceof Type.Decimal d) {
            return Quantities.format(d.unit(), (Double) value);
        }
        return type instanceof Type.Document ? JsonDocument.lines((String) value) : String.valueOf(value);
    }

    static <T> Read<T> read(Property<T> property, String text) {
        Type<T> type = property.type();
        try {
            Object value = text.strip();
            if (type instanceof Type.Whole w) {
                value = Quantities.parse(w.unit(), text).longValueExact();
            } else if (type instanceof Type.Decimal d) {
                value = Quantities.parse(d.unit(), text).doubleValue();
            }
            if (type instanceof Type.Document) {
                value = JsonDocument.kept(text);
            }
            T read = type.valueClass().cast(value);
            return type.check(read).<Read<T>>map(Read::wrong).orElseGet(() -> new Read<>(Optional.of(read), ""));
        } catch (ArithmeticException e) {
            return Read.wrong("must be a whole number");
        } catch (IllegalArgumentException e) {
            return Read.wrong(e.getMessage());
        }
    }
}
