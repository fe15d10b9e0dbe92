package fanfare.simulator.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanfare.simulator.behaviour.Routing;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The simulator agrees with every measurement and closed form that it is held to, each named with its source. */
class ExperimentsTest {
    @TestFactory
    Stream<DynamicContainer> agreesWith() throws InvalidRun {
        List<DynamicContainer> all = new ArrayList<>();
        for (Experiment experiment : Experiments.ALL) {
            Evidence found = experiment.run(Watch.NONE);
            Stream<DynamicTest> figures = found.comparisons().stream()
                    .map(c -> DynamicTest.dynamicTest(
                            c.what(), () -> assertThat(c).matches(Comparison::holds, "is within " + c.allowed())));
            Stream<DynamicTest> bounds = found.bounds().stream()
                    .map(b -> DynamicTest.dynamicTest(
                            b.what(), () -> assertThat(b.error()).isLessThanOrEqualTo(b.atMost())));
            all.add(DynamicContainer.dynamicContainer(
                    experiment.id() + ": " + experiment.title() + " (" + experiment.source() + ")",
                    Stream.concat(figures, bounds)));
        }
        return all.stream();
    }

    @Test
    @DisplayName("A closed form is held to 15 % at most: three standard errors are small")
    void closedFormsAreTight() throws InvalidRun {
        assertThat(QueueingTheory.EXPERIMENT.run(Watch.NONE).comparisons())
                .hasSize(9)
                .allMatch(c -> c.allowed() < 0.15 * c.expected());
    }

    @Test
    @DisplayName("V1: with the least recently used environment first, the same figures are out of reach")
    void theOrderOfRoutingMatters() throws InvalidRun {
        Evidence found = ColdStarts.run(Routing.LEAST_RECENTLY_USED, Watch.NONE);
        assertThat(found.bounds()).hasSize(2).noneMatch(Bound::holds);
    }

    @Test
    void everyFigureThatWasMeasuredIsCompared() throws InvalidRun {
        assertThat(ColdStarts.EXPERIMENT.run(Watch.NONE).comparisons()).hasSize(20);
        assertThat(RequestLogs.EXPERIMENT.run(Watch.NONE).comparisons()).hasSize(4);
        assertThat(DurationByMemory.EXPERIMENT.run(Watch.NONE).comparisons()).hasSize(92);
        assertThat(PowerTuning.EXPERIMENT.run(Watch.NONE).comparisons()).hasSize(3);
        assertThat(DeliveryLatencies.EXPERIMENT.run(Watch.NONE).comparisons()).hasSize(10 * 4);
        assertThat(Workflows.EXPERIMENT.run(Watch.NONE).comparisons()).hasSize(5);
    }

    @Test
    void cancelsAtOnce() {
        assertThatThrownBy(() -> ColdStarts.EXPERIMENT.run(progress -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aComparisonIsHeldToItsTolerance() {
        assertThat(new Comparison("x", "", 100, 103, 3).holds()).isTrue();
        assertThat(new Comparison("x", "", 100, 103.1, 3).holds()).isFalse();
        assertThat(new Comparison("x", "", 100, 97, 3).error()).isEqualTo(-0.03);
        assertThat(new Comparison("x", "", 100, 500, Double.NaN).holds()).isTrue();
        List<Comparison> two =
                List.of(new Comparison("x", "", 100, 110, Double.NaN), new Comparison("y", "", 100, 80, Double.NaN));
        assertThat(Bound.meanError("both", two, 0.149).holds()).isFalse();
        assertThat(Bound.meanError("both", two, 0.151).holds()).isTrue();
    }
}
