package fanfare.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Queue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed in the middle of saving leaves a whole design, the old one or the new one. */
class KilledWhileSavingTest {
    private static final int COMPONENTS = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9, 14})
    void theFileIsWholeAndTheNextSaveCleansUp(int saves) throws Exception {
        Path file = folder.resolve("design.fanfare.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Saver.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < saves; i++) {
                assertThat(out.readLine()).isEqualTo("saved");
            }
            process.destroyForcibly().waitFor();
        }
        Parsed<Design> parsed = DesignReader.read(file);
        assertThat(parsed.problems()).isEmpty();
        assertThat(List.of(Saver.design(0), Saver.design(1)))
                .contains(parsed.value().orElseThrow());
        DesignFiles.save(file, Saver.design(0));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    /** Saves two designs in turn until it is killed. */
    static final class Saver {
        private Saver() {}

        public static void main(String[] args) throws IOException {
            for (int i = 0; ; i++) {
                DesignFiles.save(Path.of(args[0]), design(i % 2));
                System.out.println("saved");
            }
        }

        static Design design(int number) {
            return Design.named("Design " + number)
                    .withComponents(Stream.iterate(0, i -> i + 1)
                            .limit(COMPONENTS)
                            .map(i -> Component.of("Queue" + number + "x" + i, Queue.KIND))
                            .toList());
        }
    }
}
