package fanfare.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Queue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignFilesTest {
    private static final Design OLD = Design.named("Old");
    private static final Design NEW = Design.named("New").with(Component.of("Jobs", Queue.KIND));

    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsReadAgain() throws IOException {
        Path file = folder.resolve("a.fanfare.json");
        DesignFiles.save(file, OLD);
        DesignFiles.save(file, NEW);
        assertThat(DesignReader.read(file).value()).contains(NEW);
        assertThat(names()).containsExactly("a.fanfare.json");
    }

    @Test
    void permissionsAndLinksStayAsTheyAre() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path target = folder.resolve("target.fanfare.json");
        Path link = folder.resolve("link.fanfare.json");
        DesignFiles.save(target, OLD);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw----"));
        Files.createSymbolicLink(link, target);
        DesignFiles.save(link, NEW);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-rw----");
        assertThat(DesignReader.read(target).value()).contains(NEW);
    }

    @Test
    void aFailedSaveLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.fanfare.json");
        DesignFiles.save(file, OLD);
        Path blocked = Files.createDirectory(folder.resolve("b.fanfare.json"));
        Files.writeString(blocked.resolve("inside"), "x");
        assertThatThrownBy(() -> DesignFiles.save(blocked, NEW)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> DesignFiles.save(folder.resolve("gone/c.fanfare.json"), NEW))
                .isInstanceOf(IOException.class);
        assertThat(DesignReader.read(file).value()).contains(OLD);
        assertThat(names()).containsExactly("a.fanfare.json", "b.fanfare.json");
    }

    @Test
    void anUnsavedStateIsOfferedOnlyWhileItIsNewer() throws IOException {
        Path file = folder.resolve("a.fanfare.json");
        DesignFiles.save(file, OLD);
        assertThat(DesignFiles.leftBehind(file)).isEmpty();
        DesignFiles.autosave(file, NEW);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertThat(DesignFiles.leftBehind(file)).contains(DesignFiles.autosaveOf(file));
        assertThat(DesignReader.read(DesignFiles.autosaveOf(file)).value()).contains(NEW);
        Files.setLastModifiedTime(DesignFiles.autosaveOf(file), FileTime.fromMillis(500));
        assertThat(DesignFiles.leftBehind(file)).isEmpty();
        DesignFiles.discardAutosave(file);
        assertThat(names()).containsExactly("a.fanfare.json");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }
}
