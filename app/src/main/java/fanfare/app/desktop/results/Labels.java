package fanfare.app.desktop.results;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Names for the values of a picker that is not typed into. */
public final class Labels {
    private Labels() {}

    /** A converter that only names. */
    public static <T> StringConverter<T> of(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("a picker is not typed into");
            }
        };
    }
}
