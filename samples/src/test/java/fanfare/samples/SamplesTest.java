package fanfare.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fanfare.model.check.DesignCheck;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Note;
import fanfare.model.design.Layout.Point;
import fanfare.model.file.DesignReader;
import fanfare.model.file.DesignWriter;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    private static final double WIDTH = 176;
    private static final double HEIGHT = 72;
    private static final double GRID = 8;

    static List<Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsWholeAndWritesBackByteForByte(Sample sample) {
        var parsed = DesignReader.read(sample.text(), sample.designFile());
        assertThat(parsed.problems()).isEmpty();
        assertThat(DesignCheck.check(sample.design())).isEmpty();
        assertThat(DesignWriter.write(sample.design())).isEqualTo(sample.text());
        assertThat(sample.design().name()).isEqualTo(sample.title());
        assertThat(sample.design().scenarios()).isNotEmpty();
        assertThat(sample.design().objectives()).isNotEmpty();
        assertThat(sample.design().layout().notes()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsValidByThePublishedSchema(Sample sample) throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/fanfare.schema.json")));
        assertThat(schema.validate(new ObjectMapper().readTree(sample.text()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingOverlapsAndBoxesStandOnTheGrid(Sample sample) {
        Map<String, Rectangle2D> boxes = new LinkedHashMap<>();
        Design design = sample.design();
        for (Component c : design.components()) {
            Point at = design.layout().of(c.name()).orElseThrow();
            assertThat(at.x() % GRID).isZero();
            assertThat(at.y() % GRID).isZero();
            boxes.put(c.name(), new Rectangle2D.Double(at.x(), at.y(), WIDTH, HEIGHT));
        }
        Note note = design.layout().notes().get(0);
        boxes.put("note", new Rectangle2D.Double(note.at().x(), note.at().y(), note.width(), note.height()));
        List<String> names = new ArrayList<>(boxes.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                assertThat(boxes.get(names.get(i)).intersects(boxes.get(names.get(j))))
                        .as("%s and %s overlap", names.get(i), names.get(j))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void itsFilesAreThereAndNoOthersCanBeOpened(Sample sample) throws IOException {
        for (String file : sample.files()) {
            try (InputStream in = sample.open(file)) {
                assertThat(in.read()).isNotNegative();
            }
        }
        assertThatThrownBy(() -> sample.open("../Samples.class")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void samplesAreFoundByTheirId() {
        assertThat(Samples.named("order-fan-out")).contains(Samples.all().get(0));
        assertThat(Samples.named("nothing")).isEmpty();
    }
}
