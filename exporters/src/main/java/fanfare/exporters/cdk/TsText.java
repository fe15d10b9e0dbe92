package fanfare.exporters.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Lays expressions out as Prettier does with single quotes and lines of 100 characters: what fits on its line stays there, and
 * what does not is broken at the outermost brackets.
 */
final class TsText {
    /** The longest line. */
    static final int WIDTH = 100;

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final String STEP = "  ";

    private final UnaryOperator<String> names;

    /** With what constructs are called, by id. */
    TsText(UnaryOperator<String> names) {
        this.names = names;
    }

    /**
     * An expression.
     *
     * @param indent spaces before the line on which it begins
     * @param column where it begins
     * @param after how many characters follow it on its last line
     */
    String of(Ts e, String indent, int column, int after) {
        String flat = flat(e);
        if (!mustBreak(e) && column + flat.length() + after <= WIDTH) {
            return flat;
        }
        if (e instanceof Ts.Obj o && !o.entries().isEmpty()) {
            return object(o, indent);
        }
        if (e instanceof Ts.Arr a && !a.items().isEmpty()) {
            return "[\n" + lines(a.items(), indent + STEP) + indent + "]";
        }
        if (e instanceof Ts.Call c && c.callee() instanceof Ts.Member m && m.of() instanceof Ts.Call) {
            return chain(c, indent, column, after);
        }
        if (e instanceof Ts.Call c && !c.arguments().isEmpty()) {
            return call(c, flat(c.callee()), indent, column, after);
        }
        return flat;
    }

    private String object(Ts.Obj o, String indent) {
        StringBuilder text = new StringBuilder("{\n");
        String inner = indent + STEP;
        for (Map.Entry<String, Ts> entry : o.entries().entrySet()) {
            String key = key(entry.getKey()) + ": ";
            String value = of(entry.getValue(), inner, inner.length() + key.length(), 1);
            if (entry.getValue() instanceof Ts.Text && inner.length() + key.length() + value.length() + 1 > WIDTH) {
                text.append(inner).append(key.stripTrailing()).append('\n');
                text.append(inner).append(STEP).append(value).append(",\n");
            } else {
                text.append(inner).append(key).append(value).append(",\n");
            }
        }
        return text.append(indent).append('}').toString();
    }

    private String lines(List<Ts> items, String indent) {
        StringBuilder text = new StringBuilder();
        items.forEach(i ->
                text.append(indent).append(of(i, indent, indent.length(), 1)).append(",\n"));
        return text.toString();
    }

    /** Calls of what calls yield: on one line as far as their last argument, or each on its own. */
    private String chain(Ts.Call c, String indent, int column, int after) {
        String whole = call(c, flat(c.callee()), indent, column, after);
        if (whole.contains("{\n") && column + whole.indexOf('\n') <= WIDTH) {
            return whole;
        }
        List<String> calls = new ArrayList<>();
        String inner = indent + STEP;
        Ts here = c;
        int behind = after;
        while (here instanceof Ts.Call call && call.callee() instanceof Ts.Member m) {
            String one = "." + m.name();
            calls.add(
                    0,
                    inner
                            + (fits(one, call, inner, behind)
                                    ? one + arguments(call)
                                    : call(call, one, inner, inner.length(), behind)));
            here = m.of();
            behind = 0;
        }
        if (here instanceof Ts.Call call
                && call.callee() instanceof Ts.Var v
                && v.member().contains(".")) {
            int dot = v.member().lastIndexOf('.');
            calls.add(0, inner + v.member().substring(dot) + arguments(call));
            here = new Ts.Var(v.id(), v.member().substring(0, dot));
        }
        return flat(here) + "\n" + String.join("\n", calls);
    }

    private boolean fits(String name, Ts.Call call, String indent, int after) {
        return !mustBreak(new Ts.Call(Ts.code(""), call.arguments()))
                && indent.length() + name.length() + arguments(call).length() + after <= WIDTH;
    }

    private String arguments(Ts.Call call) {
        return "(" + joined(call.arguments()) + ")";
    }

    private static boolean isHug(Ts.Call c) {
        return !c.arguments().isEmpty()
                && (c.arguments().get(c.arguments().size() - 1) instanceof Ts.Obj
                        || c.arguments().get(c.arguments().size() - 1) instanceof Ts.Arr);
    }

