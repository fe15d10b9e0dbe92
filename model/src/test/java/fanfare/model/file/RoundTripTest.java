package fanfare.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    static Stream<Path> everyVersion() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(RoundTripTest.class.getResource("/files/v1"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void whatWasReadIsWrittenBackByteForByte(Path file) throws IOException {
        Parsed<Design> parsed = DesignReader.read(file);
        assertThat(parsed.errors()).isEmpty();
        assertThat(DesignWriter.write(parsed.value().orElseThrow())).isEqualTo(Files.readString(file));
    }

    @Test
    void aHandWrittenFileBecomesCanonical() {
        String byHand = """
                {"components": {"A": {"memory": 512, "kind":"function", "timeout":"5000 ms"},
                 "Q": {"kind":"queue", "visibilityTimeout": 60000000000}},
                 "connections": [{"from":"Q","to":"A"}], "fanfare": 1.0,
                 "scenarios": {"S": {"traffic": {"C": {"sine": {"mean":"60/min","amplitude":"0.5/s","period":"24 h"}}}}},
                 "objectives": [{"metric":"errors.rate","of":"A","below":0.01}]}
                """.replace("\"A\": {", "\"C\": {\"kind\":\"client\"}, \"A\": {");
        Parsed<Design> parsed = DesignReader.read(byHand, "hand");
        assertThat(parsed.problems()).isEmpty();
        assertThat(DesignWriter.write(parsed.value().orElseThrow())).isEqualTo("""
                        {
                          "fanfare": 1,
                          "name": "Untitled",
                          "provider": "aws",
                          "region": "us-east-1",
                          "components": {
                            "C": { "kind": "client" },
                            "A": { "kind": "function", "memory": "512 MB", "timeout": "5 s" },
                            "Q": { "kind": "queue", "visibilityTimeout": "1 min" }
                          },
                          "connections": [
                            { "from": "Q", "to": "A", "as": "poll" }
                          ],
                          "scenarios": {
                            "S": { "traffic": { "C": { "diurnal": { "mean": "1/s", "amplitude": "0.5/s" } } }, "duration": "1 h" }
                          },
                          "objectives": [
                            { "metric": "errors.rate", "of": "A", "below": "1 %" }
                          ]
                        }
                        """);
    }

    @Test
    void anEmptyDesignIsAFileToo() {
        String text = DesignWriter.write(Design.named("New"));
        Parsed<Design> parsed = DesignReader.read(text, "new");
        assertThat(parsed.value()).contains(Design.named("New"));
        assertThat(parsed.problems()).isEmpty();
    }

    @Test
    void unknownFieldsAreKeptAndReportedWithTheNearestWord() {
        String text = """
                {
                  "fanfare": 1,
                  "name": "X",
                  "components": {
                    "A": {
                      "kind": "function", "memroy": "512 MB" } } }
                """;
        Parsed<Design> parsed = DesignReader.read(text, "x.fanfare.json");
        assertThat(parsed.ok()).isTrue();
        assertThat(parsed.problems())
                .extracting(Problem::text)
                .isEqualTo(
                        List.of(
                                "x.fanfare.json:6: warning: /components/A/memroy: “memroy” is not a field that is known here; it is kept but has no effect. Did you mean “memory”?"));
        assertThat(DesignWriter.write(parsed.value().orElseThrow())).contains("\"memroy\": \"512 MB\"");
    }

    @Test
    void aByteOrderMarkIsSkippedWithAWarning() {
        Parsed<Design> parsed = DesignReader.read("\uFEFF" + DesignWriter.write(Design.named("New")), "new");
        assertThat(parsed.ok()).isTrue();
        assertThat(parsed.problems())
                .extracting(Problem::message)
                .containsExactly("the file begins with a byte order mark");
    }
}
