package fanfare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every contender does the works that the benchmark times: its figures agree with the known answers. */
class ContendersTest {
    private static final long CUSTOMERS = 400_000;

    static List<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Work work : Work.values()) {
            for (Entry entry : Entry.values()) {
                if (entry.takesPartIn(work)) {
                    pairs.add(Arguments.of(entry, work));
                }
            }
        }
        return pairs;
    }

    /** Tolerances are four standard errors of so many customers (A: of the mean wait of M/M/1; C: observed). */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pairs")
    void doesTheWork(Entry entry, Work work) {
        Outcome outcome = entry.contender().run(work, CUSTOMERS, 3);
        double[] tolerances = {0.28, 4e-4, 0.6e-4};
        assertThat(outcome.events()).isBetween(2 * CUSTOMERS - 8_000, 2 * CUSTOMERS + 12_000);
        assertThat(Math.abs(outcome.figures().get(0) - work.checks().get(0).expected()))
                .isLessThan(tolerances[work.ordinal()]);
        if (work == Work.C) {
            assertThat(Math.abs(outcome.figures().get(1) - 586.4)).isLessThan(25);
            assertThat(Math.abs(outcome.figures().get(2) - 500)).isLessThan(5);
        }
    }
}
