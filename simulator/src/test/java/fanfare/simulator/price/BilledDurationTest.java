package fanfare.simulator.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BilledDurationTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1000000, 0",
        "1, 1000000, 1000000",
        "1000000, 1000000, 1000000",
        "1000001, 1000000, 2000000",
        "2512000000, 100000000, 2600000000",
    })
    void roundsUpToWholeSteps(long nanoseconds, long step, long billed) {
        assertThat(BilledDuration.of(nanoseconds, step)).isEqualTo(billed);
    }

    /** The log line in the Lambda developer guide: init 133.61 ms and duration 80.00 ms are billed as 214 ms. */
    @Test
    void billsInitAndHandlerTogetherAsTheGuideShows() {
        assertThat(BilledDuration.of(133_610_000 + 80_000_000, BilledDuration.MILLISECOND))
                .isEqualTo(214 * BilledDuration.MILLISECOND);
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatIllegalArgumentException().isThrownBy(() -> BilledDuration.of(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BilledDuration.of(1, 0));
    }
}
