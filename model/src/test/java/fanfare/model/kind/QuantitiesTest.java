package fanfare.model.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "TIME, 250 ms, 250e6",
        "TIME, 1.5 s, 1.5e9",
        "TIME, 5min, 300e9",
        "TIME, 2 H, 7200e9",
        "TIME, 1 d, 86400e9",
        "TIME, 12 µs, 12000",
        "TIME, 12 us, 12000",
        "TIME, 7, 7",
        "MEMORY, 1 GB, 1024",
        "MEMORY, 512 mb, 512",
        "SIZE, 64 KB, 65536",
        "SIZE, 1 MB, 1048576",
        "RATE, 50/s, 50",
        "RATE, 3k/min, 50",
        "RATE, 120 / h, 0.033333333333333333",
        "SHARE, 2.5 %, 0.025",
        "SHARE, 0.025, 0.025",
        "ONE, 3k, 3000",
        "ONE, 1e3, 1000",
        "ONE, '1,000', 1000",
        "ONE, 1_000, 1000"
    })
    void quantitiesAreReadInBaseUnits(Unit unit, String text, double value) {
        assertThat(Quantities.parse(unit, text).doubleValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "TIME, 0, 0 s",
        "TIME, 1, 1 ns",
        "TIME, 1500000000, 1.5 s",
        "TIME, 600000000000, 10 min",
        "TIME, 300000000000, 5 min",
        "TIME, 90000000000, 90 s",
        "TIME, 345600000000000, 4 d",
        "TIME, 3600000000000, 1 h",
        "TIME, 1955410000, 1955.41 ms",
        "MEMORY, 512, 512 MB",
        "MEMORY, 1024, 1 GB",
        "MEMORY, 1769, 1769 MB",
        "SIZE, 65536, 64 KB",
        "SIZE, 1000, 1000 B",
        "ONE, 10000, 10000"
    })
    void wholeQuantitiesAreWrittenShortAndExact(Unit unit, long value, String text) {
        assertThat(Quantities.format(unit, value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "TIME, soon, “soon” is not a time",
        "TIME, 3 weeks, “weeks” in “3 weeks” is not a unit of time",
        "MEMORY, 3 s, “s” in “3 s” is not a unit of memory",
        "RATE, 50, ''",
        "RATE, 50 s, “s” in “50 s” is not a unit of rate",
        "RATE, 50/parsec, is not a unit of rate",
        "SHARE, 5 percent, is not a unit of share"
    })
    void whatIsNoQuantityIsExplained(Unit unit, String text, String message) {
        if (message.isEmpty()) {
            assertThat(Quantities.parse(unit, text).doubleValue()).isEqualTo(50);
        } else {
            assertThatThrownBy(() -> Quantities.parse(unit, text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message)
                    .hasMessageContaining("write");
        }
    }

    @Property
    void whatIsWrittenReadsBackToTheSameWholeNumber(@ForAll Unit unit, @ForAll @LongRange(min = 0) long value) {
        assertThat(Quantities.parse(unit, Quantities.format(unit, value)).longValueExact())
                .isEqualTo(value);
    }

    @Property
    void whatIsWrittenReadsBackToTheSameDouble(
            @ForAll Unit unit, @ForAll @DoubleRange(min = 0, max = 1e18) double value) {
        assertThat(Quantities.parse(unit, Quantities.format(unit, value)).doubleValue())
                .isEqualTo(value);
    }
}
