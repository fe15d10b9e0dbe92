package fanfare.exporters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
    private static final Bundle BUNDLE = Bundle.of(Map.of(
            "template.yaml", Content.text("Resources: {}\n"), "src/A/app.mjs", Content.text("export const a = 1;\n")));

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void aFolderThatIsNotThereYet() {
        folder = home.resolve("out/aws");
    }

    @Test
    void makesTheFolderAndNothingElse() throws IOException {
        BundleWriter.Outcome outcome = BundleWriter.write(BUNDLE, folder, false);
        assertThat(outcome.done()).isTrue();
        assertThat(outcome.written()).containsExactly("src/A/app.mjs", "template.yaml");
        assertThat(tree()).containsExactly("out/aws/src/A/app.mjs", "out/aws/template.yaml");
        assertThat(folder.resolve("template.yaml")).hasContent("Resources: {}\n");
    }

    @Test
    void keepsAFileThatTheUserChangedAndWritesNothingAtAll() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("template.yaml"), "mine");
        BundleWriter.Outcome outcome = BundleWriter.write(BUNDLE, folder, false);
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.inTheWay()).containsExactly("template.yaml");
        assertThat(outcome.written()).isEmpty();
        assertThat(tree()).containsExactly("out/aws/template.yaml");
        assertThat(folder.resolve("template.yaml")).hasContent("mine");
    }

    @Test
    void overwritesWhenToldAndKeepsWhatTheBundleDoesNotName() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("template.yaml"), "mine");
        Files.writeString(folder.resolve("notes.txt"), "mine too");
        BundleWriter.Outcome outcome = BundleWriter.write(BUNDLE, folder, true);
        assertThat(outcome.done()).isTrue();
        assertThat(folder.resolve("template.yaml")).hasContent("Resources: {}\n");
        assertThat(tree()).containsExactly("out/aws/notes.txt", "out/aws/src/A/app.mjs", "out/aws/template.yaml");
    }

    @Test
    void leavesEqualFilesAlone() throws IOException {
        BundleWriter.write(BUNDLE, folder, false);
        BundleWriter.Outcome outcome = BundleWriter.write(BUNDLE, folder, false);
        assertThat(outcome.written()).isEmpty();
        assertThat(outcome.unchanged()).containsExactly("src/A/app.mjs", "template.yaml");
    }

    @Test
    void aFileWhereAFolderIsNeededStopsEverything() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("src"), "a file");
        assertThatThrownBy(() -> BundleWriter.write(BUNDLE, folder, true)).isInstanceOf(IOException.class);
        assertThat(tree()).containsExactly("out/aws/src");
    }

    @Test
    void aFolderWhereAFileIsNeededStopsEverything() throws IOException {
        Files.createDirectories(folder.resolve("template.yaml"));
        assertThatThrownBy(() -> BundleWriter.write(BUNDLE, folder, true)).isInstanceOf(IOException.class);
        assertThat(tree()).isEmpty();
    }

    @Test
    void aPathOutOfTheBundleIsRefused() {
        for (String path : List.of("../x", "/etc/x", "a//b", "a/./b", "a/../../b", "a\\b")) {
            assertThatThrownBy(() -> new Bundle(new TreeMap<>(Map.of(path, Content.text(""))), List.of()))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void bytesSurviveAsTheyAre() throws IOException {
        byte[] bytes = {0, -1, 13, 10, 127, -128};
        BundleWriter.write(Bundle.of(Map.of("p.png", Content.binary(bytes))), folder, false);
        assertThat(Files.readAllBytes(folder.resolve("p.png"))).isEqualTo(bytes);
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> home.relativize(f).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
