package fanfare.exporters.editing;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A template's text. A change answers the text with that one change: comments, order, quotes, line ends and everything
 * else stay as they are.
 */
final class TemplateText {
    private final String text;
    private final int shift;
    private final Node root;

    TemplateText(String text) {
        this.text = text;
        this.shift = text.startsWith("\uFEFF") ? 1 : 0;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(200);
        String body = text.substring(shift);
        boolean json = body.stripLeading().startsWith("{");
        this.root = new Yaml(options).compose(new StringReader(json ? body.replace('\t', ' ') : body));
    }

    String text() {
        return text;
    }

    private boolean isJson() {
        return text.substring(shift).stripLeading().startsWith("{");
    }

    /** The line end of the file. */
    private String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private int offset(Mark mark) {
        return shift + text.substring(shift).offsetByCodePoints(0, mark.getIndex());
    }

    private static Optional<NodeTuple> entry(Node node, String key) {
        return node instanceof MappingNode m
                ? m.getValue().stream()
                        .filter(t -> t.getKeyNode() instanceof ScalarNode k
                                && k.getValue().equals(key))
                        .reduce((first, last) -> last)
                : Optional.empty();
    }

    private Optional<Node> find(List<String> path) {
        Optional<Node> at = Optional.ofNullable(root);
        for (String key : path) {
            at = at.flatMap(n -> entry(n, key)).map(NodeTuple::getValueNode);
        }
        return at;
    }

    boolean has(List<String> path) {
        return find(path).isPresent();
    }

    /** The keys at a path; none if there is no mapping. */
    List<String> keys(List<String> path) {
        return find(path).orElse(null) instanceof MappingNode m
                ? m.getValue().stream()
                        .filter(t -> t.getKeyNode() instanceof ScalarNode)
                        .map(t -> ((ScalarNode) t.getKeyNode()).getValue())
                        .toList()
                : List.of();
    }

    /** What the part at a path means, which is there. */
    Object meaning(List<String> path) {
        return SameMeaning.of(find(path).orElseThrow());
    }

    /** Where a value ends: a block's end mark stands before the next token, behind comments that are not its own. */
    private int end(Node node) {
        if (node instanceof MappingNode m && isBlock(m) && !m.getValue().isEmpty()) {
            NodeTuple last = m.getValue().get(m.getValue().size() - 1);
            return Math.max(end(last.getValueNode()), end(last.getKeyNode()));
        }
        if (node instanceof SequenceNode s && isBlock(s) && !s.getValue().isEmpty()) {
            return end(s.getValue().get(s.getValue().size() - 1));
        }
        int end = offset(node.getEndMark());
        boolean blockScalar = node instanceof ScalarNode s
                && (s.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL
                        || s.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED);
        if (blockScalar) {
            while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        }
        return end;
    }

    private static boolean isBlock(CollectionNode<?> node) {
        return node.getFlowStyle() == DumperOptions.FlowStyle.BLOCK;
    }

    private String replaced(int from, int to, String by) {
        String lines = by.replace("\r\n", "\n").replace("\n", newline());
        return text.substring(0, from) + lines + text.substring(to);
    }

    /** With a value at a path: replaced where it is, else added to the deepest part of the path that is there. */
    String put(List<String> path, Object value) {
        Optional<Node> there = find(path);
        if (there.isPresent()) {
            return replace(path, there.get(), value);
        }
        int depth = path.size() - 1;
        while (find(path.subList(0, depth)).isEmpty()) {
            depth--;
        }
        Object nested = value;
        for (int i = path.size() - 1; i > depth; i--) {
            nested = java.util.Map.of(path.get(i), nested);
        }
        return add(path.subList(0, depth), path.get(depth), nested);
    }

    private static boolean isScalar(Object value) {
        return !(value instanceof java.util.Map<?, ?>) && !(value instanceof List<?>);
    }

