package fanfare.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of dependencies says why each of them is there. */
class DependenciesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>\\s*<groupId>(?!fanfare<)[^<]*</groupId>\\s*<artifactId>([^<]*)</artifactId>");
    private static final Pattern LISTED = Pattern.compile("`([^`]+)`");

    @Test
    void everyDependencyHasItsReason() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path pom :
                    modules.map(m -> m.resolve("pom.xml")).filter(Files::exists).toList()) {
                used.addAll(found(DEPENDENCY, pom));
            }
        }
        assertThat(used).contains("picocli", "jackson-databind");
        assertThat(found(LISTED, ROOT.resolve("docs/dependencies.md"))).containsAll(used);
    }

    private static Set<String> found(Pattern pattern, Path file) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file));
        Set<String> all = new TreeSet<>();
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }
}
