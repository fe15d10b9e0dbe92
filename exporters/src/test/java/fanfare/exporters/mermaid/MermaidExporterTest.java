package fanfare.exporters.mermaid;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Bundle;
import fanfare.exporters.Goldens;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import fanfare.model.kind.Kinds;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MermaidExporterTest {
    static List<String> goldens() throws IOException {
        return Goldens.names("mermaid");
    }

    private static Bundle export(Design design) {
        return new MermaidExporter().export(design, Optional.empty());
    }

    private static String flowchart(Design design) {
        return export(design).files().get("diagram.mmd").text();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void writesWhatIsOnFile(String name) throws IOException {
        Goldens.check("mermaid", name, export(Goldens.design("mermaid", name)));
    }

    /** https://mermaid.js.org/syntax/flowchart.html: "end" in lower case breaks a flowchart; entity codes stand for marks. */
    @ParameterizedTest
    @MethodSource("goldens")
    void everyLineIsOneOfTheForms(String name) {
        String id = "[A-Za-z][A-Za-z0-9]*_?";
        String text = "\"[^\"`;\\\\&]*(#\\d+;[^\"`;\\\\&]*)*\"";
        Pattern form = Pattern.compile(String.join(
                "|",
                "flowchart LR",
                " {2}subgraph (group_[a-z_]+|frame_\\d+)\\[" + text + "]",
                " {4}" + id + "(\\(\\[|\\{\\{|\\[\\(|\\[\\[|\\[)" + text + "(]\\)|}}|\\)]|]]|]):::[a-z_]+",
                " {2}end",
                " {2}" + id + " (-->|-\\.->)\\|" + text + "\\| " + id,
                " {2}note_\\d+\\[" + text + "]:::note",
                " {2}classDef [a-z_]+ fill:#[0-9A-F]{6},stroke:#[0-9A-F]{6},color:#[0-9A-F]{6}",
                " {2}style frame_\\d+ fill:#[0-9A-F]{6},stroke:#[0-9A-F]{6}",
                " {2}linkStyle \\d+(,\\d+)* stroke:#[0-9A-F]{6}"));
        String body = flowchart(Goldens.design("mermaid", name)).replaceFirst("(?s)^---\n.*?\n---\n", "");
        assertThat(body.lines()).allMatch(line -> form.matcher(line).matches());
    }

    @Test
    void wordsOfTheSyntaxAreNoIds() {
        Design design = Design.named("Words")
                .with(Component.of("end", Function.KIND))
                .with(Component.of("End", Function.KIND))
                .with(Component.of("Ender", Function.KIND));
        assertThat(flowchart(design)).contains("    end_[\"end<br/>", "    End_[\"End<br/>", "    Ender[\"Ender<br/>");
    }

    @Test
    void marksAreWrittenAsCodes() {
        assertThat(Label.quoted(" a\"b#c&d<e>`;\\\n2\t ")).isEqualTo("\"a#34;b#35;c#38;d#60;e#62;#96;#59;#92;<br/>2\"");
    }

    @Test
    void everyKindHasASection() {
        Design design = Design.named("All");
        for (var kind : Kinds.ALL) {
            design = design.with(Component.of("The" + kind.name().replace("-", ""), kind));
        }
        String flowchart = flowchart(design);
        assertThat(design.components())
                .allSatisfy(c -> assertThat(flowchart)
                        .containsOnlyOnce("    " + c.name()
                                + flowchart
                                        .split("    " + c.name(), 2)[1]
                                        .lines()
                                        .findFirst()
                                        .orElseThrow()));
        assertThat(flowchart.lines().filter(l -> l.startsWith("  subgraph"))).hasSize(7);
    }

    @Test
    void anEmptyDesignIsAFlowchartToo() {
        assertThat(flowchart(Design.named(""))).isEqualTo("flowchart LR\n");
    }
}
