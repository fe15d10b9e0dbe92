package fanfare.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Metric;
import fanfare.samples.Sample;
import fanfare.samples.Samples;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of every sample can be explained, with the source of every input. */
class ExplanationTest {
    static List<Sample> samples() {
        return Samples.all();
    }

    private static Result run(Sample sample) throws InvalidRun {
        Design d = sample.design();
        var scenario = d.scenarios().get(0);
        return Simulation.run(
                        d,
                        scenario.lasting(scenario.warmUp() + 60_000_000_000L, scenario.warmUp()),
                        sample::open,
                        1,
                        Watch.NONE)
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFigureHasAnExplanation(Sample sample) throws InvalidRun {
        Design d = sample.design();
        Result r = run(sample);
        for (Component c : d.components()) {
            for (Measure m : Measure.values()) {
                String metric = m.ofComponent() ? m.word() + " of " + c.name() : m.word();
                assertThat(Explanation.of(metric, d, r).title()).startsWith(metric + " = ");
            }
            for (Metric m : c.kind().metrics()) {
                assertThat(Explanation.of(m.name() + " of " + c.name(), d, r).lines())
                        .contains(m.doc())
                        .noneMatch(line -> line.contains("without a source"));
            }
        }
    }

    @Test
    void theLinesOfTheCostAddUpToIt() throws InvalidRun {
        Sample sample = Samples.all().get(0);
        Result r = run(sample);
        List<String> lines = Explanation.of("cost.month", sample.design(), r).lines();
        double sum = lines.stream()
                .skip(1)
                .mapToDouble(l -> Double.parseDouble(
                        l.replaceAll(".* = ([0-9.,]+) USD.*", "$1").replace(",", "")))
                .sum();
        assertThat(sum).isCloseTo(r.cost().month(), org.assertj.core.data.Offset.offset(0.01 * lines.size()));
        assertThat(lines.get(0)).contains("for a month of 730 hours");
    }

    @Test
    void whatIsNoFigureIsSaidSo() throws InvalidRun {
        Sample sample = Samples.all().get(0);
        Result r = run(sample);
        assertThatThrownBy(() -> Explanation.of("latency.p98 of OrdersApi", sample.design(), r))
                .hasMessageContaining("is no figure of “OrdersApi”");
        assertThatThrownBy(() -> Explanation.of("latency.p99 of OrderApi", sample.design(), r))
                .hasMessageContaining("Did you mean “OrdersApi”?");
        assertThatThrownBy(() -> Explanation.of("cost.moth", sample.design(), r))
                .hasMessageContaining("cost.month");
    }
}
