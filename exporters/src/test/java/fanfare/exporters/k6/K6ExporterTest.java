package fanfare.exporters.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.Goldens;
import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import fanfare.model.design.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class K6ExporterTest {
    private static final int TIMES = 2_000;

    @TempDir
    private Path folder;

    static List<String> goldens() throws IOException {
        return Goldens.names("k6");
    }

    private static Bundle export(String golden) {
        return new K6Exporter().export(Goldens.design("k6", golden), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void writesWhatIsOnFile(String name) throws IOException {
        Goldens.check("k6", name, export(name));
    }

    private JsonNode run(String golden, String script) throws IOException, InterruptedException {
        BundleWriter.write(export(golden), folder, false);
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        Files.writeString(folder.resolve("arrivals.csv"), "# log\n\"time\",x\n0.2,1\n0.9,1\n2.5,1\n");
        Files.writeString(folder.resolve("minutes.csv"), "n\n60\n120\n0\n600\n");
        String k6 = Path.of("src/test/resources/fakes/k6.mjs").toAbsolutePath().toString();
        Program.Outcome run = Program.run(folder, Map.of(), List.of("node", k6, script, Integer.toString(TIMES)));
        assertThat(run.status()).as(run.text()).isZero();
        return new JsonMapper().readTree(run.text());
    }

    @Test
    @Needs({"node", "--version"})
    void requestsGoWhereTheDesignSends() throws Exception {
        JsonNode requests = run("traffics", "everything.js").at("/requests");
        int gets = requests.at("/Steady")
                .path("GET https://class.example/orders/N")
                .asInt();
        int puts = requests.at("/Steady")
                .path("PUT https://class.example/orders/N/lines/N")
                .asInt();
        assertThat(gets + puts).isEqualTo(TIMES);
        assertThat(gets / (double) TIMES).isCloseTo(0.9, within(0.05));
        assertThat(requests.at("/Ramping").path("POST https://rest.example/any").asInt())
                .as("three retries after each failure")
                .isEqualTo(4 * TIMES);
        assertThat(requests.at("/Stepping").path("POST https://url.example/").asInt() / (double) TIMES)
                .as("uniform between 1 and 3")
                .isCloseTo(2, within(0.1));
        assertThat(requests.at("/Daily")
                                .path("GET https://edge.example/images/N")
                                .asInt()
                        / (double) TIMES)
                .isCloseTo(0.5, within(0.06));
        assertThat(requests.at("/People")
                        .path("GET https://edge.example/images/N")
                        .asInt())
                .isEqualTo(TIMES);
        assertThat(requests.at("/Ramping")).hasSize(1);
    }

    @Test
    @Needs({"node", "--version"})
    void servicesBehindAnApiHaveRoutesAndAnAuthorizerWantsAToken() throws Exception {
        JsonNode run = run("front-doors", "day.js");
        JsonNode requests = run.at("/requests/Users");
        int sent = requests.path("POST https://web.example/jobs").asInt();
        int read = requests.path("GET https://web.example/orders/N").asInt();
        assertThat(sent + read).isEqualTo(TIMES);
        assertThat(sent / (double) TIMES).isCloseTo(0.25, within(0.05));
        assertThat(requests.path("POST https://balancer.example/work").asInt()).isEqualTo(TIMES);
        assertThat(run.at("/tokens").has("Web Bearer secret")).isTrue();
        assertThat(run.at("/tokens").has("Balancer none")).isTrue();
        assertThat(run.at("/requests").has("Chatters")).isFalse();
    }

    @Test
    @Needs({"node", "--version"})
    void usersThinkAndRetriesWait() throws Exception {
        JsonNode run = run("traffics", "everything.js");
        assertThat(mean(run.at("/slept/People"))).isCloseTo(5, within(0.6));
        JsonNode waits = run.at("/slept/Ramping");
        assertThat(List.of(
                        waits.get(0).asDouble(),
                        waits.get(1).asDouble(),
                        waits.get(2).asDouble()))
                .as("200 ms doubled, without jitter")
                .containsExactly(0.2, 0.4, 0.8);
        assertThat(run.at("/bytes/Ramping").asInt()).as("payload, 1 KB").isEqualTo(1024);
        assertThat(run.at("/tags").has("class|class GET /orders/{}|1500ms")).isTrue();
        assertThat(mean(run("traffics", "everything-2.js").at("/slept/People"))).isCloseTo(5, within(0.6));
    }

    private static double mean(JsonNode numbers) {
        double sum = 0;
        for (JsonNode number : numbers) {
            sum += number.asDouble();
        }
        return sum / numbers.size();
    }

    @Test
    @Needs({"node", "--version"})
    void recordedTrafficIsReadFromItsFile() throws Exception {
        JsonNode scenarios = run("traffics", "everything-2.js").at("/options/scenarios");
        assertThat(targets(scenarios.at("/Recorded/stages"))).isEqualTo("2@0s 2@1s 0@0s 0@1s 1@0s 1@1s ");
        assertThat(targets(scenarios.at("/Minutes/stages")))
                .as("3 minutes of the 4")
                .isEqualTo("60@0s 60@60s 120@0s 120@60s 0@0s 0@60s ");
        assertThat(scenarios.at("/Minutes/maxVUs").asInt()).isEqualTo(50);
    }

    private static String targets(JsonNode stages) {
        StringBuilder text = new StringBuilder();
        stages.forEach(s -> text.append(s.path("target").asInt())
                .append('@')
                .append(s.path("duration").asText())
                .append(' '));
        return text.toString();
    }

    @Test
    void anEmptyDesignHasNoScript() {
        Bundle bundle = new K6Exporter().export(Design.named("Nothing"), Optional.empty());
        assertThat(bundle.files()).containsOnlyKeys("README.md");
        assertThat(bundle.remarks()).containsExactly("There is no script, because the design has no scenario.");
    }
}
