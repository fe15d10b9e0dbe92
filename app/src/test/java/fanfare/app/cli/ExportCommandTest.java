package fanfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Designs out, with the figures of a run where a format shows them. */
class ExportCommandTest {
    private static final String DESIGN = """
            {
              "fanfare": 1,
              "name": "Small",
              "components": { "Users": { "kind": "client" }, "Work": { "kind": "function" } },
              "connections": [{ "from": "Users", "to": "Work", "as": "invoke" }],
              "scenarios": {
                "Slow": { "traffic": { "Users": { "constant": { "rate": "1/s" } } }, "duration": "20 min" },
                "Fast": { "traffic": { "Users": { "constant": { "rate": "2/s" } } }, "duration": "20 min" }
              }
            }
            """;

    @TempDir
    private Path folder;

    private Path design;

    @BeforeEach
    void writeDesign() throws IOException {
        design = Files.writeString(folder.resolve("small.fanfare.json"), DESIGN);
    }

    private String usage(Object... options) throws IOException {
        Object[] words = new Object[6 + options.length];
        System.arraycopy(new Object[] {"export", design, "--to", "infracost", "--out", folder}, 0, words, 0, 6);
        System.arraycopy(options, 0, words, 6, options.length);
        Call call = Call.of(words);
        assertThat(call.status()).as(call.err()).isZero();
        return Files.readString(folder.resolve("infracost-usage.yml")) + call.err();
    }

    @Test
    void withoutARunTheRemarkSaysHowToHaveOne() throws IOException {
        assertThat(usage()).contains("resource_usage: {}", "there is no run", "--simulate");
    }

    @Test
    void theScenarioThatIsNamedIsRun() throws IOException {
        assertThat(usage("--simulate")).contains("“Slow”").containsPattern("monthly_requests: 262\\d{4}\n");
        assertThat(usage("--simulate", "--scenario", "Fast", "--force"))
                .contains("“Fast”")
                .containsPattern("monthly_requests: 525\\d{4}\n");
    }

    @Test
    void anUnknownFormatIsRefusedWithThoseThatThereAre() {
        assertThat(Call.of("export", design, "--to", "word").err())
                .contains("sam, serverless, terraform, cdk, svg, png, mermaid, drawio, k6, infracost");
    }
}
