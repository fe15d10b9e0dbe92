package fanfare.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were damaged on the way: always an answer, never an exception. */
class MutatedFilesTest {
    private static final Path EVERYTHING = Path.of("src/test/resources/files/v1/everything.fanfare.json");
    private static final Path SMALL = Path.of("src/test/resources/files/v1/order-fan-out.fanfare.json");
    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[] |, )(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.]*|true|false|null)(?=[,\\]\\s}])");

    @Test
    void everyTruncationIsAnError() throws IOException {
        byte[] whole = Files.readString(EVERYTHING).stripTrailing().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            String cut = new String(whole, 0, length, StandardCharsets.UTF_8);
            Parsed<Design> parsed = DesignReader.read(cut, "cut");
            assertThat(parsed.errors()).as("cut at byte %d", length).hasSize(1);
            assertThat(parsed.value()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7", "-1", "2.5", "1e300", "\"\"", "\"x\"", "true", "null", "[]", "{}", "[1, 2]", "{ \"a\": 1 }"
            })
    void everyValueOfAnotherTypeIsAnswered(String other) throws IOException {
        String whole = Files.readString(EVERYTHING);
        Matcher value = VALUE.matcher(whole);
        int swapped = 0;
        while (value.find()) {
            String mutant = whole.substring(0, value.start()) + other + whole.substring(value.end());
            answered(mutant);
            swapped++;
        }
        assertThat(swapped).isGreaterThan(120);
    }

    @Test
    void everyMissingOrDoubledCharacterIsAnswered() throws IOException {
        String whole = Files.readString(SMALL);
        for (int i = 0; i < whole.length(); i++) {
            answered(whole.substring(0, i) + whole.substring(i + 1));
            answered(whole.substring(0, i) + whole.charAt(i) + whole.substring(i));
        }
    }

    private static void answered(String mutant) {
        Parsed<Design> parsed = DesignReader.read(mutant, "mutant");
        List<Problem> errors = parsed.errors();
        assertThat(parsed.value().isPresent() || !errors.isEmpty()).isTrue();
        errors.forEach(e -> assertThat(e.line()).as(e.text()).isPositive());
        parsed.value().filter(d -> errors.isEmpty()).ifPresent(d -> {
            String written = DesignWriter.write(d);
            Parsed<Design> again = DesignReader.read(written, "again");
            assertThat(again.value()).as(written).contains(d);
        });
    }
}
