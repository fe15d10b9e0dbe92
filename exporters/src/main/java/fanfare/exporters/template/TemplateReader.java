package fanfare.exporters.template;

import fanfare.model.check.Problem;
import fanfare.model.file.Parsed;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads templates in YAML, with all short forms of the intrinsic functions, and in JSON. A text that is no template gives
 * one problem with its line; a doubtful one is read with warnings.
 */
public final class TemplateReader {
    /** Parts that anchors may make of a text before it is refused. */
    static final long LARGEST = 1_000_000;

    private static final int LONGEST = 16 * 1024 * 1024;
    private static final int DEEPEST = 200;

    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Node, Part> known = new IdentityHashMap<>();
    private final Map<Node, Long> sizes = new IdentityHashMap<>();
    private final Set<Node> open = java.util.Collections.newSetFromMap(new IdentityHashMap<>());

    private TemplateReader(String name) {
        this.name = name;
    }

    /** Ends the reading of a text that cannot be understood. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }
    }

    /** Reads a template; it must have resources. */
    public static Parsed<Template> template(String name, String text, Beside beside) {
        Parsed<Part> parsed = part(name, text);
        if (parsed.value().isEmpty()) {
            return new Parsed<>(Optional.empty(), parsed.problems());
        }
        Part root = parsed.value().get();
        List<Problem> problems = new ArrayList<>(parsed.problems());
        if (!(root.at("Resources") instanceof Part.Fields)) {
            problems.add(Problem.error(
                            "",
                            "This is no template: it has no section “Resources”",
                            "Open a SAM or CloudFormation template, or a *.fanfare.json file.")
                    .in(name, Math.max(1, root.line())));
            return new Parsed<>(Optional.empty(), problems);
        }
        root.at("Resources").entries().forEach((id, resource) -> {
            if (resource.at("Type").words().isEmpty() && !id.startsWith("Fn::")) {
                problems.add(Problem.warning("/Resources/" + id, "has no Type and is kept as it is", "")
                        .in(name, resource.line()));
            }
        });
        return new Parsed<>(Optional.of(new Template(name, root, beside)), problems);
    }

    /** Reads any text of this syntax: an OpenAPI body, a state machine. */
    public static Parsed<Part> part(String name, String text) {
        TemplateReader reader = new TemplateReader(name);
        try {
            return new Parsed<>(Optional.of(reader.read(text)), reader.problems);
        } catch (Refused refused) {
            return new Parsed<>(Optional.empty(), List.of(refused.problem));
        }
    }

    private Part read(String original) {
        String text = original.startsWith("\uFEFF") ? original.substring(1) : original;
        String json = text.stripLeading();
        // YAML forbids tabs where JSON allows them; a blank in their place keeps every line.
        String readable = json.startsWith("{") || json.startsWith("[") ? text.replace('\t', ' ') : text;
        Node root = compose(readable);
        if (root == null) {
            throw refused(1, "The file is empty", "Choose a SAM or CloudFormation template.");
        }
        if (size(root) > LARGEST) {
            throw refused(
                    1,
                    "Its anchors stand for more than a million parts",
                    "Write out what the anchors repeat, or split the template.");
        }
        return part(root);
    }

