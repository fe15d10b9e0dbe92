package fanfare.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fanfare.model.design.RandomDesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {
    private static final Path COMMITTED = Path.of("../docs/fanfare.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final com.networknt.schema.JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(JsonSchema.text());

    @Test
    void thePublishedSchemaIsTheOneOfTheKinds() throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(COMMITTED, JsonSchema.text());
        }
        assertThat(JsonSchema.text())
                .as("after a change of a kind run the tests of model once with -Dgolden=write")
                .isEqualTo(Files.readString(COMMITTED));
    }

    @ParameterizedTest
    @MethodSource("fanfare.model.file.RoundTripTest#everyVersion")
    void everyKeptFileIsValid(Path file) throws IOException {
        assertThat(validate(Files.readString(file))).isEmpty();
    }

    @Property(tries = 60)
    void everyWrittenDesignIsValid(@ForAll long seed) throws IOException {
        assertThat(validate(DesignWriter.write(RandomDesigns.of(seed)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "component-as-text",
                "no-kind",
                "unknown-kind",
                "name-with-space",
                "misspelt-choice",
                "text-for-flag",
                "unknown-distribution",
                "no-to",
                "unknown-interaction",
                "step-zero",
                "unknown-traffic",
                "traffic-with-more",
                "unknown-metric",
                "objective-without-limit",
                "unknown-provider",
                "newer-version",
                "place-of-one-number",
                "group-without-name",
                "group-without-members",
                "group-member-as-number"
            })
    void theSchemaFindsWhatTheReaderFinds(String name) throws IOException {
        assertThat(validate(Files.readString(Path.of("src/test/resources/files/broken/" + name + ".json"))))
                .isNotEmpty();
    }

    private static Set<ValidationMessage> validate(String text) throws IOException {
        JsonNode tree = JSON.readTree(text);
        return SCHEMA.validate(tree);
    }
}
