package fanfare.exporters.editing;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.template.Beside;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** One change of a design is one change of its template, in the template's own style. */
class TemplateEditsTest {
    private static final String BLOCK = """
            # Mails of the shop
            Transform: AWS::Serverless-2016-10-31

            Resources:
                Mails:
                    Type: "AWS::SQS::Queue"   # waiting mails
                    Properties:
                        VisibilityTimeout: 60  # six times the timeout

                Send:
                    Type: AWS::Serverless::Function
                    Properties:
                        Handler: app.handler
                        Runtime: 'python3.12'
                        CodeUri: .
                        Timeout: 10
                        Events:
                            Mail:
                                Type: SQS
                                Properties: {Queue: !GetAtt Mails.Arn, BatchSize: 10}

            Outputs:
                Url: {Value: !Ref Mails}
            """;
    private static final String JSON = """
            {
            \t"Resources": {
            \t\t"Mails": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 60}},
            \t\t"Dead": {
            \t\t\t"Type": "AWS::SQS::Queue"
            \t\t}
            \t}
            }""";

    private static Design read(String text) {
        return new SamImporter()
                .read("t.yaml", text, Beside.NOTHING)
                .value()
                .orElseThrow()
                .design();
    }

    private static String edited(String text, UnaryOperator<Design> edit) {
        Design before = read(text);
        return TemplateEdits.apply(text, before, edit.apply(before), Beside.NOTHING)
                .text();
    }

    private static UnaryOperator<Design> with(String component, UnaryOperator<Component> change) {
        return d -> d.with(change.apply(d.component(component).orElseThrow()));
    }

    @Test
    void aValueIsReplacedAndItsCommentStays() {
        assertThat(edited(BLOCK, with("Mails", c -> c.with(Queue.VISIBILITY_TIMEOUT, 90_000_000_000L))))
                .isEqualTo(BLOCK.replace("VisibilityTimeout: 60 ", "VisibilityTimeout: 90 "));
    }

    @Test
    void quotesStay() {
        assertThat(edited(BLOCK, with("Send", c -> c.with(Function.RUNTIME, "python3.13"))))
                .isEqualTo(BLOCK.replace("'python3.12'", "'python3.13'"));
    }

    @Test
    void aNewPropertyIsOneLineInTheFilesOwnIndent() {
        assertThat(edited(BLOCK, with("Send", c -> c.with(Function.RESERVED_CONCURRENCY, 5L))))
                .isEqualTo(BLOCK.replace(
                        "BatchSize: 10}\n", "BatchSize: 10}\n            ReservedConcurrentExecutions: 5\n"));
    }

    @Test
    void aRemovedPropertyTakesItsLineAlong() {
        String more = BLOCK.replace("Timeout: 10\n", "Timeout: 10\n            ReservedConcurrentExecutions: 5\n");
        assertThat(edited(more, with("Send", c -> c.without(Function.RESERVED_CONCURRENCY))))
                .isEqualTo(BLOCK);
    }

    @Test
    void anEventIsChangedInItsBraces() {
        String text = edited(BLOCK, d -> {
            Connection poll = d.from("Mails").findFirst().orElseThrow();
            return d.without(poll.id()).with(poll.with(Poll.BATCH_SIZE, 5L));
        });
        assertThat(text).isEqualTo(BLOCK.replace("BatchSize: 10", "BatchSize: 5"));
    }

    @Test
    void aNewComponentIsABlockBehindTheOthers() {
        String text = edited(BLOCK, d -> d.with(Component.of("Dead", Queue.KIND)));
        int at = BLOCK.indexOf("\nOutputs");
        assertThat(text)
                .startsWith(
                        BLOCK.substring(0, at) + "\n    Dead:\n        Type: AWS::SQS::Queue\n        Properties:\n")
                .endsWith(BLOCK.substring(at));
    }

