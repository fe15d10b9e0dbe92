package fanfare.exporters.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds every place where a template names a resource: its own key, references, attributes, texts, dependencies. */
final class Rename {
    private final String from;
    private final List<Node> whole = new ArrayList<>();
    private final List<Node> tokens = new ArrayList<>();

    private Rename(String from) {
        this.from = from;
    }

    /** A place in the text, as nodes, with the pattern that finds the name in it. */
    record Place(Node node, Pattern name) {}

    static List<Place> places(Node root, String from) {
        Rename all = new Rename(from);
        all.visit(root, "", List.of());
        String name = Pattern.quote(from);
        List<Place> places = new ArrayList<>();
        Pattern bare = Pattern.compile("(?<![A-Za-z0-9])" + name + "(?![A-Za-z0-9])");
        Pattern token = Pattern.compile("(?<=\\$\\{)" + name + "(?=[.}])");
        all.whole.forEach(n -> places.add(new Place(n, bare)));
        all.tokens.forEach(n -> places.add(new Place(n, token)));
        return places;
    }

    private void visit(Node node, String key, List<String> path) {
        if (node instanceof MappingNode m) {
            for (NodeTuple t : m.getValue()) {
                entry(t, path);
            }
        } else if (node instanceof SequenceNode s) {
            List<Node> items = s.getValue();
            boolean attribute = isCall(node, key, "GetAtt");
            for (int i = 0; i < items.size(); i++) {
                String means = attribute && i == 0
                        ? "Ref"
                        : key.equals("Fn::Sub") || tag(node).equals("!Sub")
                                ? "Fn::Sub"
                                : key.equals("DependsOn") ? key : "";
                visit(items.get(i), means, path);
            }
        } else if (node instanceof ScalarNode s) {
            scalar(s, key);
        }
    }

    private void entry(NodeTuple t, List<String> path) {
        String key = t.getKeyNode() instanceof ScalarNode k ? k.getValue() : "";
        if (path.equals(List.of("Resources")) && key.equals(from)) {
            whole.add(t.getKeyNode());
        }
        List<String> below = new ArrayList<>(path);
        below.add(key);
        visit(t.getValueNode(), key, below);
    }

    private static String tag(Node node) {
        return node.getTag().getValue();
    }

    private static boolean isCall(Node node, String key, String function) {
        return tag(node).equals("!" + function) || key.equals("Fn::" + function);
    }

    private void scalar(ScalarNode s, String key) {
        String value = s.getValue();
        boolean named = value.equals(from);
        if (named && (tag(s).equals("!Ref") || key.equals("Ref") || key.equals("DependsOn"))
                || isCall(s, key, "GetAtt") && value.startsWith(from + ".")) {
            whole.add(s);
        } else if (value.contains("${" + from) && (isCall(s, key, "Sub") || tag(s).equals("!Sub"))) {
            tokens.add(s);
        }
    }
}
