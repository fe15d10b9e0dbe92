package fanfare.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import fanfare.simulator.kernel.Loop;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.traffic.Arrivals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden traces: a small design beside the story of its run, one for every idea of a behaviour, so that a change of
 * behaviour is read as a change of a story. {@code -Dgolden=write} writes them anew.
 */
class TracesTest {
    private static final Path FOLDER = Path.of("src/test/resources/traces");
    private static final String DESIGN = ".fanfare.json";

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(DESIGN))
                    .map(f -> f.substring(0, f.length() - DESIGN.length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void tellsTheStoryOnFile(String name) throws IOException {
        var read = DesignReader.read(FOLDER.resolve(name + DESIGN));
        assertThat(read.problems()).isEmpty();
        Design design = read.value().orElseThrow();
        StringBuilder story = new StringBuilder("# " + design.name() + "\n");
        Replication run = new Replication(
                        design,
                        design.scenarios().get(0),
                        0,
                        new Replication.Setting(
                                Sampler::of, Arrivals::of, ColdStartData.shipped(), Routing.MOST_RECENTLY_USED))
                .telling((time, component, what) ->
                        story.append(String.format(Locale.ROOT, "%10.3f  %-10s %s%n", time / 1e9, component, what)));
        run.run(Loop.Watch.ALWAYS);
        story.append(String.format("# requests and messages left at the end: %d%n", run.live()));
        Path file = FOLDER.resolve(name + ".trace");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, story);
        }
        assertThat(story.toString()).isEqualTo(Files.readString(file));
    }

    @Test
    void thereIsOneForEveryIdea() throws IOException {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(39);
    }
}
