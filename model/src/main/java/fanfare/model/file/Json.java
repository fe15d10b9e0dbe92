package fanfare.model.file;

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

    /** The line of the value at a JSON pointer, or of the nearest value around that place. */
    default int lineAt(String pointer) {
        Json at = this;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            Json next = at.child(step.replace("~1", "/").replace("~0", "~"));
            if (next == null) {
                break;
            }
            at = next;
        }
        return at.line();
    }

    private Json child(String step) {
        if (this instanceof Obj o) {
            return o.fields().get(step);
        }
        return this instanceof Arr a
                        && step.matches("[0-9]{1,9}")
                        && Integer.parseInt(step) < a.elements().size()
                ? a.elements().get(Integer.parseInt(step))
                : null;
    }
}
