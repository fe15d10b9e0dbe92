package fanfare.exporters.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes blocks as {@code terraform fmt} does: two blanks a level, and equals signs of neighbouring lines aligned. */
final class Hcl {
    private static final int WIDTH = 90;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Set<String> WORDS = Set.of("for", "if", "null", "true", "false");

    private Hcl() {}

    /** Blocks with an empty line between them. */
    static String text(List<Block> blocks) {
        return blocks.stream().map(b -> block(b, 0)).collect(Collectors.joining("\n"));
    }

    private static String block(Block block, int level) {
        StringBuilder out = new StringBuilder(indent(level)).append(block.type());
        block.labels().forEach(l -> out.append(' ').append(quoted(l)));
        if (block.arguments().isEmpty() && block.blocks().isEmpty()) {
            return out.append(" {}\n").toString();
        }
        out.append(" {\n").append(body(block, level + 1)).append(indent(level));
        return out.append("}\n").toString();
    }

    /** Arguments in their order, longer ones apart; then blocks, then what the block depends on. */
    private static String body(Block block, int level) {
        List<String> parts = new ArrayList<>();
        List<String[]> lines = new ArrayList<>();
        List<String> last = new ArrayList<>();
        block.arguments().forEach((name, value) -> {
            String text = expression(value, level);
            String alone = indent(level) + name + " = " + text + "\n";
            if (name.equals(Block.DEPENDS_ON)) {
                last.add(alone);
            } else if (text.contains("\n")) {
                together(lines, level, parts);
                parts.add(alone);
            } else {
                lines.add(new String[] {name, text});
            }
        });
        together(lines, level, parts);
        block.blocks().forEach(b -> parts.add(block(b, level)));
        parts.addAll(last);
        return String.join("\n", parts);
    }

    private static void together(List<String[]> lines, int level, List<String> parts) {
        if (!lines.isEmpty()) {
            parts.add(aligned(lines, level));
            lines.clear();
        }
    }

    private static String aligned(List<String[]> lines, int level) {
        int widest = lines.stream().mapToInt(l -> l[0].length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (String[] line : lines) {
            out.append(indent(level))
                    .append(line[0])
                    .append(" ".repeat(widest - line[0].length()))
                    .append(" = ")
                    .append(line[1])
                    .append('\n');
        }
        return out.toString();
    }

    /** An expression whose further lines are indented by this level. */
    static String expression(Expression e, int level) {
        if (e instanceof Expression.Text t) {
            return quoted(t.text());
        } else if (e instanceof Expression.Template t) {
            return template(t.parts(), level);
        } else if (e instanceof Expression.Code c) {
            return c.code();
        } else if (e instanceof Expression.Call c) {
            return c.arguments().stream()
                    .map(a -> expression(a, level))
                    .collect(Collectors.joining(", ", c.function() + "(", ")"));
        } else if (e instanceof Expression.Items i) {
            return items(i.items(), level);
        }
        return fields(((Expression.Fields) e).fields(), level);
    }

    private static String template(List<Expression> parts, int level) {
        StringBuilder out = new StringBuilder("\"");
        for (Expression part : parts) {
            if (part instanceof Expression.Text text) {
                out.append(escaped(text.text()));
            } else {
                // A dollar right before would make it a dollar and a brace.
                if (out.charAt(out.length() - 1) == '$') {
                    out.setLength(out.length() - 1);
                    out.append("${\"$\"}");
                }
                out.append("${").append(expression(part, level)).append('}');
            }
        }
        return out.append('"').toString();
    }

    private static String items(List<Expression> items, int level) {
        List<String> inLine = items.stream().map(i -> expression(i, level)).toList();
        String line = "[" + String.join(", ", inLine) + "]";
        if (line.length() + 2 * level <= WIDTH && !line.contains("\n")) {
            return line;
        }
        if (items.size() == 1 && inLine.get(0).contains("\n")) {
            return line;
        }
        return items.stream()
                .map(i -> indent(level + 1) + expression(i, level + 1) + ",\n")
                .collect(Collectors.joining("", "[\n", indent(level) + "]"));
    }

    private static String fields(Map<String, Expression> fields, int level) {
        if (fields.isEmpty()) {
            return "{}";
        }
        StringBuilder out = new StringBuilder("{\n");
        List<String[]> lines = new ArrayList<>();
        fields.forEach((name, value) -> {
            String key = NAME.matcher(name).matches() && !WORDS.contains(name) ? name : quoted(name);
            String text = expression(value, level + 1);
            if (text.contains("\n")) {
                out.append(aligned(lines, level + 1));
                lines.clear();
                out.append(indent(level + 1))
                        .append(key)
                        .append(" = ")
                        .append(text)
                        .append('\n');
            } else {
                lines.add(new String[] {key, text});
            }
        });
        return out.append(aligned(lines, level + 1))
                .append(indent(level))
                .append('}')
                .toString();
    }

    private static String indent(int level) {
        return "  ".repeat(level);
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '$', '%' -> out.append(c).append(text.startsWith("{", i + 1) ? String.valueOf(c) : "");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.toString();
    }
}
