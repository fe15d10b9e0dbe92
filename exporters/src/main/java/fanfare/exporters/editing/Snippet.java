package fanfare.exporters.editing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanfare.exporters.sam.ShortForm;
import fanfare.exporters.sam.YamlText;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a value is written at a place of a text: in the style of what stands around it. */
record Snippet(Style style, int step) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The styles of YAML. */
    enum Style {
        /** Entries on lines of their own. */
        BLOCK,
        /** Between braces, on one line. */
        FLOW,
        /** JSON. */
        JSON
    }

    /** A scalar, in quotes like those of the value before; empty quotes for none. */
    static String scalar(Object value, String quotes) {
        String text = String.valueOf(value);
        return switch (quotes) {
            case "'" -> "'" + text.replace("'", "''") + "'";
            case "\"" -> json(text);
            default -> new YamlText().value(value);
        };
    }

    /** {@code key: value} on one line. */
    String entry(String key, Object value) {
        return style == Style.JSON ? json(key) + ": " + inline(value) : key + ": " + inline(value);
    }

    /** A value on one line. */
    String inline(Object value) {
        return style == Style.JSON ? json(longForm(value)) : flow(value);
    }

    /** An entry on lines of its own, indented. */
    String block(String key, Object value, int column) {
        return indented(new YamlText().entry(key, value), column);
    }

    /** An item of a list on lines of its own; the column is that of its dash. */
    String item(Object value, int column) {
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            String lines = new YamlText().value(value);
            return indented("- " + lines.stripTrailing().replace("\n", "\n  ") + "\n", column);
        }
        return " ".repeat(column) + "- " + new YamlText().value(value) + "\n";
    }

    private String indented(String lines, int column) {
        StringBuilder all = new StringBuilder();
        lines.lines().forEach(line -> {
            String bare = line.stripLeading();
            int deep = (line.length() - bare.length()) / 2 * step + (line.length() - bare.length()) % 2;
            all.append(bare.isEmpty() ? "" : " ".repeat(column + deep))
                    .append(bare)
                    .append('\n');
        });
        return all.toString();
    }

    private static String flow(Object value) {
        if (value instanceof Map<?, ?> m) {
            StringBuilder all = new StringBuilder();
            m.forEach((k, v) ->
                    all.append(all.isEmpty() ? "" : ", ").append(k).append(": ").append(flow(v)));
            return "{" + all + "}";
        }
        if (value instanceof List<?> l) {
            return "[" + String.join(", ", l.stream().map(Snippet::flow).toList()) + "]";
        }
        if (value instanceof ShortForm s) {
            return s.tag() + " " + (s.argument().matches("[A-Za-z0-9.:]+") ? s.argument() : json(s.argument()));
        }
        String plain = new YamlText().value(value);
        return plain.matches("[^,\\[\\]{}#&*!|>%@`?]*") ? plain : json(String.valueOf(value));
    }

    private static Object longForm(Object value) {
        if (value instanceof Map<?, ?> m) {
            Map<String, Object> all = new LinkedHashMap<>();
            m.forEach((k, v) -> all.put(String.valueOf(k), longForm(v)));
            return all;
        }
        if (value instanceof List<?> l) {
            return l.stream().map(Snippet::longForm).toList();
        }
        if (value instanceof ShortForm s) {
            boolean attribute = s.tag().equals("!GetAtt");
            String function = s.tag().equals("!Ref") ? "Ref" : "Fn::" + s.tag().substring(1);
            return Map.of(function, attribute ? List.of(s.argument().split("\\.", 2)) : s.argument());
        }
        return value;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
