package fanfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two designs or templates compared. */
class DiffCommandTest {
    private static final String BEFORE = """
            {
              "fanfare": 1,
              "name": "Before",
              "components": {
                "Users": { "kind": "client" },
                "Work": { "kind": "function", "memory": "512 MB" },
                "Old": { "kind": "queue" }
              },
              "connections": [{ "from": "Users", "to": "Work", "as": "invoke" }]
            }
            """;
    private static final String AFTER = """
            {
              "fanfare": 1,
              "name": "After",
              "region": "eu-west-1",
              "components": {
                "Users": { "kind": "client" },
                "Work": { "kind": "function", "memory": "1 GB", "timeout": "10 s" },
                "Orders": { "kind": "table" }
              },
              "connections": [
                { "from": "Users", "to": "Work", "as": "invoke" },
                { "from": "Work", "to": "Orders", "as": "write", "calls": 2 }
              ]
            }
            """;
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Mails: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: 30}}
            """;

    @TempDir
    private Path folder;

    private Path before;
    private Path after;

    @BeforeEach
    void writeDesigns() throws IOException {
        before = Files.writeString(folder.resolve("before.fanfare.json"), BEFORE);
        after = Files.writeString(folder.resolve("after.fanfare.json"), AFTER);
    }

    @Test
    void theTextShowsEverySection() throws IOException {
        Golden.check("cli/diff.txt", Call.of("diff", before, after).transcript(folder));
    }

    @Test
    void equalDesignsEndWithZero() {
        Call call = Call.of("diff", before, before);
        assertThat(call.status()).isZero();
        assertThat(call.out()).endsWith("\nNo difference.\n");
    }

    @Test
    void jsonHasTheValuesBeforeAndAfter() throws IOException {
        Call call = Call.of("diff", before, after, "--format", "json");
        assertThat(call.status()).isEqualTo(1);
        JsonNode json = new JsonMapper().readTree(call.out());
        assertThat(json.at("/equal").asBoolean()).isFalse();
        assertThat(json.at("/changes/0/section").asText()).isEqualTo("design");
        JsonNode work = json.at("/changes/1");
        assertThat(work.at("/of").asText()).isEqualTo("Work");
        assertThat(work.at("/change").asText()).isEqualTo("changed");
        assertThat(work.at("/properties/memory/before").asText()).isEqualTo("512 MB");
        assertThat(work.at("/properties/memory/after").asText()).isEqualTo("1 GB");
        assertThat(new JsonMapper()
                        .readTree(Call.of("diff", before, before, "--format", "json")
                                .out())
                        .at("/equal")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void templatesAreComparedAsTheDesignsThatTheyDescribe() throws IOException {
        Path one = Files.writeString(folder.resolve("one.yaml"), TEMPLATE);
        Path two = Files.writeString(folder.resolve("two.yaml"), "# The same\n" + TEMPLATE);
        Path other = Files.writeString(folder.resolve("other.yaml"), TEMPLATE.replace("30", "60"));
        assertThat(Call.of("diff", one, two).status()).isZero();
        Call call = Call.of("diff", one, other);
        assertThat(call.status()).isEqualTo(1);
        assertThat(call.out())
                .contains("  ~ Mails\n      visibilityTimeout: 30 s → 1 min\n", "0 added, 0 removed, 1 changed");
    }

    @Test
    void whatCannotBeReadEndsWithTwo() {
        Call call = Call.of("diff", before, folder.resolve("gone.fanfare.json"));
        assertThat(call.status()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
    }

    @Test
    void theReportGoesToAFile() throws IOException {
        Path report = folder.resolve("report.txt");
        assertThat(Call.of("diff", before, after, "--out", report).status()).isEqualTo(1);
        assertThat(Files.readString(report)).contains("  + Orders\n");
        assertThat(Call.of("diff", before, after, "--out", report).status()).isEqualTo(2);
    }
}
