package fanfare.app.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fanfare.app.cli.Golden;
import fanfare.app.service.Numbers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
    @Test
    void textShowsHeadlinesFirstInAlignedColumns() throws IOException {
        Golden.check("report/complete.txt", TextReport.of(InventedResult.complete(), Ink.PLAIN));
    }

    @Test
    void textLeavesOutWhatIsEmpty() throws IOException {
        Golden.check("report/empty.txt", TextReport.of(InventedResult.empty(), Ink.PLAIN));
    }

    @Test
    void colourChangesNothingButColour() {
        String coloured = TextReport.of(InventedResult.complete(), Ink.COLOUR);

        assertThat(coloured).contains("\u001b[31m1 s\u001b[0m", "\u001b[32mmet\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", "").lines().map(String::stripTrailing))
                .containsExactlyElementsOf(TextReport.of(InventedResult.complete(), Ink.PLAIN)
                        .lines()
                        .toList());
    }

    @Test
    void jsonIsWhatTheReferenceSays() throws IOException {
        Golden.check("report/complete.json", JsonReport.of(InventedResult.complete()));
    }

    @Test
    void jsonWritesUnknownNumbersAsNull() throws IOException {
        JsonNode cost =
                new JsonMapper().readTree(JsonReport.of(InventedResult.empty())).get("cost");

        assertThat(cost.get("perMillionSourceEvents").isNull()).isTrue();
    }

    @Test
    void csvHasOneRowPerComponentAndAsManyCellsAsHeadings() throws IOException {
        String csv = CsvReport.of(InventedResult.complete());

        Golden.check("report/complete.csv", csv);
        List<String> lines = csv.lines().toList();
        assertThat(lines)
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.split(",", -1))
                        .hasSameSizeAs(lines.get(0).split(",", -1)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0421, 0.042 ms",
        "84.36, 84.4 ms",
        "999.6, 1.00 s",
        "1238, 1.24 s",
        "210000, 3.50 min",
        "0, 0 ms",
        "4e7, 11.1 h",
        "604800000, 7 d"
    })
    void timesHaveThreeSignificantDigits(double milliseconds, String text) {
        assertThat(Numbers.time(milliseconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3", "7.52, 7.5", "150123.4, '150,123'", "1234567, '1,234,567'", "-1234, '-1,234'"})
    void countsAreSeparatedInThousands(double value, String text) {
        assertThat(Numbers.count(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"211.4, 211.40", "0, 0.00", "0.00421, 0.0042", "1234567.891, '1,234,567.89'"})
    void moneyHasTwoDecimalsAndMoreOnlyBelowACent(double value, String text) {
        assertThat(Numbers.amount(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.1234, 12 %", "0.0003, 0.03 %", "1, 100 %", "0.0561, 5.6 %"})
    void sharesArePercentages(double value, String text) {
        assertThat(Numbers.percent(value)).isEqualTo(text);
    }
}