    private Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw refused(line, "This is neither YAML nor JSON: " + sentence(e.getProblem()), remedy(text, line));
        } catch (YAMLException e) {
            throw refused(
                    1, "This cannot be read: " + sentence(e.getMessage()), "Split the template into smaller ones.");
        } catch (StackOverflowError e) {
            throw refused(1, "It is nested too deeply", "Lay it out flatter.");
        }
    }

    private static String sentence(String problem) {
        return problem == null ? "it breaks off" : problem.strip().replace('\n', ' ');
    }

    private static String remedy(String text, int line) {
        List<String> lines = text.lines().toList();
        boolean tab = line <= lines.size() && lines.get(line - 1).contains("\t");
        return tab ? "Indent with blanks: YAML does not allow tabs." : "Mend the line, or the one before it.";
    }

    private Refused refused(int line, String message, String remedy) {
        return new Refused(Problem.error("", message, remedy).in(name, line));
    }

    /** How many parts a node stands for when all aliases are followed. */
    private long size(Node node) {
        Long before = sizes.get(node);
        if (before != null) {
            return before;
        }
        if (!open.add(node)) {
            throw refused(lineOf(node), "An anchor contains itself", "Remove the alias that closes the circle.");
        }
        long sum = 1;
        for (Node child : children(node)) {
            sum = Math.min(Long.MAX_VALUE / 4, sum + size(child));
        }
        open.remove(node);
        sizes.put(node, sum);
        return sum;
    }

    private static List<Node> children(Node node) {
        if (node instanceof SequenceNode s) {
            return s.getValue();
        }
        List<Node> all = new ArrayList<>();
        if (node instanceof MappingNode m) {
            for (NodeTuple t : m.getValue()) {
                all.add(t.getKeyNode());
                all.add(t.getValueNode());
            }
        }
        return all;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private Part part(Node node) {
        Part before = known.get(node);
        if (before != null) {
            return before;
        }
        Part part = tagged(node, bare(node));
        known.put(node, part);
        return part;
    }

    private Part bare(Node node) {
        int line = lineOf(node);
        if (node instanceof ScalarNode s) {
            return new Part.Text(s.getValue(), s.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN, line);
        }
        if (node instanceof SequenceNode s) {
            return new Part.Items(s.getValue().stream().map(this::part).toList(), line);
        }
        return longForm(fields((MappingNode) node), line);
    }

    private Map<String, Part> fields(MappingNode node) {
        Map<String, Part> fields = new LinkedHashMap<>();
        Set<String> own = new HashSet<>();
        for (NodeTuple t : node.getValue()) {
            String key = t.getKeyNode() instanceof ScalarNode k ? k.getValue() : "?";
            if (key.equals("<<")) {
                merge(t.getValueNode(), fields, own);
                continue;
            }
            if (!own.add(key)) {
                problems.add(Problem.warning("", "“" + key + "” stands here twice; the later one counts", "")
                        .in(name, lineOf(t.getKeyNode())));
            }
            fields.put(key, part(t.getValueNode()));
        }
        return fields;
    }

    private void merge(Node from, Map<String, Part> into, Set<String> own) {
        List<Node> sources = from instanceof SequenceNode s ? s.getValue() : List.of(from);
        for (Node source : sources) {
            part(source).entries().forEach((key, value) -> {
                if (!own.contains(key)) {
                    into.putIfAbsent(key, value);
                }
            });
        }
    }

    private static Part longForm(Map<String, Part> fields, int line) {
        if (fields.size() == 1) {
            Map.Entry<String, Part> only = fields.entrySet().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return new Part.Call(only.getKey(), argument(only.getKey(), only.getValue()), line);
            }
            if (only.getKey().equals("Condition") && only.getValue() instanceof Part.Text) {
                return new Part.Call("Condition", only.getValue(), line);
            }
        }
        return new Part.Fields(fields, line);
    }

    private static Part tagged(Node node, Part bare) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!") || tag.length() == 1) {
            return bare;
        }
        String shortName = tag.substring(1);
        String function = shortName.equals("Ref") || shortName.equals("Condition") ? shortName : "Fn::" + shortName;
        return new Part.Call(function, argument(function, bare), lineOf(node));
    }

    /** {@code Orders.Arn} is a resource and its attribute. */
    private static Part argument(String function, Part argument) {
        if (!function.equals("Fn::GetAtt")
                || !(argument instanceof Part.Text t)
                || t.text().indexOf('.') < 0) {
            return argument;
        }
        int dot = t.text().indexOf('.');
        return new Part.Items(
                List.of(
                        new Part.Text(t.text().substring(0, dot), false, t.line()),
                        new Part.Text(t.text().substring(dot + 1), false, t.line())),
                t.line());
    }
}
