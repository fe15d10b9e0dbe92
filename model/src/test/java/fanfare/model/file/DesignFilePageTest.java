package fanfare.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.kind.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/design-file.md shows is what is read and written. */
class DesignFilePageTest {
    private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher m = BLOCK.matcher(Files.readString(Path.of("../docs/design-file.md")));
        while (m.find()) {
            blocks.add(m.group(1));
        }
        return blocks;
    }

    @Test
    void theDesignIsWholeAndCanonical() throws IOException {
        var parsed = DesignReader.read(blocks().get(0), "page");
        assertThat(parsed.problems()).isEmpty();
        assertThat(DesignWriter.write(parsed.value().orElseThrow())).isEqualTo(blocks().get(0));
    }

    @Test
    void everyDistributionAndEveryTrafficReadsAndWritesBack() throws IOException {
        List<Json> distributions = ((Json.Arr) JsonTree.read(blocks().get(1))).elements();
        List<Json> traffic = ((Json.Arr) JsonTree.read(blocks().get(2))).elements();
        assertThat(distributions)
                .hasSize(7)
                .allSatisfy(json -> assertThat(JsonText.inline(
                                DistributionFormat.write(Unit.TIME, DistributionFormat.read(Unit.TIME, json, ""))))
                        .isEqualTo(JsonText.inline(json)));
        assertThat(traffic)
                .hasSize(10)
                .allSatisfy(json -> assertThat(JsonText.inline(TrafficFormat.write(TrafficFormat.read(json, ""))))
                        .isEqualTo(JsonText.inline(json)));
    }
}
