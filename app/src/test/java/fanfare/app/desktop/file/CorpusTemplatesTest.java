package fanfare.app.desktop.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import fanfare.model.edit.Move;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates that others wrote, opened and saved as documents. */
class CorpusTemplatesTest {
    private static final Path CORPUS = Path.of("..", "..", "shared", "corpus", "templates");

    @TempDir
    private Path folder;

    @Test
    void openingAndSavingChangesNothingAndWhatWasMovedComesBack() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of templates is not beside the project");
        for (Path root : list(CORPUS)) {
            Path copy = copied(root);
            Path file = below(copy).stream()
                    .filter(f -> f.getFileName().toString().startsWith(root.getFileName() + "."))
                    .findFirst()
                    .orElseThrow();
            byte[] before = Files.readAllBytes(file);
            int files = below(copy).size();
            Templates.Opened opened = Templates.open(file).value().orElseThrow();
            Templates.save(opened.origin().orElseThrow(), opened.design());
            assertThat(Files.readAllBytes(file)).as("%s", root).isEqualTo(before);
            assertThat(below(copy)).as("%s", root).hasSize(files);

            if (!opened.design().components().isEmpty()) {
                String first = opened.design().components().get(0).name();
                Design moved = new Move(Map.of(first, new Point(-400, 8))).apply(opened.design());
                Templates.save(opened.origin().orElseThrow(), moved);
                assertThat(Files.readAllBytes(file)).as("%s", root).isEqualTo(before);
                assertThat(Templates.open(file).value().orElseThrow().design())
                        .as("%s", root)
                        .isEqualTo(moved);
            }
        }
    }

    private Path copied(Path root) throws IOException {
        Path to = folder.resolve(root.getFileName());
        try (Stream<Path> all = Files.walk(root)) {
            for (Path from : all.toList()) {
                Files.copy(from, to.resolve(root.relativize(from).toString()));
            }
        }
        return to;
    }

    private static List<Path> below(Path in) throws IOException {
        try (Stream<Path> all = Files.walk(in)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> list(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.sorted().toList();
        }
    }
}
