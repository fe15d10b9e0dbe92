package fanfare.exporters.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.Content;
import fanfare.exporters.Goldens;
import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerraformExporterTest {
    @TempDir
    private Path folder;

    static List<String> goldens() throws IOException {
        return Goldens.names("terraform");
    }

    /** Designs with every kind and every interaction. */
    static List<String> designs() throws IOException {
        return Goldens.names("sam");
    }

    private static Bundle export(Design design) {
        return new TerraformExporter().export(design, Optional.empty());
    }

    private static String all(Bundle bundle) {
        return bundle.files().entrySet().stream()
                .filter(f -> f.getKey().endsWith(".tf"))
                .map(f -> f.getValue().text())
                .collect(Collectors.joining("\n"));
    }

    /** A block by its labels, as it is written. */
    private static String block(Bundle bundle, String type, String name) {
        String head = "\"" + type + "\" \"" + name + "\" {";
        return all(bundle)
                .lines()
                .dropWhile(l -> !l.endsWith(head))
                .takeWhile(l -> !l.equals("}"))
                .collect(Collectors.joining("\n"));
    }

    /** The starter code is on file with the templates. */
    @ParameterizedTest
    @MethodSource("goldens")
    void writesWhatIsOnFile(String name) throws IOException {
        Bundle bundle = export(Goldens.design("terraform", name));
        SortedMap<String, Content> files = new TreeMap<>(bundle.files());
        files.keySet().removeIf(f -> f.startsWith("src/") || f.startsWith("events/") || f.startsWith("tests/"));
        Goldens.check("terraform", name, new Bundle(files, bundle.remarks()));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void writesTheSameTwice(String name) {
        Design design = Goldens.design("sam", name);
        assertThat(export(design)).isEqualTo(export(design));
    }

    @ParameterizedTest
    @MethodSource("designs")
    @Needs({"terraform", "version"})
    void terraformHasNothingToFormat(String name) throws IOException, InterruptedException {
        BundleWriter.write(export(Goldens.design("sam", name)), folder, false);
        Program.Outcome formatted = Program.run(folder, Map.of(), List.of("terraform", "fmt", "-check", "-diff"));
        assertThat(formatted.status()).as(formatted.text()).isZero();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyTypeHasARow(String name) {
        assertThat(fanfare.exporters.cloudformation.Plain.of(Goldens.design("sam", name))
                        .resources()
                        .values())
                .allSatisfy(r -> assertThat(Rows.knows(r.get("Type").toString()))
                        .as(r.get("Type").toString())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void grantsNothingForEverything(String name) {
        assertThat(Pattern.compile("actions += \\[\"(\\*|\\w+:\\*)\"]|FullAccess")
                        .matcher(all(export(Goldens.design("sam", name))))
                        .find())
                .isFalse();
    }

    @Test
    void whatAComponentIsCalledIsWhatTheUsageFileCallsIt() {
        Bundle bundle = export(Design.named("Names")
                .with(Component.of("CreateOrder", Function.KIND).with(Function.PROVISIONED_CONCURRENCY, 5L))
                .with(Component.of("createorder", Function.KIND))
                .with(Component.of("Create_Order", Queue.KIND)));
        assertThat(block(bundle, "aws_lambda_function", "create_order")).contains("\"${var.name}-CreateOrder\"");
        assertThat(block(bundle, "aws_lambda_function", "createorder")).contains("\"${var.name}-createorder\"");
        assertThat(block(bundle, "aws_cloudwatch_log_group", "create_order")).contains("-CreateOrder\"");
        assertThat(block(bundle, "aws_lambda_provisioned_concurrency_config", "create_order"))
                .contains("= 5");
    }

    @Test
    void aTypeThatTerraformDoesNotKnowStaysATemplate() {
        Bundle bundle = export(Design.named("Odd")
                .with(Component.of("Ledger", Resource.KIND)
                        .with(Resource.TYPE, "AWS::QLDB::Ledger")
                        .with(Resource.PROPERTIES, "{\"Name\":\"x\",\"Queue\":{\"Fn::GetAtt\":[\"Jobs\",\"Arn\"]}}"))
                .with(Component.of("Alarm", Resource.KIND)
                        .with(Resource.TYPE, "AWS::CloudWatch::Alarm")
                        .with(Resource.PROPERTIES, "{\"Namespace\":{\"Fn::GetAtt\":\"Ledger.Some.Name\"}}"))
                .with(Component.of("Jobs", Queue.KIND)));
        assertThat(block(bundle, "aws_cloudformation_stack", "ledger"))
                .contains("""
                    Resources = {
                      Ledger = {
                        Type = "AWS::QLDB::Ledger"
                        Properties = {
                          Name  = "x"
                          Queue = aws_sqs_queue.jobs.arn
                        }
                      }
                    }
                """)
                .contains("""
                      SomeName = {
                        Value = {
                          "Fn::GetAtt" = ["Ledger", "Some.Name"]
                        }
                      }
                """);
        assertThat(block(bundle, "aws_cloudwatch_metric_alarm", "alarm"))
                .contains("namespace  = aws_cloudformation_stack.ledger.outputs[\"SomeName\"]");
        assertThat(bundle.remarks()).anyMatch(r -> r.startsWith("Ledger (AWS::QLDB::Ledger) is kept as"));
    }

    @Test
    void whatHasNoCounterpartIsSaid() {
        Bundle bundle = export(Design.named("Odd")
                .with(Component.of("Alarm", Resource.KIND)
                        .with(Resource.TYPE, "AWS::CloudWatch::Alarm")
                        .with(
                                Resource.PROPERTIES,
                                "{\"Namespace\":{\"Fn::ImportValue\":\"x\"},\"MetricName\":{\"Ref\":\"Nobody\"}}")));
        assertThat(block(bundle, "aws_cloudwatch_metric_alarm", "alarm"))
                .contains("namespace   = null")
                .contains("metric_name = null");
        assertThat(bundle.remarks())
                .anyMatch(r -> r.startsWith("Terraform has no counterpart of Fn::ImportValue"))
                .anyMatch(r -> r.startsWith("Terraform has no counterpart of the reference Nobody"));
    }

    @Test
    void namesAreCutToWhatAServiceTakes() {
        Bundle bundle = export(Design.named("Long").with(Component.of("F".repeat(60), Function.KIND)));
        String name = block(bundle, "aws_lambda_function", "f".repeat(60))
                .lines()
                .filter(l -> l.contains("function_name"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*\\$\\{var.name}|\"$", "");
        // 64 characters less 20 of the application's name.
        assertThat(name).matches("-F{37}[0-9a-f]{6}");
    }

    @Test
    void aWorkflowThatStartsItselfIsCalledByItsName() {
        Component again = Component.of("Again", Workflow.KIND);
        Bundle bundle =
                export(Design.named("Circle").with(again).with(Connection.of("Again", Interactions.START, "Again")));
        assertThat(block(bundle, "aws_sfn_state_machine", "again")).contains(":stateMachine:${var.name}-Again\"");
    }

    @Test
    void variablesDoNotShareAName() {
        Bundle bundle = export(Design.named("Outside")
                .with(Component.of("Work", Function.KIND))
                .with(Component.of("PartnerA", External.KIND))
                .with(Component.of("partnerA", External.KIND))
                .with(Connection.of("Work", Interactions.INVOKE, "PartnerA"))
                .with(Connection.of("Work", Interactions.INVOKE, "partnerA")));
        assertThat(all(bundle))
                .contains("variable \"partner_a_url\" {")
                .contains("variable \"partner_a_url_2\" {")
                .contains("= var.partner_a_url\n")
                .contains("= var.partner_a_url_2\n");
    }

    @Test
    void bucketsThatNobodyNamesAreNamedByAWS() {
        Bundle bundle = export(Design.named("Files").with(Component.of("RawFiles", Bucket.KIND)));
        assertThat(block(bundle, "aws_s3_bucket", "raw_files")).contains("bucket_prefix = \"${var.name}-raw-files-\"");
    }

    @Test
    void aDesignWithNothingInItIsStillAConfiguration() {
        Bundle bundle = export(Design.named("Nothing"));
        assertThat(bundle.files()).containsKeys("versions.tf", "main.tf", "variables.tf", "README.md");
        assertThat(bundle.remarks()).anyMatch(r -> r.startsWith("There is nothing to deploy"));
    }
}
