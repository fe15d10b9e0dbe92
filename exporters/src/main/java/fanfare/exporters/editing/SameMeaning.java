package fanfare.exporters.editing;

import fanfare.exporters.sam.ShortForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What a part means, whatever its form: short and long intrinsics, quotes and order of fields make no difference. */
final class SameMeaning {
    private SameMeaning() {}

    /** Of a part of a text. */
    static Object of(Node node) {
        Object bare = bare(node);
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!") || tag.length() == 1) {
            return bare;
        }
        boolean attribute = tag.equals("!GetAtt") && bare instanceof String;
        return Map.of(
                tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1),
                attribute ? List.of(((String) bare).split("\\.", 2)) : bare);
    }

    private static Object bare(Node node) {
        if (node instanceof MappingNode m) {
            Map<String, Object> all = new LinkedHashMap<>();
            m.getValue()
                    .forEach(t ->
                            all.put(t.getKeyNode() instanceof ScalarNode k ? k.getValue() : "?", of(t.getValueNode())));
            return all;
        }
        if (node instanceof SequenceNode s) {
            return s.getValue().stream().map(SameMeaning::of).toList();
        }
        return ((ScalarNode) node).getValue();
    }

    /** Of a tree that is to be written. */
    static Object of(Object value) {
        if (value instanceof Map<?, ?> m) {
            Map<String, Object> all = new LinkedHashMap<>();
            m.forEach((k, v) -> all.put(String.valueOf(k), of(v)));
            return all;
        }
        if (value instanceof List<?> l) {
            return l.stream().map(SameMeaning::of).toList();
        }
        if (value instanceof ShortForm s) {
            return Map.of(
                    s.tag().equals("!Ref") ? "Ref" : "Fn::" + s.tag().substring(1),
                    s.tag().equals("!GetAtt") ? List.of(s.argument().split("\\.", 2)) : s.argument());
        }
        return String.valueOf(value);
    }
}