    /** Only the last argument is broken if it is an object or an array; otherwise each stands on its line. */
    private String call(Ts.Call c, String callee, String indent, int column, int after) {
        List<Ts> arguments = c.arguments();
        Ts last = arguments.get(arguments.size() - 1);
        List<Ts> before = arguments.subList(0, arguments.size() - 1);
        StringBuilder head = new StringBuilder(callee).append('(');
        String broken = head + "\n" + lines(arguments, indent + STEP) + indent + ")";
        if (!isHug(c) || before.stream().anyMatch(this::mustBreak)) {
            return isOnlyTemplate(arguments) ? head + flat(last) + ")" : broken;
        }
        before.forEach(b -> head.append(flat(b)).append(", "));
        int used = column + head.length();
        return used + 1 > WIDTH ? broken : head + of(last, indent, used, after + 1) + ")";
    }

    private static boolean isOnlyTemplate(List<Ts> arguments) {
        return arguments.size() == 1
                && (arguments.get(0) instanceof Ts.Template
                        || arguments.get(0) instanceof Ts.Text t && t.value().contains("\n"));
    }

    /** On one line. */
    String flat(Ts e) {
        if (e instanceof Ts.Text t) {
            return quoted(t.value());
        } else if (e instanceof Ts.Code c) {
            return c.code();
        } else if (e instanceof Ts.Var v) {
            return names.apply(v.id()) + (v.member().isEmpty() ? "" : "." + v.member());
        } else if (e instanceof Ts.Template t) {
            return template(t);
        } else if (e instanceof Ts.Call c) {
            return flat(c.callee()) + "(" + joined(c.arguments()) + ")";
        } else if (e instanceof Ts.Member m) {
            return flat(m.of()) + "." + m.name();
        } else if (e instanceof Ts.Arr a) {
            return "[" + joined(a.items()) + "]";
        }
        List<String> entries = new ArrayList<>();
        ((Ts.Obj) e).entries().forEach((k, v) -> entries.add(key(k) + ": " + flat(v)));
        return entries.isEmpty() ? "{}" : "{ " + String.join(", ", entries) + " }";
    }

    private String joined(List<Ts> items) {
        return String.join(", ", items.stream().map(this::flat).toList());
    }

    private String template(Ts.Template t) {
        StringBuilder text = new StringBuilder("`");
        for (Ts part : t.parts()) {
            text.append(part instanceof Ts.Text s ? inTemplate(s.value()) : "${" + flat(part) + "}");
        }
        return text.append('`').toString();
    }

    /** Objects that stand in a list beside others, and what holds such a list, are never on one line. */
    private boolean mustBreak(Ts e) {
        if (e instanceof Ts.Arr a) {
            boolean table = a.items().size() > 1
                    && a.items().stream()
                            .allMatch(i -> i instanceof Ts.Obj o && o.entries().size() > 1
                                    || i instanceof Ts.Arr b && b.items().size() > 1);
            return table || a.items().stream().anyMatch(this::mustBreak);
        } else if (e instanceof Ts.Obj o) {
            return o.entries().values().stream().anyMatch(this::mustBreak);
        } else if (e instanceof Ts.Call c) {
            return mustBreak(c.callee()) || c.arguments().stream().anyMatch(this::mustBreak);
        } else if (e instanceof Ts.Member m) {
            return mustBreak(m.of());
        }
        return false;
    }

    private static String key(String key) {
        return IDENTIFIER.matcher(key).matches() ? key : quoted(key);
    }

    /** A text in the quotes that need fewer escapes; one of several lines in back quotes. */
    static String quoted(String text) {
        if (text.contains("\n")) {
            return "`" + inTemplate(text) + "`";
        }
        char quote = count(text, '\'') > count(text, '"') ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        for (char c : text.toCharArray()) {
            out.append(c == quote || c == '\\' ? "\\" + c : control(c));
        }
        return out.append(quote).toString();
    }

    private static String inTemplate(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.replace("\\", "\\\\")
                .replace("`", "\\`")
                .replace("${", "\\${")
                .toCharArray()) {
            out.append(c == '\n' ? "\n" : control(c));
        }
        return out.toString();
    }

    private static String control(char c) {
        return c < ' ' || c == '\u2028' || c == '\u2029'
                ? String.format(Locale.ROOT, "\\u%04x", (int) c)
                : String.valueOf(c);
    }

    private static long count(String text, char c) {
        return text.chars().filter(x -> x == c).count();
    }
}
