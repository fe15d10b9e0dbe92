package fanfare.samples;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.exporters.catalogue.Exporters;
import fanfare.model.design.Component;
import fanfare.model.kind.Client;
import fanfare.model.kind.External;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample can be exported to every format. */
class SampleExportsTest {
    private static final Set<fanfare.model.kind.Kind> OUTSIDE = Set.of(Client.KIND, External.KIND);

    private static final Set<String> DRAWN = Set.of("mermaid", "drawio");

    static Stream<Arguments> all() {
        return Exporters.all().stream().flatMap(e -> Samples.all().stream().map(s -> Arguments.of(e, s)));
    }

    static Stream<Arguments> drawn() {
        return all().filter(a -> DRAWN.contains(((Exporter) a.get()[0]).id()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameDesignGivesTheSameFiles(Exporter exporter, Sample sample) {
        Bundle bundle = exporter.export(sample.design(), Optional.empty());
        assertThat(bundle.files()).isNotEmpty();
        assertThat(bundle).isEqualTo(exporter.export(sample.design(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void aDrawingHasEveryComponent(Exporter exporter, Sample sample) {
        String text = exporter.export(sample.design(), Optional.empty()).files().values().stream()
                .filter(Content::isText)
                .map(Content::text)
                .collect(Collectors.joining());
        assertThat(sample.design().components())
                .extracting(Component::name)
                .allSatisfy(name -> assertThat(text).contains(name));
    }

    @ParameterizedTest
    @MethodSource("fanfare.samples.SamplesTest#samples")
    void theTemplateHasEveryComponentOfTheAccount(Sample sample) {
        Bundle bundle = Exporters.byId("sam").orElseThrow().export(sample.design(), Optional.empty());
        String template = bundle.files().get("template.yaml").text();
        assertThat(sample.design().components())
                .filteredOn(c -> !OUTSIDE.contains(c.kind()))
                .extracting(Component::name)
                .allSatisfy(name -> assertThat(template).containsPattern("\n +" + name + ":"));
    }
}
