package fanfare.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.service.TemplateSource.Range;
import fanfare.model.design.Connection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lines of a template say what. */
class TemplateSourceTest {
    private static final String YAML = """
            Resources:
              Mails:
                Type: AWS::SQS::Queue

              # sends them
              Send:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: app.handler
                  Runtime: python3.13
                  CodeUri: .
                  Events:
                    Mail: {Type: SQS, Properties: {Queue: !GetAtt Mails.Arn}}
            Outputs:
              Queue: {Value: !Ref Mails}
            """;
    private static final String JSON = """
            {
              "Resources": {
                "Mails": {
                  "Type": "AWS::SQS::Queue"
                },
                "News": {
                  "Type": "AWS::SNS::Topic"
                }
              }
            }
            """;

    private static TemplateSource of(String name, String text) {
        return TemplateSource.of(Path.of(name), text);
    }

    @Test
    void aComponentReachesToWhatFollowsIt() {
        TemplateSource source = of("t.yaml", YAML);
        assertThat(source.range("Mails")).contains(new Range(2, 3));
        assertThat(source.range("Send")).contains(new Range(6, 13));
        assertThat(source.range("Other")).isEmpty();
        assertThat(of("t.json", JSON).range("Mails")).contains(new Range(3, 5));
        assertThat(of("t.json", JSON).range("News")).contains(new Range(6, 8));
    }

    @Test
    void aLineBelongsToTheComponentAroundIt() {
        TemplateSource source = of("t.yaml", YAML);
        assertThat(source.componentAt(1)).isEmpty();
        assertThat(source.componentAt(2)).contains("Mails");
        assertThat(source.componentAt(3)).contains("Mails");
        assertThat(source.componentAt(5)).isEmpty();
        assertThat(source.componentAt(13)).contains("Send");
        assertThat(source.componentAt(15)).isEmpty();
        assertThat(of("t.json", JSON).componentAt(9)).isEmpty();
    }

    @Test
    void aConnectionHasItsLinesInWhateverStepItIs() {
        TemplateSource source = of("t.yaml", YAML);
        assertThat(source.of(new Connection.Id("Mails", "poll", "Send", 1))).isEqualTo(List.of(13));
        assertThat(source.of(new Connection.Id("Mails", "poll", "Send", 4))).isEqualTo(List.of(13));
        assertThat(source.of(new Connection.Id("Send", "poll", "Mails", 1))).isEmpty();
        assertThat(source.line(13)).isEqualTo("Mail: {Type: SQS, Properties: {Queue: !GetAtt Mails.Arn}}");
        assertThat(source.line(99)).isEmpty();
    }

    @Test
    void aDesignHasTheTemplateThatItBecomes() {
        TemplateSource source = TemplateSource.exported(
                Import.read(Path.of("t.yaml"), YAML).value().orElseThrow().design());
        assertThat(source.name()).isEqualTo("template.yaml");
        Range send = source.range("Send").orElseThrow();
        assertThat(source.line(send.first())).isEqualTo("Send:");
        assertThat(source.line(send.first() + 1)).isEqualTo("Type: AWS::Serverless::Function");
        assertThat(source.of(new Connection.Id("Mails", "poll", "Send", 1))).isNotEmpty();
    }

    @Test
    void aBrokenTextHasNoLines() {
        assertThat(of("t.yaml", "Resources:\n\tA: 1\n").components()).isEmpty();
    }
}
