package fanfare.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of broken files: each has one fault, and one message that names the place and what was expected. */
class BrokenFilesTest {
    private static final Path SOURCES = Path.of("src/test/resources/files/broken/messages.txt");

    static Stream<Path> brokenFiles() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(BrokenFilesTest.class.getResource("/files/broken"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static Map<String, String> messages() throws IOException {
        Map<String, String> messages = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SOURCES)) {
            messages.put(line.substring(0, line.indexOf(".json")), line);
        }
        return messages;
    }

    private static List<String> errors(Path file) {
        return DesignReader.read(file).errors().stream().map(Problem::text).toList();
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void oneFaultGivesOneMessage(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".json", "");
        if (!"write".equals(System.getProperty("golden"))) {
            assertThat(errors(file)).containsExactly(messages().get(name));
        }
    }

    @Test
    void everyMessageHasItsFile() throws Exception {
        List<String> all = new ArrayList<>();
        for (Path file : brokenFiles().toList()) {
            all.addAll(errors(file));
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.write(SOURCES, all);
        }
        assertThat(all).hasSizeGreaterThan(80).isEqualTo(Files.readAllLines(SOURCES));
    }

    @Test
    void messagesSpeakToPeople() throws IOException {
        assertThat(messages().values())
                .allSatisfy(m -> assertThat(m)
                        .doesNotContain("Exception")
                        .doesNotContain("fanfare.model")
                        .doesNotContain("jackson")
                        .doesNotContain("null ")
                        .hasSizeLessThan(400));
    }

    @Test
    void aHundredMegabytesOfJunkAreRefusedUnread(@TempDir Path folder) throws IOException {
        Path junk = folder.resolve("junk.fanfare.json");
        try (RandomAccessFile file = new RandomAccessFile(junk.toFile(), "rw")) {
            file.setLength(100L * 1024 * 1024);
        }
        assertThat(errors(junk))
                .containsExactly(
                        "junk.fanfare.json: the file is larger than 32 MB, so it is no design. Check the path.");
    }

    @Test
    void whatIsNoFileIsSaidSo(@TempDir Path folder) {
        assertThat(errors(folder.resolve("gone.fanfare.json")))
                .singleElement()
                .asString()
                .contains("there is no such file");
        assertThat(errors(folder)).singleElement().asString().contains("this is a folder");
    }

    @Test
    void independentFaultsAreAllReported() {
        String text = """
                { "fanfare": 1,
                  "components": {
                    "A": { "kind": "funktion" },
                    "B": { "kind": "function", "memory": "x", "timeout": "y" } },
                  "connections": [ { "from": "A" } ],
                  "objectives": [ { "metric": "speed" } ] }
                """;
        Parsed<Design> parsed = DesignReader.read(text, "many");
        assertThat(parsed.value()).isEmpty();
        assertThat(parsed.errors())
                .extracting(Problem::where)
                .containsExactly(
                        "/components/A/kind",
                        "/components/B/memory",
                        "/components/B/timeout",
                        "/connections/0",
                        "/objectives/0/metric");
        assertThat(parsed.errors()).extracting(Problem::line).containsExactly(3, 4, 4, 5, 6);
    }
}