    private String replace(List<String> path, Node there, Object value) {
        int from = offset(there.getStartMark());
        boolean inline = isJson() || there instanceof CollectionNode<?> c && !isBlock(c) || isScalar(value);
        if (!inline) {
            return new TemplateText(remove(path)).put(path, value);
        }
        if (!isJson() && isScalar(value) && there instanceof CollectionNode<?> c && isBlock(c)) {
            return new TemplateText(remove(path)).put(path, value);
        }
        String quotes =
                there instanceof ScalarNode s && s.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN ? quotes(s) : "";
        boolean quoted = isScalar(value) && value instanceof String && !quotes.isEmpty() && !isJson();
        String by = quoted ? Snippet.scalar(value, quotes) : new Snippet(around(), step()).inline(value);
        return replaced(from, end(there), by);
    }

    private static String quotes(ScalarNode s) {
        return switch (s.getScalarStyle()) {
            case SINGLE_QUOTED -> "'";
            case DOUBLE_QUOTED -> "\"";
            default -> "";
        };
    }

    private Snippet.Style around() {
        return isJson() ? Snippet.Style.JSON : Snippet.Style.FLOW;
    }

    /** How deep one level is indented in this file. */
    private int step() {
        return entry(root, "Resources")
                .map(NodeTuple::getValueNode)
                .filter(n -> n instanceof MappingNode m
                        && isBlock(m)
                        && !m.getValue().isEmpty())
                .map(n -> ((MappingNode) n)
                        .getValue()
                        .get(0)
                        .getKeyNode()
                        .getStartMark()
                        .getColumn())
                .filter(column -> column > 0)
                .orElse(2);
    }

    private String add(List<String> path, String key, Object value) {
        Node parent = find(path).orElseThrow();
        if (parent instanceof MappingNode m && isBlock(m) && !m.getValue().isEmpty()) {
            return addLines(m, key, value, path.size() == 1);
        }
        if (parent instanceof MappingNode m) {
            return addInline(m, key, value);
        }
        // An empty value: the section begins with this entry.
        return new TemplateText(remove(path)).put(path, java.util.Map.of(key, value));
    }

    private String addLines(MappingNode parent, String key, Object value, boolean section) {
        int column = parent.getValue().get(0).getKeyNode().getStartMark().getColumn();
        int at = lineEnd(end(parent));
        String gap = section && parent.getValue().size() > 1 && blankBetween(parent) ? "\n" : "";
        String lines = gap + new Snippet(Snippet.Style.BLOCK, step()).block(key, value, column);
        return at == text.length() && !text.endsWith("\n")
                ? replaced(at, at, "\n" + lines.stripTrailing())
                : replaced(at, at, lines);
    }

    private boolean blankBetween(MappingNode m) {
        int first = lineEnd(end(m.getValue().get(0).getValueNode()));
        return text.startsWith("\n", first) || text.startsWith("\r\n", first);
    }

    /** The beginning of the line after this place. */
    private int lineEnd(int at) {
        int end = text.indexOf('\n', Math.max(0, at - (at > 0 && text.charAt(at - 1) == '\n' ? 1 : 0)));
        return end < 0 ? text.length() : end + 1;
    }

    private String addInline(MappingNode parent, String key, Object value) {
        Snippet snippet = new Snippet(around(), step());
        if (parent.getValue().isEmpty()) {
            int open = text.indexOf('{', offset(parent.getStartMark()));
            return replaced(open + 1, open + 1, snippet.entry(key, value));
        }
        NodeTuple last = parent.getValue().get(parent.getValue().size() - 1);
        int at = end(last.getValueNode());
        int start = offset(last.getKeyNode().getStartMark());
        int line = text.lastIndexOf('\n', start - 1) + 1;
        boolean ownLine = text.substring(line, start).isBlank();
        String between = ownLine ? ",\n" + text.substring(line, start) : ", ";
        return replaced(at, at, between + snippet.entry(key, value));
    }

