package fanfare.exporters.sam;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.Goldens;
import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamExporterTest {
    @TempDir
    private Path folder;

    static List<String> goldens() throws IOException {
        return Goldens.names("sam");
    }

    private static Bundle export(String golden) {
        return new SamExporter().export(Goldens.design("sam", golden), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void writesWhatIsOnFile(String name) throws IOException {
        Goldens.check("sam", name, export(name));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void writesTheSameTwice(String name) {
        assertThat(export(name)).isEqualTo(export(name));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    @Needs({"cfn-lint", "--version"})
    void lintsWithoutAWord(String name) throws IOException, InterruptedException {
        BundleWriter.write(export(name), folder, false);
        Program.Outcome lint = Program.run(folder, Map.of(), List.of("cfn-lint", "template.yaml"));
        assertThat(lint.text()).isEmpty();
        assertThat(lint.status()).isZero();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    @Needs({"python3", "-c", "import samtranslator, boto3"})
    void theTranslatorOfTheServiceAcceptsIt(String name) throws IOException, InterruptedException {
        BundleWriter.write(export(name), folder, false);
        String script = Path.of("src/test/resources/fakes/translate.py")
                .toAbsolutePath()
                .toString();
        Program.Outcome translated = Program.run(folder, Map.of(), List.of("python3", script, "template.yaml"));
        assertThat(translated.status()).as(translated.text()).isZero();
        assertThat(translated.text()).contains("AWS::Lambda::Function");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void grantsNothingForEverything(String name) {
        String template = export(name).files().get("template.yaml").text();
        assertThat(Pattern.compile("(?m)(Action|Resource|Principal): *'?\\*")
                        .matcher(template)
                        .find())
                .isFalse();
        assertThat(template).doesNotContain("FullAccess").doesNotContain("CrudPolicy");
    }

    @Test
    void readsAndWritesAreGrantedApart() {
        String template = export("file-processing").files().get("template.yaml").text();
        String thumbnail = resource(template, "MakeThumbnail");
        assertThat(thumbnail).contains("S3ReadPolicy").contains("DynamoDBWritePolicy");
        assertThat(thumbnail).doesNotContain("S3WritePolicy").doesNotContain("DynamoDBReadPolicy");
    }

    @Test
    void aDesignWithNothingInItIsStillATemplate() {
        Bundle bundle = new SamExporter().export(Design.named("Nothing"), Optional.empty());
        assertThat(bundle.files().get("template.yaml").text()).contains("Resources: {}");
        assertThat(bundle.remarks()).anyMatch(r -> r.startsWith("There is nothing to deploy"));
    }

    @Test
    void namesThatAreTakenAreAvoided() {
        Design design = Goldens.design("sam", "order-fan-out")
                .with(Component.of("EmailsPolicy", fanfare.model.kind.Queue.KIND))
                .with(Component.of("CreateOrderLogs", fanfare.model.kind.Bucket.KIND));
        String template = new SamExporter()
                .export(design, Optional.empty())
                .files()
                .get("template.yaml")
                .text();
        assertThat(resource(template, "EmailsPolicy")).contains("AWS::SQS::Queue\n");
        assertThat(resource(template, "EmailsPolicy2")).contains("AWS::SQS::QueuePolicy");
        assertThat(resource(template, "CreateOrderLogs")).contains("AWS::S3::Bucket");
        assertThat(resource(template, "CreateOrderLogs2")).contains("AWS::Logs::LogGroup");
    }

    @Test
    void everyLegalConnectionCanBeExported() {
        for (Kind from : Kinds.ALL) {
            for (Kind to : Kinds.ALL) {
                Component a = Component.of("A", from);
                Component b = Component.of("B", to);
                if (ConnectionRules.between(a, b) instanceof Verdict.Allowed allowed) {
                    allowed.as().forEach(as -> {
                        Design design = Design.named("One").with(a).with(b).with(Connection.of("A", as, "B"));
                        Bundle bundle = new SamExporter().export(design, Optional.empty());
                        assertThat(bundle.files().get("template.yaml").text())
                                .as(from + " → " + to + " as " + as)
                                .startsWith("AWSTemplateFormatVersion: '2010-09-09'\n");
                    });
                }
            }
        }
    }

    private static String resource(String template, String id) {
        int begin = template.indexOf("\n  " + id + ":\n");
        assertThat(begin).as(id).isNotNegative();
        int end = template.indexOf("\n\n", begin + 1);
        return template.substring(begin, end < 0 ? template.length() : end) + "\n";
    }
}
