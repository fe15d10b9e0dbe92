package fanfare.exporters.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Goldens;
import fanfare.exporters.cloudformation.Plain;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block is one that the provider takes, and every reference names something that is there. */
class ProviderSchemaTest {
    private static final Path SAMPLES = Path.of("../samples/src/main/resources/fanfare/samples");
    private static final Pattern REFERENCE = Pattern.compile(
            "(?<![\\w.\"])((?:data\\.)?(?:aws|random|archive)_\\w+)\\.(\\w+)(?:\\.(\\w+))?|\\bvar\\.(\\w+)");
    /** The archive's provider, which has this one data source. */
    private static final Set<String> ARCHIVE = Set.of("output_path", "output_base64sha256");

    private static ProviderSchema schema;

    @BeforeAll
    static void read() throws IOException {
        schema = ProviderSchema.read();
    }

    static Stream<Path> designs() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String format : List.of("sam", "drawio", "k6", "infracost", "terraform")) {
            for (String name : Goldens.names(format)) {
                all.add(Path.of("src/test/resources/golden", format, name, "design.fanfare.json"));
            }
        }
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            files.filter(f -> f.toString().endsWith(".fanfare.json")).sorted().forEach(all::add);
        }
        return all.stream().filter(Files::exists);
    }

    private static List<Block> blocks(Design design) {
        Translation translation = new Translation(design, Plain.of(design), new Builds(Map.of()));
        return TerraformExporter.blocks(translation).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static boolean declares(Block block) {
        return block.type().equals("resource") || block.type().equals("data");
    }

    private static String address(Block block) {
        return (block.type().equals("data") ? "data." : "") + String.join(".", block.labels());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyBlockIsTaken(Path file) {
        assertThat(faults(DesignReader.read(file).value().orElseThrow())).isEmpty();
    }

    /** Two components of all kinds, with every connection that is legal between them. */
    @Test
    void everyLegalConnectionIsTaken() {
        List<String> faults = new ArrayList<>();
        for (Kind from : Kinds.ALL) {
            for (Kind to : Kinds.ALL) {
                Component a = Component.of("First", from);
                Component b = Component.of("Second", to);
                if (ConnectionRules.between(a, b) instanceof Verdict.Allowed allowed) {
                    allowed.as()
                            .forEach(as -> faults.addAll(faults(
                                    Design.named("Two").with(a).with(b).with(Connection.of("First", as, "Second")))));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Designs of ten components with settings and connections drawn at random. */
    @Test
    void everySettingIsTaken() {
        Map<Long, List<String>> all = new TreeMap<>();
        for (long seed = 0; seed < 100; seed++) {
            List<String> faults = faults(Variety.of(seed));
            if (!faults.isEmpty()) {
                all.put(seed, faults);
            }
        }
        assertThat(all).isEmpty();
    }

    private static List<String> faults(Design design) {
        List<Block> blocks = blocks(design);
        List<String> faults = new ArrayList<>(refused(blocks));
        faults.addAll(dangling(blocks));
        circles(blocks).forEach(c -> faults.add(c + " needs itself"));
        Set<String> names = new TreeSet<>();
        blocks.stream()
                .filter(b -> !names.add(b.type() + b.labels()))
                .forEach(b -> faults.add("two blocks are " + b.labels()));
        return faults;
    }

    private static List<String> refused(List<Block> blocks) {
        return blocks.stream()
                .filter(b -> declares(b) && !b.labels().get(0).equals("archive_file"))
                .flatMap(b -> schema.faults(b).stream())
                .toList();
    }

    private static List<String> dangling(List<Block> blocks) {
        Set<String> there = new TreeSet<>();
        blocks.stream().filter(ProviderSchemaTest::declares).forEach(b -> there.add(address(b)));
        blocks.stream()
                .filter(b -> b.type().equals("variable"))
                .forEach(b -> there.add("var." + b.labels().get(0)));
        List<String> faults = new ArrayList<>();
        for (Block block : blocks) {
            Matcher m = REFERENCE.matcher(code(block));
            while (m.find()) {
                String to = m.group(1) == null ? "var." + m.group(4) : m.group(1) + "." + m.group(2);
                if (!there.contains(to)) {
                    faults.add(block.labels() + " refers to " + to + ", which is not there");
                } else if (m.group(3) != null && !readable(m.group(1), m.group(3))) {
                    faults.add(block.labels() + " asks " + to + " for " + m.group(3));
                }
            }
        }
        return faults;
    }

    private static boolean readable(String type, String attribute) {
        return type.equals("data.archive_file")
                ? ARCHIVE.contains(attribute)
                : schema.has(type.startsWith("data.") ? "data " + type.substring(5) : "resource " + type, attribute);
    }

    private static Set<String> circles(List<Block> blocks) {
        Map<String, Block> there = new TreeMap<>();
        blocks.stream().filter(ProviderSchemaTest::declares).forEach(b -> there.put(address(b), b));
        Graph<String, DefaultEdge> needs = new DefaultDirectedGraph<>(DefaultEdge.class);
        there.keySet().forEach(needs::addVertex);
        there.forEach((address, block) -> {
            Matcher m = REFERENCE.matcher(code(block));
            while (m.find()) {
                if (m.group(1) != null && there.containsKey(m.group(1) + "." + m.group(2))) {
                    needs.addEdge(address, m.group(1) + "." + m.group(2));
                }
            }
        });
        return new CycleDetector<>(needs).findCycles();
    }

    @Test
    void knowsWhatARowSays() {
        assertThat(Stream.of(
                                LambdaRows.ALL,
                                MessagingRows.ALL,
                                EventRows.ALL,
                                StreamRows.ALL,
                                StoreRows.ALL,
                                DatabaseRows.ALL,
                                ApiRows.ALL,
                                GraphQlRows.ALL,
                                ContainerRows.ALL,
                                BalancerRows.ALL,
                                EdgeRows.ALL,
                                OtherRows.ALL)
                        .flatMap(m -> m.values().stream())
                        .flatMap(r -> Stream.concat(Stream.of(r.reference()), r.attributes().values().stream())
                                .map(a -> r.type() + " "
                                        + a.replaceFirst("^[^|]*\\|([^|]*)\\|.*", "$1")
                                                .replaceAll("[\\[.].*", "")))
                        .filter(a -> !schema.has("resource " + a.split(" ")[0], a.split(" ")[1])))
                .isEmpty();
    }

    @Test
    void findsWhatTheProviderWouldRefuse() {
        Block queue = Block.resource("aws_sqs_queue", "jobs")
                .with("name", "jobs")
                .code("arn", "1")
                .with("redrive", "no");
        queue.nested("tags");
        assertThat(schema.faults(queue))
                .containsExactlyInAnyOrder(
                        "aws_sqs_queue.jobs: no argument .arn (c)",
                        "aws_sqs_queue.jobs: no argument .redrive ()",
                        "aws_sqs_queue.jobs: no block .tags (o)");
        assertThat(schema.faults(Block.resource("aws_kinesis_stream", "clicks")))
                .containsExactly("aws_kinesis_stream.clicks: .name is missing");
        assertThat(schema.faults(Block.resource("aws_dream", "sweet"))).containsExactly("no resource aws_dream");
    }

    /** All of a block's code; text in quotes that nothing is filled into is left out. */
    private static String code(Block block) {
        StringBuilder out = new StringBuilder();
        block.arguments().values().forEach(v -> code(v, out));
        block.blocks().forEach(b -> out.append(code(b)));
        return out.toString();
    }

    private static void code(Expression e, StringBuilder out) {
        if (e instanceof Expression.Code c) {
            out.append(c.code()).append('\n');
        } else if (e instanceof Expression.Template t) {
            t.parts().forEach(p -> code(p, out));
        } else if (e instanceof Expression.Call c) {
            c.arguments().forEach(a -> code(a, out));
        } else if (e instanceof Expression.Items i) {
            i.items().forEach(a -> code(a, out));
        } else if (e instanceof Expression.Fields f) {
            f.fields().values().forEach(a -> code(a, out));
        }
    }
}
