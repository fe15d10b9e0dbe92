package fanfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fanfare.model.file.DesignReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates in: as a design, as a graph, as a report. */
class ImportCommandTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Mails: {Type: 'AWS::SQS::Queue'}
              Send:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: app.handler
                  Runtime: python3.13
                  CodeUri: .
                  Events:
                    Mail: {Type: SQS, Properties: {Queue: !GetAtt Mails.Arn}}
            """;

    @TempDir
    private Path folder;

    private Path template;

    @BeforeEach
    void writeTemplate() throws IOException {
        template = Files.writeString(folder.resolve("mails.yaml"), TEMPLATE);
    }

    @Test
    void aTemplateBecomesADesignThatSimulates() throws IOException {
        Path design = folder.resolve("mails.fanfare.json");
        assertThat(Call.of("import", template, "--out", design).status()).isZero();
        assertThat(DesignReader.read(design).value().orElseThrow().connections())
                .extracting(c -> c.id().toString())
                .containsExactlyInAnyOrder("Mails → Send (poll)", "Senders → Mails (send)");
        assertThat(Call.of("simulate", design, "--duration", "11 min").status()).isZero();
        assertThat(Files.readString(template)).isEqualTo(TEMPLATE);
    }

    @Test
    void severalTemplatesBecomeOneDesignWithAGroupForEach() throws IOException {
        Path other = Files.writeString(folder.resolve("bills.yaml"), "Resources: {Bills: {Type: 'AWS::SNS::Topic'}}\n");
        Path design = folder.resolve("both.fanfare.json");
        assertThat(Call.of("import", template, other, "--out", design).status()).isZero();
        assertThat(DesignReader.read(design).value().orElseThrow().layout().groups())
                .extracting(g -> g.name() + " " + g.members())
                .containsExactly("mails [Mails, Send]", "bills [Bills]");
    }

    @Test
    void oneOfSeveralTemplatesThatIsBrokenIsNamed() throws IOException {
        Path other = Files.writeString(folder.resolve("bills.yaml"), "Resources: [\n");
        Call call = Call.of("import", template, other);
        assertThat(call.status()).isEqualTo(2);
        assertThat(call.err()).contains("bills.yaml").contains("line");
        assertThat(Call.of("import", template, other, "--root", folder).err())
                .contains("--root goes with one template");
    }

    @Test
    void aTemplateIsSimulatedAsItIs() {
        Call call = Call.of("simulate", template, "--duration", "11 min");
        assertThat(call.status()).isZero();
        assertThat(call.out()).contains("Senders → Send");
    }

    @Test
    void theGraphHasNodesAndEdges() throws IOException {
        JsonNode graph = new JsonMapper()
                .readTree(Call.of("import", template, "--format", "graph").out());
        assertThat(graph.at("/nodes").findValuesAsText("id")).containsExactly("Mails", "Send");
        assertThat(graph.at("/edges/0/source").asText()).isEqualTo("Mails");
        assertThat(graph.at("/edges/0/kind").asText()).isEqualTo("trigger");
        assertThat(graph.at("/edges/0/lines/0").asInt()).isEqualTo(11);
    }

    @Test
    void theReportSaysWhatWasAssumed() {
        assertThat(Call.of("import", template, "--format", "report").out())
                .contains("Understood", "Assumed", "Senders sends 10 requests a second");
    }

    @Test
    void aBrokenTemplateGivesOneMessageWithItsLine() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "Resources:\n\tA: 1\n");
        Call call = Call.of("import", broken);
        assertThat(call.status()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err())
                .startsWith("fanfare: broken.yaml:2: ")
                .contains("Indent with blanks")
                .hasLineCount(1);
    }

    @Test
    void aTemplateThatIsNotThereIsSaidToBeMissing() {
        Call call = Call.of("import", folder.resolve("gone.yaml"));
        assertThat(call.status()).isEqualTo(2);
        assertThat(call.err()).contains("There is no such file");
    }

    @Test
    void nothingOutsideTheFolderIsReadUnlessAsked() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(
                folder.resolve("m.asl.json"),
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
        Path machine = Files.writeString(
                inner.resolve("t.yaml"),
                "Resources:\n  M: {Type: 'AWS::Serverless::StateMachine', Properties: {DefinitionUri: ../m.asl.json}}\n");
        assertThat(Call.of("import", machine).err()).contains("../m.asl.json, which is not beside the template");
        assertThat(Call.of("import", machine, "--root", folder).err()).isEmpty();
    }

    @Test
    void aServiceIsReadWithItsFilesAndNeverWritten() throws IOException {
        Path service = Files.writeString(folder.resolve("serverless.yml"), """
                service: shop
                provider: {name: aws, runtime: nodejs20.x}
                functions: ${file(functions.yml)}
                """);
        Files.writeString(folder.resolve("functions.yml"), "hello: {handler: a.b, events: [{httpApi: GET /hello}]}\n");
        String before = Files.readString(service);
        Call run = Call.of("simulate", service, "--duration", "11 min", "--format", "json");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\"hello\"").contains("\"HttpApi\"");
        assertThat(Files.readString(service)).isEqualTo(before);
        Files.writeString(service, "service: shop\nfunctions: [\n");
        Call broken = Call.of("import", service);
        assertThat(broken.status()).isEqualTo(2);
        assertThat(broken.err().lines()).singleElement().asString().contains("serverless.yml:3: ");
    }

    @Test
    void aStateMachineBecomesADesignThatSimulates() throws IOException {
        Path asl = Files.writeString(folder.resolve("greet.asl.json"), """
                {"StartAt": "Hello", "States": {"Hello": {"Type": "Task",
                 "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:hello", "End": true}}}""");
        Path design = folder.resolve("greet.fanfare.json");
        assertThat(Call.of("import", asl, "--out", design).status()).isZero();
        assertThat(DesignReader.read(design).value().orElseThrow().connections())
                .extracting(c -> c.id().toString())
                .containsExactlyInAnyOrder("Greet → Hello (invoke)", "Senders → Greet (start)");
        Call run = Call.of("simulate", asl, "--duration", "11 min", "--format", "json");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\"Hello\"");
    }
}