    @Test
    void aNewConnectionIsAPermissionAndAVariable() {
        String text = edited(
                BLOCK,
                d -> d.with(Component.of("Done", Queue.KIND)).with(Connection.of("Send", Interactions.SEND, "Done")));
        assertThat(text).contains("Done:\n        Type: AWS::SQS::Queue", "SQSSendMessagePolicy:");
        assertThat(read(text).from("Send").map(c -> c.as() + " " + c.to())).containsExactly("send Done");
    }

    @Test
    void aRemovedComponentGoesWithItsBlock() {
        String without = edited(JSON, d -> d.without("Dead"));
        assertThat(read(without).component("Dead")).isEmpty();
        assertThat(without).contains("\"Mails\"").doesNotContain("Dead");
    }

    @Test
    void aRenamedComponentIsRenamedWhereverItIsNamed() {
        assertThat(edited(BLOCK, d -> d.renamed("Mails", "Letters")))
                .isEqualTo(BLOCK.replace("    Mails:", "    Letters:")
                        .replace("!GetAtt Mails.", "!GetAtt Letters.")
                        .replace("!Ref Mails", "!Ref Letters"));
    }

    @Test
    void aFileThatTheTemplateIncludesIsRenamedWithIt() {
        String template = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Front:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: prod
                      DefinitionBody:
                        Fn::Transform: {Name: AWS::Include, Parameters: {Location: api.yaml}}
                  Send:
                    Type: AWS::Serverless::Function
                    Properties: {Handler: a.b, Runtime: python3.13, InlineCode: pass}
                """;
        String body = """
                # what Send does
                paths:
                  /send:
                    post:
                      x-amazon-apigateway-integration:
                        uri:
                          Fn::Sub: arn:${AWS::Partition}:lambda:path/${Send.Arn}/invocations
                """;
        Beside beside = path -> path.equals("api.yaml") ? Optional.of(body) : Optional.empty();
        Design before = new SamImporter()
                .read("t.yaml", template, beside)
                .value()
                .orElseThrow()
                .design();
        TemplateEdits.Edited edited = TemplateEdits.apply(template, before, before.renamed("Send", "Post"), beside);
        assertThat(edited.beside()).containsExactly(Map.entry("api.yaml", body.replace("${Send.Arn}", "${Post.Arn}")));
        assertThat(edited.remarks()).isEmpty();
    }

    @Test
    void jsonStaysJson() {
        assertThat(edited(JSON, with("Mails", c -> c.with(Queue.VISIBILITY_TIMEOUT, 90_000_000_000L))))
                .isEqualTo(JSON.replace("60", "90"));
        assertThat(edited(JSON, with("Dead", c -> c.with(Queue.VISIBILITY_TIMEOUT, 90_000_000_000L))))
                .isEqualTo(JSON.replace(
                        "\t\t\t\"Type\": \"AWS::SQS::Queue\"\n",
                        "\t\t\t\"Type\": \"AWS::SQS::Queue\",\n\t\t\t\"Properties\": {\"VisibilityTimeout\":90}\n"));
    }

    @Test
    void lineEndsOfWindowsStay() {
        String windows = BLOCK.replace("\n", "\r\n");
        assertThat(edited(windows, with("Send", c -> c.with(Function.RESERVED_CONCURRENCY, 5L))))
                .isEqualTo(BLOCK.replace(
                                "BatchSize: 10}\n", "BatchSize: 10}\n            ReservedConcurrentExecutions: 5\n")
                        .replace("\n", "\r\n"));
    }

    @Test
    void aFileWithoutAFinalLineEndKeepsNone() {
        String bare = "Resources:\n  Mails:\n    Type: AWS::SQS::Queue";
        assertThat(edited(bare, with("Mails", c -> c.with(Queue.VISIBILITY_TIMEOUT, 90_000_000_000L))))
                .isEqualTo(bare + "\n    Properties:\n      VisibilityTimeout: 90");
    }

    @Test
    void whatOnlyTheSimulationKnowsChangesNothing() {
        assertThat(edited(BLOCK, with("Send", c -> c.with(Function.ERROR_RATE, 0.5))))
                .isEqualTo(BLOCK);
    }
}
