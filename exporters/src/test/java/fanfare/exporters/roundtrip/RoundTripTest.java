package fanfare.exporters.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fanfare.exporters.BundleWriter;
import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.sam.SamExporter;
import fanfare.exporters.template.FolderBeside;
import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported, expanded by the service's own translator and imported again has the graph that it had. */
class RoundTripTest {
    private static final Path SAMPLES = Path.of("..", "samples", "src", "main", "resources", "fanfare", "samples");
    private static final Path CORPUS = Path.of("..", "..", "shared", "corpus", "templates");

    @TempDir
    private Path folder;

    @Test
    void theSamplesComeBack() throws IOException {
        comeBack(samples(), "template.yaml");
    }

    @Test
    @Needs({"python3", "-c", "import samtranslator, boto3"})
    void theSamplesComeBackExpanded() throws IOException, InterruptedException {
        Map<String, Design> samples = samples();
        expand(samples);
        comeBack(samples, "template.yaml.json");
    }

    @Test
    void templatesThatOthersWroteComeBack() throws IOException {
        comeBack(corpus(), "template.yaml");
    }

    @Test
    @Needs({"python3", "-c", "import samtranslator, boto3"})
    void templatesThatOthersWroteComeBackExpanded() throws IOException, InterruptedException {
        Map<String, Design> corpus = corpus();
        expand(corpus);
        comeBack(corpus, "template.yaml.json");
    }

    @Test
    @Needs({"cfn-lint", "--version"})
    void theSamplesLintWithoutAWord() throws IOException, InterruptedException {
        Map<String, Design> samples = samples();
        export(samples);
        List<String> command = new ArrayList<>(List.of("cfn-lint", "-f", "parseable"));
        samples.keySet().forEach(name -> command.add(name + "/template.yaml"));
        Program.Outcome outcome = Program.run(folder, Map.of(), command);
        assertThat(outcome.text()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    private void comeBack(Map<String, Design> designs, String file) throws IOException {
        export(designs);
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Design> d : designs.entrySet()) {
            TreeSet<String> before = new TreeSet<>(DesignGraph.of(d.getValue()));
            TreeSet<String> after = new TreeSet<>(DesignGraph.of(read(folder.resolve(d.getKey()), file)));
            before.stream().filter(p -> !after.contains(p)).forEach(p -> differences.add(d.getKey() + " lost: " + p));
            after.stream().filter(p -> !before.contains(p)).forEach(p -> differences.add(d.getKey() + " got: " + p));
        }
        assertThat(differences).isEmpty();
    }

    private void export(Map<String, Design> designs) throws IOException {
        for (Map.Entry<String, Design> d : designs.entrySet()) {
            BundleWriter.write(
                    new SamExporter().export(d.getValue(), Optional.empty()), folder.resolve(d.getKey()), true);
        }
    }

    /** One program for all: its start takes longer than the work. */
    private void expand(Map<String, Design> designs) throws IOException, InterruptedException {
        export(designs);
        List<String> command = new ArrayList<>(List.of(
                "python3",
                Path.of("src/test/resources/fakes/expand.py").toAbsolutePath().toString()));
        designs.keySet().forEach(name -> command.add(name + "/template.yaml"));
        Program.Outcome outcome = Program.run(folder, Map.of(), command);
        assertThat(outcome.status()).as(outcome.text()).isZero();
        for (String name : designs.keySet()) {
            Path error = folder.resolve(name).resolve("template.yaml.error");
            assertThat(error)
                    .as(name + ": " + (Files.exists(error) ? Files.readString(error) : ""))
                    .doesNotExist();
        }
    }

    private static Design read(Path root, String file) throws IOException {
        return read(root, root.resolve(file));
    }

    private static Design read(Path root, Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return new SamImporter()
                .read(file.getFileName().toString(), text, new FolderBeside(root, file.getParent()))
                .value()
                .orElseThrow(() -> new AssertionError(file + " is no template"))
                .design();
    }

    private static Map<String, Design> samples() throws IOException {
        Map<String, Design> all = new LinkedHashMap<>();
        for (Path sample : folders(SAMPLES)) {
            String name = sample.getFileName().toString();
            all.put(
                    name,
                    DesignReader.read(sample.resolve(name + ".fanfare.json"))
                            .value()
                            .orElseThrow());
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    private static Map<String, Design> corpus() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of templates is not beside the project");
        Map<String, Design> all = new LinkedHashMap<>();
        for (Path root : folders(CORPUS)) {
            String name = root.getFileName().toString();
            try (Stream<Path> files = Files.walk(root)) {
                Path file = files.filter(p -> p.getFileName().toString().startsWith(name + "."))
                        .findFirst()
                        .orElseThrow();
                all.put(name, read(root, file));
            }
        }
        return all;
    }

    private static List<Path> folders(Path of) throws IOException {
        try (Stream<Path> all = Files.list(of)) {
            return all.sorted().toList();
        }
    }
}