    /** Without the entry at a path. */
    String remove(List<String> path) {
        Node parent = find(path.subList(0, path.size() - 1)).orElseThrow();
        NodeTuple entry = entry(parent, path.get(path.size() - 1)).orElseThrow();
        MappingNode mapping = (MappingNode) parent;
        int from = offset(entry.getKeyNode().getStartMark());
        int to = Math.max(end(entry.getValueNode()), end(entry.getKeyNode()));
        if (!isBlock(mapping)) {
            return withoutInline(from, to);
        }
        if (mapping.getValue().size() == 1 && path.size() > 1) {
            return remove(path.subList(0, path.size() - 1));
        }
        return withoutLines(from, to);
    }

    private String withoutLines(int from, int to) {
        int begin = text.lastIndexOf('\n', from - 1) + 1;
        int end = lineEnd(to);
        boolean doubled = text.startsWith("\n", end)
                && begin > 1
                && text.substring(0, begin).endsWith("\n\n");
        return text.substring(0, begin) + text.substring(doubled ? end + 1 : end);
    }

    private String withoutInline(int from, int to) {
        int after = to;
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        if (after < text.length() && text.charAt(after) == ',') {
            after++;
            while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
                after++;
            }
            return text.substring(0, from) + text.substring(after);
        }
        int before = from;
        while (before > 0 && (Character.isWhitespace(text.charAt(before - 1)) || text.charAt(before - 1) == ',')) {
            before--;
        }
        return text.substring(0, before) + text.substring(to);
    }

    /** With a resource under another logical id, and every reference to it. */
    String renamed(String resource, String to) {
        StringBuilder all = new StringBuilder(text);
        Rename.places(root, resource).stream()
                .sorted(java.util.Comparator.comparingInt(
                                (Rename.Place p) -> p.node().getStartMark().getIndex())
                        .reversed())
                .forEach(p -> {
                    int from = offset(p.node().getStartMark());
                    int end = end(p.node());
                    String part = text.substring(from, end);
                    all.replace(
                            from, end, p.name().matcher(part).replaceAll(java.util.regex.Matcher.quoteReplacement(to)));
                });
        return all.toString();
    }

    /** With one item more in the list at a path. */
    String append(List<String> path, Object item) {
        Optional<Node> there = find(path);
        if (there.isEmpty() || !(there.get() instanceof SequenceNode list)) {
            return put(path, List.of(item));
        }
        if (isBlock(list) && !list.getValue().isEmpty()) {
            int first = offset(list.getValue().get(0).getStartMark());
            int dash = text.lastIndexOf('-', first - 1);
            int column = dash - text.lastIndexOf('\n', dash) - 1;
            int at = lineEnd(end(list));
            String lines = new Snippet(Snippet.Style.BLOCK, step()).item(item, column);
            return at == text.length() && !text.endsWith("\n")
                    ? replaced(at, at, "\n" + lines.stripTrailing())
                    : replaced(at, at, lines);
        }
        String inline = new Snippet(around(), step()).inline(item);
        if (list.getValue().isEmpty()) {
            int open = text.indexOf('[', offset(list.getStartMark()));
            return replaced(open + 1, open + 1, inline);
        }
        int at = end(list.getValue().get(list.getValue().size() - 1));
        return replaced(at, at, ", " + inline);
    }

    /** Without the item of the list at a path that means the same; empty if there is none. */
    Optional<String> drop(List<String> path, Object item) {
        if (!(find(path).orElse(null) instanceof SequenceNode list)) {
            return Optional.empty();
        }
        Object wanted = SameMeaning.of(item);
        for (Node node : list.getValue()) {
            if (SameMeaning.of(node).equals(wanted)) {
                if (list.getValue().size() == 1) {
                    return Optional.of(remove(path));
                }
                int from = offset(node.getStartMark());
                return Optional.of(isBlock(list) ? withoutLines(from, end(node)) : withoutInline(from, end(node)));
            }
        }
        return Optional.empty();
    }
}
