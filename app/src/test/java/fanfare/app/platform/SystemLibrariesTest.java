package fanfare.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.platform.SystemLibraries.Library;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SystemLibrariesTest {
    @Test
    void namesWhatIsMissingAndHowToInstallItOnBothFamilies() {
        Set<String> present = Set.of(
                "libfreetype.so.6", "libfontconfig.so.1", "libpangoft2-1.0.so.0", "libX11.so.6", "libXxf86vm.so.1");

        List<Library> missing = SystemLibraries.missing(SystemLibraries.WINDOWS, present::contains);

        assertThat(SystemLibraries.message("The desktop", missing))
                .isEqualTo("The desktop needs libXtst.so.6, libgtk-3.so.0, which this machine lacks."
                        + " Debian, Ubuntu: apt-get install libxtst6 libgtk-3-0. Fedora: dnf install libXtst gtk3.");
    }

    @Test
    void findsNothingMissingWhereEverythingIs() {
        assertThat(SystemLibraries.missing(SystemLibraries.WINDOWS, file -> true))
                .isEmpty();
    }

    @Test
    void aLibraryThatNoMachineHasIsMissingWhereTheLinkerCanBeAsked() {
        Library invented = new Library("libfanfare-invented.so.7", "invented", "invented");
        Library loader = new Library("libc.so.6", "libc6", "glibc");

        List<Library> missing = SystemLibraries.missing(List.of(invented, loader));

        assertThat(missing).doesNotContain(loader).isSubsetOf(invented);
    }
}
