package fanfare.exporters;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import fanfare.model.file.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Expected bundles on file: a folder {@code golden/FORMAT/NAME} holds a design, everything that it becomes, and the remarks.
 * {@code -Dgolden=write} rewrites them.
 */
public final class Goldens {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final String DESIGN = "design.fanfare.json";
    private static final String REMARKS = "remarks.txt";

    private Goldens() {}

    /** The names of the designs of a format. */
    public static List<String> names(String format) throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER.resolve(format))) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    /** A design of a format. */
    public static Design design(String format, String name) {
        Path file = FOLDER.resolve(format).resolve(name).resolve(DESIGN);
        Parsed<Design> parsed = DesignReader.read(file);
        assertThat(parsed.errors()).as(file.toString()).isEmpty();
        return parsed.value().orElseThrow();
    }

    /** Compares a bundle with what is on file. */
    public static void check(String format, String name, Bundle bundle) throws IOException {
        Path folder = FOLDER.resolve(format).resolve(name);
        Map<String, String> actual = new TreeMap<>();
        bundle.files().forEach((path, content) -> {
            if (content.isText()) {
                actual.put(path, content.text());
            }
        });
        actual.put(REMARKS, String.join("\n", bundle.remarks()));
        if ("write".equals(System.getProperty("golden"))) {
            for (String stale : onFile(folder).keySet()) {
                Files.delete(folder.resolve(stale));
            }
            for (Map.Entry<String, String> file : actual.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        Map<String, String> expected = onFile(folder);
        assertThat(actual.keySet()).as(name).isEqualTo(expected.keySet());
        actual.forEach((path, text) -> assertThat(text).as(name + "/" + path).isEqualTo(expected.get(path)));
    }

    private static Map<String, String> onFile(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.equals(DESIGN)) {
                    files.put(path, Files.readString(file));
                }
            }
        }
        return files;
    }
}
