package fanfare.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.BundleWriter;
import fanfare.exporters.catalogue.Exporters;
import fanfare.model.design.Design;
import fanfare.model.kind.Client;
import fanfare.model.kind.External;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import fanfare.samples.Sample;
import fanfare.samples.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ships is read off a service of the Serverless Framework as it is read off a template. */
class SamplesAsServicesTest {
    private static final Set<Kind> OUTSIDE = Set.of(Client.KIND, External.KIND);

    @TempDir
    private Path folder;

    static List<Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isTheSameDesignEitherWay(Sample sample) throws IOException {
        assertThat(read(sample, "serverless", "serverless.yml")).isEqualTo(read(sample, "sam", "template.yaml"));
    }

    private Set<String> read(Sample sample, String format, String file) throws IOException {
        Path to = folder.resolve(format);
        BundleWriter.write(Exporters.byId(format).orElseThrow().export(sample.design(), Optional.empty()), to, false);
        return lines(Import.read(to.resolve(file)).value().orElseThrow().design());
    }

    /** The URL of a service of others is a plain value in a service; whom clients call is guessed from all that is drawn. */
    private static boolean isOutside(Design design, String component) {
        return OUTSIDE.contains(design.component(component).orElseThrow().kind());
    }

    private static Set<String> lines(Design design) {
        Set<String> lines = new TreeSet<>();
        design.components().stream()
                .filter(c -> c.kind() != Resource.KIND && !isOutside(design, c.name()))
                .forEach(c -> lines.add(c.kind().name() + " " + word(design, c.name())));
        design.connections().stream()
                .filter(c -> !isOutside(design, c.from()) && !isOutside(design, c.to()))
                .forEach(c -> lines.add(
                        word(design, c.from()) + " " + c.as().name() + " " + word(design, c.to()) + " in " + c.step()));
        return lines;
    }

    /** A function's own schedule has no name in either format. */
    private static String word(Design design, String component) {
        return design.component(component).orElseThrow().kind() == Schedule.KIND ? "a schedule" : component;
    }
}
