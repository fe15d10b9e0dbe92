package fanfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.platform.SystemLibraries.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopTest {
    private final List<Path> opened = new ArrayList<>();

    private final Desktop.Window window = file -> {
        opened.add(file);
        return 0;
    };

    @Test
    void opensWithoutAFile() {
        assertThat(Call.of(new Desktop(true, List::of, window)).status()).isZero();
        assertThat(opened).containsExactly((Path) null);
    }

    @Test
    void opensTheFileThatIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.fanfare.json"), "{}");

        Call.of(new Desktop(true, List::of, window), file);

        assertThat(opened).containsExactly(file);
    }

    @Test
    void namesThePackagesThatAreMissingInsteadOfOpening() {
        Library gtk = new Library("libgtk-3.so.0", "libgtk-3-0", "gtk3");

        Call call = Call.of(new Desktop(true, () -> List.of(gtk), window));

        assertThat(call)
                .isEqualTo(new Call(
                        2,
                        "",
                        "fanfare: The desktop needs libgtk-3.so.0, which this machine lacks."
                                + " Debian, Ubuntu: apt-get install libgtk-3-0. Fedora: dnf install gtk3.\n"));
        assertThat(opened).isEmpty();
    }

    @Test
    void saysInOneMessageWhyTheWindowDoesNotOpen() {
        Call call = Call.of(new Desktop(true, List::of, file -> {
            throw new java.lang.reflect.InvocationTargetException(
                    new UnsupportedOperationException("Unable to open DISPLAY"));
        }));

        assertThat(call.status()).isEqualTo(2);
        assertThat(call.err())
                .isEqualTo("fanfare: the desktop cannot be opened: Unable to open DISPLAY."
                        + " The command line works without it, see fanfare --help.\n");
    }

    @Test
    void aDisplayIsWhatTheEnvironmentNames() {
        assertThat(Desktop.hasDisplay("Linux", Map.of())).isFalse();
        assertThat(Desktop.hasDisplay("Linux", Map.of("DISPLAY", ""))).isFalse();
        assertThat(Desktop.hasDisplay("Linux", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(Desktop.hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .isTrue();
        assertThat(Desktop.hasDisplay("Mac OS X", Map.of())).isTrue();
    }
}
