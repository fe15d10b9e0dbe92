package fanfare.app.platform;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The libraries of Linux that JavaFX loads and does not bring along. Without one of them it fails far from the cause, so
 * they are looked for first.
 */
public final class SystemLibraries {
    /**
     * One library.
     *
     * @param file what the dynamic linker looks for
     * @param debian the package of Debian and Ubuntu
     * @param fedora the package of Fedora
     */
    public record Library(String file, String debian, String fedora) {}

    /** What drawing text takes, also into memory only. */
    public static final List<Library> TEXT = List.of(
            new Library("libfreetype.so.6", "libfreetype6", "freetype"),
            new Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
            new Library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "pango"));

    /** What windows on a screen take. */
    public static final List<Library> WINDOWS = Stream.concat(
                    TEXT.stream(),
                    Stream.of(
                            new Library("libX11.so.6", "libx11-6", "libX11"),
                            new Library("libXtst.so.6", "libxtst6", "libXtst"),
                            new Library("libgtk-3.so.0", "libgtk-3-0", "gtk3")))
            .toList();

    private static final List<String> LINKER_CACHES = List.of("/sbin/ldconfig", "/usr/sbin/ldconfig");

    private SystemLibraries() {}

    /** Those of the wanted libraries that this machine lacks; none where that cannot be told, as on other systems. */
    public static List<Library> missing(List<Library> wanted) {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return List.of();
        }
        Set<String> known = linkerCache();
        if (known.isEmpty()) {
            return List.of();
        }
        List<Path> folders = Stream.ofNullable(System.getenv("LD_LIBRARY_PATH"))
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return missing(
                wanted,
                file -> known.contains(file)
                        || folders.stream().anyMatch(folder -> Files.exists(folder.resolve(file))));
    }

    static List<Library> missing(List<Library> wanted, Predicate<String> present) {
        return wanted.stream().filter(library -> !present.test(library.file())).toList();
    }

    /** One sentence for the user: what is missing, and the commands that install it. */
    public static String message(String purpose, List<Library> missing) {
        return "%s needs %s, which this machine lacks. Debian, Ubuntu: apt-get install %s. Fedora: dnf install %s."
                .formatted(
                        purpose,
                        joined(missing, Library::file, ", "),
                        joined(missing, Library::debian, " "),
                        joined(missing, Library::fedora, " "));
    }

    private static String joined(
            List<Library> libraries, java.util.function.Function<Library, String> word, String with) {
        return libraries.stream().map(word).collect(Collectors.joining(with));
    }

    private static Set<String> linkerCache() {
        Set<String> files = new TreeSet<>();
        LINKER_CACHES.stream()
                .filter(tool -> Files.isExecutable(Path.of(tool)))
                .findFirst()
                .ifPresent(tool ->
                        lines(tool, "-p").forEach(line -> files.add(line.strip().split(" ", 2)[0])));
        return files;
    }

    private static List<String> lines(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
