package fanfare.exporters.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.exporters.Goldens;
import fanfare.exporters.Imported;
import fanfare.exporters.Importer;
import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.reading.ServerlessImporter;
import fanfare.exporters.sam.SamExporter;
import fanfare.exporters.template.Beside;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Client;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerlessExporterTest {
    private static final Pattern ARTIFACT = Pattern.compile("artifact: (\\S+)");
    private static final Map<String, String> OFFLINE = Map.of(
            "SLS_TELEMETRY_DISABLED",
            "1",
            "SLS_NOTIFICATIONS_MODE",
            "off",
            "AWS_ACCESS_KEY_ID",
            "none",
            "AWS_SECRET_ACCESS_KEY",
            "none");

    @TempDir
    private Path folder;

    static List<String> goldens() throws IOException {
        return Goldens.names("serverless");
    }

    static List<String> designs() throws IOException {
        return Goldens.names("sam");
    }

    private static Bundle export(Design design) {
        return new ServerlessExporter().export(design, Optional.empty());
    }

    private static String service(Design design) {
        return export(design).files().get("serverless.yml").text();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void writesWhatIsOnFile(String name) throws IOException {
        Goldens.check("serverless", name, export(Goldens.design("serverless", name)));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void isReadAgainAsItsTemplateIs(String name) {
        Design design = Goldens.design("sam", name);
        Imported template = read(new SamExporter(), "template.yaml", new SamImporter(), design);
        Imported service = read(new ServerlessExporter(), "serverless.yml", new ServerlessImporter(), design);
        assertThat(lines(service)).isEqualTo(lines(template));
        assertThat(components(service)).isEqualTo(components(template));
    }

    private static Imported read(Exporter exporter, String file, Importer importer, Design design) {
        Map<String, Content> files = exporter.export(design, Optional.empty()).files();
        Beside beside = path -> Optional.ofNullable(files.get(path)).map(Content::text);
        assertThat(importer.recognises(file, files.get(file).text())).isTrue();
        return importer.read(file, files.get(file).text(), beside).value().orElseThrow();
    }

    private static boolean isInert(Design design, String component) {
        return design.component(component).orElseThrow().kind() == Resource.KIND;
    }

    /**
     * The URL of a service of others is a parameter in a template, and a value in a service, which may mean anything; and whom
     * clients call is guessed from all that is drawn.
     */
    private static boolean isByUrl(Design design, Connection c) {
        Kind to = design.component(c.to()).orElseThrow().kind();
        boolean caller = design.component(c.from()).orElseThrow().kind() == Function.KIND;
        boolean outside = design.component(c.from()).orElseThrow().kind() == Client.KIND;
        return outside || to == External.KIND || to == Api.KIND && caller;
    }

    /** What is not drawn, and what calls from outside, depends on how a format says it. */
    private static Set<String> lines(Imported imported) {
        Design design = imported.design();
        Set<String> lines = new TreeSet<>();
        design.connections().stream()
                .filter(c -> !isInert(design, c.from()) && !isInert(design, c.to()))
                .filter(c -> !isByUrl(design, c))
                .forEach(c -> lines.add(word(design, c.from()) + " " + c.as().name() + " " + word(design, c.to())));
        return lines;
    }

    private static Set<String> components(Imported imported) {
        Set<String> all = new TreeSet<>();
        imported.design().components().stream()
                .filter(c -> c.kind() != Resource.KIND && c.kind() != External.KIND && c.kind() != Client.KIND)
                .forEach(c -> all.add(c.kind().name() + " " + word(imported.design(), c.name())));
        return all;
    }

    /** Schedules that belong to a function have no name of their own in either format. */
    private static String word(Design design, String component) {
        return design.component(component).orElseThrow().kind() == Schedule.KIND ? "a schedule" : component;
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyFunctionHasARoleOfItsOwn(String name) {
        Design design = Goldens.design("sam", name);
        String text = service(design);
        assertThat(Pattern.compile("(?m)Action: *'?\\*").matcher(text).find()).isFalse();
        assertThat(text).doesNotContain("FullAccess").doesNotContain("statements:");
        long functions = design.components().stream()
                .filter(c -> c.kind() == Function.KIND)
                .count();
        assertThat(Pattern.compile("(?m)^    role: \\w+Role$")
                        .matcher(text)
                        .results()
                        .count())
                .isEqualTo(functions);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void leavesNoTransformAndNoParameterBehind(String name) {
        String text = service(Goldens.design("sam", name));
        assertThat(text).doesNotContain("AWS::Serverless").doesNotContain("\n  Parameters:");
    }

    @Test
    void aDesignWithNothingInItIsStillAService() {
        Bundle bundle = export(Design.named("Nothing"));
        assertThat(bundle.files().get("serverless.yml").text())
                .startsWith("service: nothing\nframeworkVersion: '3'\n\nprovider:\n  name: aws\n");
        assertThat(bundle.remarks()).contains("There is nothing to deploy yet.");
    }

    @Test
    void everyLegalConnectionCanBeExported() {
        for (Kind from : Kinds.ALL) {
            for (Kind to : Kinds.ALL) {
                Component a = Component.of("A", from);
                Component b = Component.of("B", to);
                if (ConnectionRules.between(a, b) instanceof Verdict.Allowed allowed) {
                    allowed.as()
                            .forEach(as -> assertThat(service(
                                            Design.named("One").with(a).with(b).with(Connection.of("A", as, "B"))))
                                    .as(from + " → " + to + " as " + as)
                                    .startsWith("service: one\n"));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    @Needs({"serverless", "--version"})
    void theFrameworkPrintsIt(String name) throws IOException, InterruptedException {
        Program.Outcome printed = run(name, "print");
        assertThat(printed.status()).as(printed.text()).isZero();
        assertThat(unknown(printed.text())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    @Needs({"serverless", "--version"})
    void theFrameworkPackagesIt(String name) throws IOException, InterruptedException {
        if (service(Goldens.design("serverless", name)).contains("    image:")) {
            return;
        }
        Program.Outcome packaged = run(name, "package");
        assertThat(packaged.status()).as(packaged.text()).isZero();
        assertThat(unknown(packaged.text())).isEmpty();
        assertThat(folder.resolve(".serverless/cloudformation-template-update-stack.json"))
                .exists();
    }

    /** What its validation does not know, but for runtimes younger than its last release. */
    private static List<String> unknown(String text) {
        return text.lines()
                .filter(l -> l.startsWith("  at '") && !l.contains("runtime'"))
                .toList();
    }

    private Program.Outcome run(String golden, String command) throws IOException, InterruptedException {
        Bundle bundle = export(Goldens.design("serverless", golden));
        BundleWriter.write(bundle, folder, false);
        List<String> zips = ARTIFACT.matcher(
                        bundle.files().get("serverless.yml").text())
                .results()
                .map(m -> m.group(1))
                .toList();
        for (String zip : zips) {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve(zip)))) {
                out.putNextEntry(new ZipEntry("empty"));
            }
        }
        return Program.run(folder, OFFLINE, List.of("serverless", command));
    }
}
