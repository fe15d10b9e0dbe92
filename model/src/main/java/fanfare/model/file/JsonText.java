package fanfare.model.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes JSON for people and for line by line comparison. Values are maps, lists, texts, numbers, truth values and
 * {@link Raw}; what fits a line is written on one.
 */
final class JsonText {
    private static final int WIDTH = 120;
    private static final int NARROW = 44;
    private static final int SHOWN = 40;

    /** JSON that is written as it is. */
    record Raw(String json) {}

    private JsonText() {}

    /** A document: these fields of the root are opened, each of their members on a line of its own. */
    static String document(Map<String, Object> root, Set<String> opened) {
        List<String> lines = new ArrayList<>();
        root.forEach((name, value) -> {
            String field = quoted(name) + ": ";
            lines.add("  " + field
                    + (opened.contains(name) && !isEmpty(value) ? broken(value, 2) : fitted(value, 2, field.length())));
        });
        return "{\n" + String.join(",\n", lines) + "\n}\n";
    }

    private static boolean isEmpty(Object value) {
        return inline(value).length() == 2;
    }

    private static String fitted(Object value, int indent, int before) {
        String line = inline(value);
        boolean container = value instanceof Map || value instanceof List;
        boolean fits = indent + before + line.length() + 1 <= WIDTH;
        return fits || !container || isEmpty(value) ? line : broken(value, indent);
    }

    private static String broken(Object value, int indent) {
        String margin = " ".repeat(indent + 2);
        List<String> lines = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                String field = quoted((String) name) + ": ";
                lines.add(margin + field + fitted(member, indent + 2, field.length()));
            });
            return "{\n" + String.join(",\n", lines) + "\n" + " ".repeat(indent) + "}";
        }
        ((List<?>) value).forEach(member -> lines.add(margin + fitted(member, indent + 2, 0)));
        return "[\n" + String.join(",\n", lines) + "\n" + " ".repeat(indent) + "]";
    }

    /** Over as many lines as a narrow column needs. */
    static String lines(Object value) {
        return value instanceof Map<?, ?> map && !map.isEmpty() ? narrow(value, 0) : inline(value);
    }

    private static String narrow(Object value, int indent) {
        String line = inline(value);
        boolean container = value instanceof Map || value instanceof List;
        if (!container || isEmpty(value) || indent > 0 && indent + line.length() <= NARROW) {
            return line;
        }
        String margin = " ".repeat(indent + 2);
        List<String> lines = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (name, member) -> lines.add(margin + quoted((String) name) + ": " + narrow(member, indent + 2)));
            return "{\n" + String.join(",\n", lines) + "\n" + " ".repeat(indent) + "}";
        }
        ((List<?>) value).forEach(member -> lines.add(margin + narrow(member, indent + 2)));
        return "[\n" + String.join(",\n", lines) + "\n" + " ".repeat(indent) + "]";
    }

    /** On one line. */
    static String inline(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> fields = new ArrayList<>();
            map.forEach((name, member) -> fields.add(quoted((String) name) + ": " + inline(member)));
            return fields.isEmpty() ? "{}" : "{ " + String.join(", ", fields) + " }";
        } else if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(JsonText::inline).toList()) + "]";
        } else if (value instanceof String text) {
            return quoted(text);
        } else if (value instanceof Double number) {
            return number(number);
        } else if (value instanceof Raw raw) {
            return raw.json();
        }
        return String.valueOf(value);
    }

    /** A number that reads back to the same double, without exponent where that is short. */
    static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        String plain = exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        return plain.length() <= 24 ? plain : Double.toString(value);
    }

    /** A tree that was read, on one line. */
    static String inline(Json json) {
        return inline(plain(json));
    }

    /** A tree that was read, as maps, lists and raw numbers. */
    static Object plain(Json json) {
        if (json instanceof Json.Obj o) {
            Map<String, Object> fields = new LinkedHashMap<>();
            o.fields().forEach((name, member) -> fields.put(name, plain(member)));
            return fields;
        } else if (json instanceof Json.Arr a) {
            return a.elements().stream().map(JsonText::plain).toList();
        } else if (json instanceof Json.Text t) {
            return t.text();
        } else if (json instanceof Json.Num n) {
            return new Raw(n.digits());
        }
        return new Raw(String.valueOf(((Json.Word) json).value()));
    }

    /** A JSON string. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7f || loneSurrogate(text, i)) {
                        out.append("\\u").append(String.format("%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean loneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /** A text for messages, cut where it grows long. */
    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }
}
