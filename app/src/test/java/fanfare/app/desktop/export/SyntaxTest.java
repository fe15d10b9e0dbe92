package fanfare.app.desktop.export;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.desktop.pictures.OrderFanOut;
import fanfare.exporters.Exporter;
import fanfare.exporters.catalogue.Exporters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyntaxTest {
    @Test
    void yamlHasKeysStringsTagsAndComments() {
        assertThat(parts(Syntax.YAML, "# why\nName: 'x'\nRef: !Ref Orders\nTimeout: 30\n"))
                .containsExactly(
                        "comment # why",
                        "key Name",
                        "string 'x'",
                        "key Ref",
                        "keyword !Ref",
                        "key Timeout",
                        "number 30");
    }

    @Test
    void jsonTellsKeysFromStrings() {
        assertThat(parts(Syntax.JSON, "{\"a\": \"b\", \"c\": [1.5, true]}"))
                .containsExactly("key \"a\"", "string \"b\"", "key \"c\"", "number 1.5", "keyword true");
    }

    @Test
    void theConfigurationLanguageOfTerraform() {
        assertThat(parts(
                        Syntax.of("main.tf"),
                        "# why\nresource \"aws_sqs_queue\" \"mails\" {\n  delay_seconds = 30\n}\n"))
                .contains("comment # why", "keyword resource", "string \"mails\"", "number 30")
                .anyMatch(p -> p.startsWith("key") && p.endsWith("delay_seconds"));
    }

    @Test
    void codeHasKeywordsAndCommentsOfItsLanguage() {
        assertThat(parts(Syntax.of("src/app.mjs"), "// no\nconst a = `b`;"))
                .containsExactly("comment // no", "keyword const", "string `b`");
        assertThat(parts(Syntax.of("app.py"), "def f(): # no\n  return \"x\""))
                .containsExactly("keyword def", "comment # no", "keyword return", "string \"x\"");
    }

    @Test
    void anUnknownLanguageIsLeftPlain() {
        assertThat(Syntax.of("LICENSE")).isEqualTo(Syntax.PLAIN);
        assertThat(parts(Syntax.PLAIN, "if \"x\" # 1")).isEmpty();
        assertThat(Syntax.YAML.spans("").length()).isZero();
    }

    @Test
    void theColoursOfEveryExportedTextCoverItWhole() {
        for (Exporter e : Exporters.all()) {
            e.export(OrderFanOut.design(), Optional.empty()).files().forEach((file, content) -> {
                if (content.isText()) {
                    assertThat(Syntax.of(file).spans(content.text()).length())
                            .as(file)
                            .isEqualTo(content.text().length());
                }
            });
        }
    }

    private static List<String> parts(Syntax syntax, String text) {
        List<String> parts = new ArrayList<>();
        int[] at = {0};
        syntax.spans(text).forEach(span -> {
            if (!span.getStyle().isEmpty() && span.getLength() > 0) {
                parts.add(span.getStyle().iterator().next() + " "
                        + text.substring(at[0], at[0] + span.getLength()).strip());
            }
            at[0] += span.getLength();
        });
        return parts;
    }
}
