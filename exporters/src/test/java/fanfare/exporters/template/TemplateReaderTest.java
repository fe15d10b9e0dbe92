package fanfare.exporters.template;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.check.Problem;
import fanfare.model.file.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {
    private static Parsed<Template> read(String text) {
        return TemplateReader.template("template.yaml", text, Beside.NOTHING);
    }

    private static Part property(String text) {
        return read("Resources:\n  A:\n    Type: T\n    Properties:\n      P: " + text + "\n")
                .value()
                .orElseThrow()
                .resources()
                .get("A")
                .at("Properties", "P");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref Orders                  | {Ref: Orders}",
                "!GetAtt Orders.Arn           | {'Fn::GetAtt': [Orders, Arn]}",
                "!GetAtt Orders.Stream.Arn    | {'Fn::GetAtt': 'Orders.Stream.Arn'}",
                "!Sub '${Orders}-x'           | {'Fn::Sub': '${Orders}-x'}",
                "!Join [':', [a, !Ref B]]     | {'Fn::Join': [':', [a, {Ref: B}]]}",
                "!If [C, a, !Ref 'AWS::NoValue'] | {'Fn::If': [C, a, {Ref: 'AWS::NoValue'}]}"
            })
    void shortAndLongFormsAreTheSame(String shortForm, String longForm) {
        assertThat(property(shortForm))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*plain", ".*line")
                .isEqualTo(property(longForm));
    }

    @Test
    void partsKnowTheirLines() {
        Template t = read("Resources:\n  A:\n    Type: T\n\n  B:\n    Type: U\n")
                .value()
                .orElseThrow();
        assertThat(t.resources().get("A").line()).isEqualTo(3);
        assertThat(t.resources().get("B").line()).isEqualTo(6);
    }

    @Test
    void jsonWithTabsAndAByteOrderMarkIsRead() {
        assertThat(read("\uFEFF{\n\t\"Resources\": {\n\t\t\"A\": {\"Type\": \"T\"}\n\t}\n}")
                        .value())
                .hasValueSatisfying(t -> assertThat(t.resources()).containsOnlyKeys("A"));
    }

    @Test
    void mergeKeysGiveWhatIsNotSaid() {
        Template t = read("Common: &c\n  Type: T\n  Condition: X\nResources:\n  A:\n    <<: *c\n    Type: U\n")
                .value()
                .orElseThrow();
        assertThat(t.resources().get("A").at("Type").words()).hasValue("U");
        assertThat(t.resources().get("A").at("Condition").words()).hasValue("X");
    }

    @Test
    void aKeyThatStandsTwiceIsAWarningAndTheLaterOneCounts() {
        Parsed<Template> parsed = read("Resources:\n  A:\n    Type: T\n  A:\n    Type: U\n");
        assertThat(parsed.problems())
                .extracting(Problem::text)
                .containsExactly("template.yaml:4: warning: “A” stands here twice; the later one counts");
        assertThat(parsed.value().orElseThrow().resources().get("A").at("Type").words())
                .hasValue("U");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Resources:\n\tA:\n'                            | 2 | Indent with blanks",
                "'Resources: {A: [}'                             | 1 | Mend the line",
                "'Resources:\n  A: \"open\n'                     | 3 | Mend the line",
                "'a: 1\nb: 2\n'                                  | 1 | Open a SAM or CloudFormation template",
                "''                                              | 1 | Choose a SAM",
                "'Resources:\n  A: &a\n    B: *a\n'              | 2 | Remove the alias",
                "'just words'                                    | 1 | Open a SAM"
            })
    void aTextThatIsNoTemplateGivesOneMessageWithItsLine(String text, int line, String remedy) {
        Parsed<Template> parsed = read(text);
        assertThat(parsed.value()).isEmpty();
        assertThat(parsed.errors()).singleElement().satisfies(p -> {
            assertThat(p.line()).isEqualTo(line);
            assertThat(p.file()).isEqualTo("template.yaml");
            assertThat(p.remedy()).startsWith(remedy);
        });
    }

    @Test
    void anchorsThatMultiplyAreRefused() {
        StringBuilder laughs = new StringBuilder("l0: &l0 [a, a, a, a, a, a, a, a, a, a]\n");
        for (int i = 1; i < 10; i++) {
            String below = "*l" + (i - 1);
            laughs.append("l%d: &l%d [%s]\n"
                    .formatted(
                            i,
                            i,
                            String.join(
                                    ", ",
                                    List.of(below, below, below, below, below, below, below, below, below, below))));
        }
        assertThat(read(laughs + "Resources: {}\n").errors())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("more than a million parts"));
    }

    @Test
    void deepNestingIsRefusedNotOverflown() {
        assertThat(read("Resources: " + "[".repeat(100_000)).errors()).hasSize(1);
    }
}
