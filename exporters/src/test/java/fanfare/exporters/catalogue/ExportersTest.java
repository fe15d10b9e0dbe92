package fanfare.exporters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Exporter;
import org.junit.jupiter.api.Test;

class ExportersTest {
    @Test
    void everyExporterIsFoundByItsId() {
        assertThat(Exporters.all())
                .extracting(Exporter::id)
                .doesNotHaveDuplicates()
                .contains("sam", "svg", "png", "mermaid", "drawio", "k6", "infracost");
        Exporters.all().forEach(e -> assertThat(Exporters.byId(e.id())).contains(e));
    }

    @Test
    void anUnknownIdIsNoExporter() {
        assertThat(Exporters.byId("SAM")).isEmpty();
    }
}
