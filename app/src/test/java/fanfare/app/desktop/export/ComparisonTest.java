package fanfare.app.desktop.export;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.desktop.export.Comparison.State;
import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final Bundle BUNDLE = Bundle.of(Map.of(
            "template.yaml", Content.text("a: 1\n"),
            "src/app.mjs", Content.text("export {};\n"),
            "picture.png", Content.binary(new byte[] {1, 2, 3})));

    @Test
    void everyFileIsComparedByItsBytes(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), "a: 2\n");
        Files.write(folder.resolve("picture.png"), new byte[] {1, 2, 3});
        Comparison found = Comparison.of(BUNDLE, Optional.of(folder));
        assertThat(found.states())
                .containsExactly(
                        Map.entry("picture.png", State.SAME),
                        Map.entry("src/app.mjs", State.NEW),
                        Map.entry("template.yaml", State.CHANGED));
        assertThat(found.sentence()).isEqualTo("3 files: 1 new, 1 changed, 1 unchanged");
    }

    @Test
    void afterWritingNothingIsNew(@TempDir Path folder) throws IOException {
        assertThat(Comparison.of(BUNDLE, Optional.empty()).count(State.NEW)).isEqualTo(3);
        BundleWriter.write(BUNDLE, folder, false);
        assertThat(Comparison.of(BUNDLE, Optional.of(folder))).isEqualTo(Comparison.allSame(BUNDLE));
    }

    @Test
    void aFolderInTheWayOfAFileCountsAsChanged(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("template.yaml"));
        assertThat(Comparison.of(BUNDLE, Optional.of(folder)).states()).containsEntry("template.yaml", State.CHANGED);
    }

    @Test
    void foldersAreNamedAfterTheDesign() {
        assertThat(ExportDialog.folderName("Order fan-out")).isEqualTo("order-fan-out");
        assertThat(ExportDialog.folderName("Zähler / 2")).isEqualTo("zähler-2");
        assertThat(ExportDialog.folderName("…")).isEqualTo("export");
    }
}
