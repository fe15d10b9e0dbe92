package fanfare.model.file;

import fanfare.model.check.Pointers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON that knows where it stands in its text. */
sealed interface Json {
    /** The line of its first character, from 1. */
    int line();

    /** What it is, for messages: {@code an object}. */
    String article();

    /** Fields in their order. */
    record Obj(Map<String, Json> fields, int line) implements Json {
        @Override
        public String article() {
            return "an object";
        }
    }

    /** Elements. */
    record Arr(List<Json> elements, int line) implements Json {
        @Override
        public String article() {
            return "a list";
        }
    }

    /** Text. */
    record Text(String text, int line) implements Json {
        @Override
        public String article() {
            return "the text “" + JsonText.shortened(text) + "”";
        }
    }

    /** A number as it is written. */
    record Num(String digits, int line) implements Json {
        @Override
        public String article() {
            return "the number " + JsonText.shortened(digits);
        }
    }

    /** {@code true}, {@code false} or {@code null}. */
    record Word(Boolean value, int line) implements Json {
        @Override
        public String article() {
            return String.valueOf(value);
        }
    }

    /** The lines of this and all below, by JSON pointer. */
    default Map<String, Integer> lines() {
        Map<String, Integer> lines = new LinkedHashMap<>();
        collect("", lines);
        return lines;
    }

    /** Adds the lines of this and all below. */
    private void collect(String pointer, Map<String, Integer> lines) {
        lines.put(pointer, line());
        if (this instanceof Obj o) {
            o.fields().forEach((name, value) -> value.collect(pointer + Pointers.to(name), lines));
        } else if (this instanceof Arr a) {
            for (int i = 0; i < a.elements().size(); i++) {
                a.elements().get(i).collect(pointer + Pointers.to(i), lines);
            }
        }
    }
}
