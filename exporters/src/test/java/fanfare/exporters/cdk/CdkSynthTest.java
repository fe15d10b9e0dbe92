package fanfare.exporters.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.Goldens;
import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.sam.SamExporter;
import fanfare.exporters.template.FolderBeside;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The library's own word on what is written. Runs where Node.js finds the library, the compiler and tsx: in a folder
 * {@code node_modules} that NODE_PATH names.
 */
@Needs({
    "node",
    "-e",
    "for (const m of ['aws-cdk-lib', 'constructs', 'typescript', 'tsx', '@types/node/package.json']) require.resolve(m)"
})
class CdkSynthTest {
    private static final String WHERE =
            "const p = require('node:path'); console.log(p.dirname(p.dirname(require.resolve('aws-cdk-lib/package.json'))))";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"order-fan-out", "front-door"})
    void isReadBackAsTheSameDesign(String name) throws IOException, InterruptedException {
        Design design = Goldens.design("sam", name);
        Bundle bundle = CdkExporterTest.export(design);
        Path app = folder.resolve("app");
        BundleWriter.write(bundle, app, false);
        Files.createSymbolicLink(
                app.resolve("node_modules"),
                Path.of(run(folder, "node", "-e", WHERE).strip()));

        assertThat(run(app, "node", "node_modules/typescript/bin/tsc")).isEmpty();
        synth(app);
        Files.delete(app.resolve("node_modules"));

        Path sam = folder.resolve("sam");
        BundleWriter.write(new SamExporter().export(design, Optional.empty()), sam, false);
        assertThat(read(template(app.resolve("cdk.out")))).isEqualTo(read(sam.resolve("template.yaml")));
    }

    /** What {@code cdk synth} does, without the command line's network. */
    private static void synth(Path app) throws IOException, InterruptedException {
        Map<?, ?> flags = new ObjectMapper().readValue(app.resolve("cdk.json").toFile(), Map.class);
        Map<String, Object> context = new LinkedHashMap<>();
        ((Map<?, ?>) flags.get("context")).forEach((k, v) -> context.put(k.toString(), v));
        context.put("aws:cdk:enable-path-metadata", true);
        String main;
        try (Stream<Path> mains = Files.list(app.resolve("bin"))) {
            main = mains.findFirst().orElseThrow().toString();
        }
        Program.Outcome outcome = Program.run(
                app,
                Map.of("CDK_OUTDIR", "cdk.out", "CDK_CONTEXT_JSON", new ObjectMapper().writeValueAsString(context)),
                List.of("node", "--import", "tsx", main));
        assertThat(outcome.status()).as(outcome.text()).isZero();
    }

    private static Path template(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(f -> f.toString().endsWith(".template.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Program.Outcome outcome = Program.run(folder, Map.of(), List.of(command));
        assertThat(outcome.status()).as(outcome.text()).isZero();
        return outcome.text();
    }

    /** Components with their settings and connections; resources that only AWS needs are left out. */
    private static Set<String> read(Path template) throws IOException {
        Design design = new SamImporter()
                .read(template.getFileName().toString(), Files.readString(template), FolderBeside.of(template))
                .value()
                .orElseThrow()
                .design();
        Set<String> lines = new TreeSet<>();
        for (Component c : design.components()) {
            if (c.kind() != Resource.KIND) {
                lines.add(c.name() + " " + c.kind() + " " + c.set());
            }
        }
        design.connections().forEach(c -> lines.add(c.from() + " " + c.as() + " " + c.to() + " " + c.set()));
        return lines;
    }
}
