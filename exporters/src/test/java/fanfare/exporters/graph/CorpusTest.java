package fanfare.exporters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanfare.exporters.template.FolderBeside;
import fanfare.exporters.template.Template;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.file.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Sixty templates that others wrote, beside the graphs that were read off them; they lie outside the project. */
class CorpusTest {
    private static final Path CORPUS = Path.of("..", "..", "shared", "corpus");
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Graph(Map<String, String> types, Set<String> drawn, Set<List<String>> lines) {}

    private record Score(int nodes, int nodesFound, int lines, int linesSeen, int linesRight) {
        Score plus(Score o) {
            return new Score(
                    nodes + o.nodes,
                    nodesFound + o.nodesFound,
                    lines + o.lines,
                    linesSeen + o.linesSeen,
                    linesRight + o.linesRight);
        }
    }

    @Test
    void templatesThatOthersWroteAreUnderstood() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of templates is not beside the project");
        Score all = new Score(0, 0, 0, 0, 0);
        List<String> differences = new ArrayList<>();
        for (Path folder : folders()) {
            Graph truth = truth(folder.getFileName().toString());
            Graph seen = seen(folder);
            all = all.plus(score(folder.getFileName().toString(), truth, seen, differences));
        }
        assertThat((double) all.nodesFound / all.nodes).as("components").isGreaterThanOrEqualTo(0.99);
        assertThat((double) all.linesRight / all.linesSeen)
                .as("precision of the lines: %s", differences)
                .isGreaterThanOrEqualTo(0.97);
        assertThat((double) all.linesRight / all.lines)
                .as("recall of the lines: %s", differences)
                .isGreaterThanOrEqualTo(0.95);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(CORPUS.resolve("templates"))) {
            return all.sorted().toList();
        }
    }

    private static Graph seen(Path folder) throws IOException {
        Path file = template(folder);
        Parsed<Template> parsed = TemplateReader.template(
                file.getFileName().toString(), Files.readString(file), new FolderBeside(folder, file.getParent()));
        assertThat(parsed.value()).as("%s: %s", folder, parsed.problems()).isPresent();
        TemplateGraph graph = TemplateGraph.of(parsed.value().orElseThrow());
        Map<String, String> types = new HashMap<>();
        graph.nodes().forEach(n -> types.put(n.resource().name(), n.resource().type()));
        Set<List<String>> lines = new HashSet<>();
        graph.core()
                .forEach(e ->
                        lines.add(List.of(e.source(), e.target(), e.relation().word())));
        return new Graph(types, types.keySet(), lines);
    }

    private static Path template(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.getFileName().toString().startsWith(folder.getFileName() + "."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Graph truth(String name) throws IOException {
        JsonNode truth =
                JSON.readTree(CORPUS.resolve("truth").resolve(name + ".json").toFile());
        Map<String, String> types = new HashMap<>();
        Set<String> drawn = new HashSet<>();
        Set<String> said = new HashSet<>();
        for (JsonNode n : truth.get("nodes")) {
            String id = n.get("id").asText();
            types.put(id, n.get("cfnType").asText());
            if (!n.get("generated").asBoolean()) {
                said.add(id);
                if (n.get("cls").asText().equals("primary")) {
                    drawn.add(id);
                }
            }
        }
        Set<List<String>> lines = new HashSet<>();
        truth.get("core")
                .forEach(e -> lines.add(StreamSupport.stream(e.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()));
        types.keySet().removeIf(id -> !said.contains(id) && !isEnd(id, lines));
        return new Graph(types, drawn, lines);
    }

    private static boolean isEnd(String id, Set<List<String>> lines) {
        return lines.stream().anyMatch(l -> l.get(0).equals(id) || l.get(1).equals(id));
    }

    private static Score score(String name, Graph truth, Graph seen, List<String> differences) {
        Set<String> known = new HashSet<>(truth.drawn());
        known.retainAll(seen.types().keySet());
        Set<List<String>> right = canonical(truth, known);
        Set<List<String>> found = canonical(seen, known);
        right.stream().filter(l -> !found.contains(l)).forEach(l -> differences.add(name + " lacks " + l));
        found.stream().filter(l -> !right.contains(l)).forEach(l -> differences.add(name + " invents " + l));
        Set<List<String>> both = new HashSet<>(right);
        both.retainAll(found);
        return new Score(truth.drawn().size(), known.size(), right.size(), found.size(), both.size());
    }

    /** Generated resources have names that only their makers know: they count by type and neighbours. */
    private static Set<List<String>> canonical(Graph graph, Set<String> known) {
        Map<String, String> names = new HashMap<>();
        for (List<String> l : graph.lines()) {
            for (String end : l.subList(0, 2)) {
                if (!known.contains(end) && !end.startsWith("@")) {
                    names.computeIfAbsent(end, e -> "~" + graph.types().get(e) + neighbours(e, graph, known));
                }
            }
        }
        Set<List<String>> lines = new HashSet<>();
        for (List<String> l : graph.lines()) {
            lines.add(
                    List.of(names.getOrDefault(l.get(0), l.get(0)), names.getOrDefault(l.get(1), l.get(1)), l.get(2)));
        }
        return lines;
    }

    private static String neighbours(String end, Graph graph, Set<String> known) {
        Set<String> all = new TreeSet<>();
        for (List<String> l : graph.lines()) {
            if (l.get(0).equals(end) && known.contains(l.get(1))) {
                all.add(">" + l.get(1) + l.get(2));
            } else if (l.get(1).equals(end) && known.contains(l.get(0))) {
                all.add("<" + l.get(0) + l.get(2));
            }
        }
        return all.toString();
    }
}
