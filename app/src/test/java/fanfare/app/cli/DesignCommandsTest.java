package fanfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fanfare.model.design.Scenario;
import fanfare.samples.Sample;
import fanfare.samples.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that take a design. */
class DesignCommandsTest {
    private static final Path SHIPPED = Path.of("src/test/resources/designs/order-fan-out.fanfare.json");

    @TempDir
    private Path folder;

    private Path design;

    @BeforeEach
    void copyDesign() throws IOException {
        design = Files.copy(SHIPPED, folder.resolve("order-fan-out.fanfare.json"));
    }

    @Test
    void simulateReportsWhatTheCallAskedFor() throws IOException {
        Call call = Call.of(
                "simulate", design, "--duration", "12 min", "--seed", 7, "--replications", 3, "--format", "json");

        assertThat(call.status()).isZero();
        assertThat(call.err()).isEmpty();
        JsonNode result = new JsonMapper().readTree(call.out());
        assertThat(result.get("scenario").asText()).isEqualTo("Normal day");
        assertThat(result.get("seed").asLong()).isEqualTo(7);
        assertThat(result.get("replications").asInt()).isEqualTo(3);
        assertThat(result.get("simulated").asDouble()).isEqualTo(720);
        assertThat(result.get("measured").asDouble()).isEqualTo(120);
        // 50 events per second over 3 x 120 s; four standard deviations of a Poisson count.
        assertThat(result.get("sourceEvents").asLong()).isBetween(18_000L - 537, 18_000L + 537);
        assertThat(result.at("/components/OrdersApi/ci95/latencyMs.p99").isArray())
                .isTrue();
    }

    @Test
    void simulateGivesTheSameBytesWithOneThreadAndWithTwo() {
        Object[] one = {"simulate", design, "--duration", "11 min", "--replications", 4, "--format", "json"};
        Object[] same = {"simulate", design, "--duration", "11min", "--replications", 4, "--format", "json"};

        Call first = Call.of(with(one, "--threads", 1));
        Call second = Call.of(with(same, "--threads", 2));

        assertThat(first.status()).isZero();
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleGivesJsonWithIntervals(Sample sample) throws IOException {
        for (String name : Stream.concat(Stream.of(sample.designFile()), sample.files().stream())
                .toList()) {
            try (InputStream in = sample.open(name)) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
        for (Scenario scenario : sample.design().scenarios()) {
            Call call = Call.of(
                    "simulate",
                    folder.resolve(sample.designFile()),
                    "--scenario",
                    scenario.name(),
                    "--duration",
                    scenario.warmUp() / 1_000_000_000L + 60 + " s",
                    "--replications",
                    2,
                    "--format",
                    "json");

            assertThat(call.err()).isEmpty();
            assertThat(new JsonMapper().readTree(call.out()).get("scenario").asText())
                    .isEqualTo(scenario.name());
        }
    }

    static List<Sample> samples() {
        return Samples.all();
    }

    private static Object[] with(Object[] call, Object... more) {
        Object[] all = java.util.Arrays.copyOf(call, call.length + more.length);
        System.arraycopy(more, 0, all, call.length, more.length);
        return all;
    }

    @Test
    void simulateReportsForPeopleAndForSpreadsheets() {
        Call text = Call.of("simulate", design, "--duration", "11 min");
        Call csv = Call.of("simulate", design, "--duration", "11 min", "--format", "csv");

        assertThat(text.out())
                .startsWith("Order fan-out · Normal day\n")
                .contains("\nLatency\n", "Shoppers → OrdersApi", "Shoppers → SendEmail", "\nFan-out\n")
                .contains("\nCost of a month of this traffic: ", "\nObjectives\n")
                .doesNotContain("\u001b");
        assertThat(csv.out().lines()).hasSize(1 + 7);
    }

    @Test
    void simulateWritesToAFileAndNeverOverOneUnasked() throws IOException {
        Path file = folder.resolve("result.json");
        Object[] call = {"simulate", design, "--duration", "11 min", "--format", "json", "--out", file};

        Call first = Call.of(call);
        Call second = Call.of(call);

        assertThat(first).isEqualTo(new Call(0, "", "Wrote " + file + "\n"));
        assertThat(second).isEqualTo(new Call(2, "", "fanfare: " + file + " is already there; --force replaces it\n"));
        Files.writeString(file, "mine");
        assertThat(Call.of(with(call, "--force")).status()).isZero();
        assertThat(Files.readString(file)).startsWith("{\n  \"design\": \"Order fan-out\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scenario Holiday | There is no scenario “Holiday”; there are: “Normal day”, “Black Friday”.",
                "--duration 5min | Nothing would be measured: the duration of 5 min is not longer than the warm-up"
                        + " period of 10 min in “Normal day”.",
            })
    void simulateSaysWhyARunCannotBegin(String options, String message) {
        Call call = Call.of(with(new Object[] {"simulate", design}, (Object[]) options.split(" ")));

        assertThat(call).isEqualTo(new Call(2, "", "fanfare: " + design + ": " + message + "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--duration 5parsec | “parsec” in “5parsec” is not a unit of time; write for example 250 ms, 3 s",
                "--duration 0s | “0s” is not between 1 ns and 366 d",
                "--replications 0 | --replications is 0, expected 1 to 10000",
                "--threads 0 | --threads is 0, expected 1 to 1024",
                "--seed many | Invalid value for option '--seed': 'many' is not a long",
            })
    void simulateRefusesOptionsThatMakeNoSense(String options, String message) {
        Call call = Call.of(with(new Object[] {"simulate", design}, (Object[]) options.split(" ")));

        assertThat(call.status()).isEqualTo(2);
        assertThat(call.err()).contains(message);
        assertThat(call.err().lines()).hasSize(2);
    }

    @Test
    void aBadDesignGetsOneLineForEachFaultWithFileAndLineAndIsNotTouched() throws IOException {
        String broken = Files.readString(design)
                .replace("\"512 MB\"", "\"64 MB\"")
                .replace("\"to\": \"Emails\"", "\"to\": \"Email\"");
        Files.writeString(design, broken);

        Golden.check("cli/simulate-bad-design.txt", Call.of("simulate", design).transcript(folder));
        assertThat(Files.readString(design)).isEqualTo(broken);
    }

    @Test
    void checkPassesAndFailsByTheObjectives() throws IOException {
        assertThat(Call.of("check", design).transcript(folder)).contains("design.whole", "--- exit status 0");
        Files.writeString(design, Files.readString(design).replace("\"800 ms\"", "\"1 ms\""));

        Call call = Call.of("check", design, "--simulate", "--duration", "11 min", "--format", "json");

        assertThat(call.status()).isEqualTo(1);
        JsonNode checks = new JsonMapper().readTree(call.out());
        assertThat(checks.get("passed").asBoolean()).isFalse();
        assertThat(checks.at("/checks/1/rule").asText()).isEqualTo("objective.latency.p99");
        assertThat(checks.at("/checks/1/verdict").asText()).isEqualTo("failed");
    }

    @Test
    void checkReportsWhatIsWrongWithTheFile() throws IOException {
        Files.writeString(design, Files.readString(design).replace("\"512 MB\"", "\"64 MB\""));

        Golden.check("cli/check-bad-design.txt", Call.of("check", design).transcript(folder));
    }
}
