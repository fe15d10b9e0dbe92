package fanfare.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Design;
import fanfare.samples.Sample;
import fanfare.samples.Samples;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateFiguresTest {
    @Test
    void aStateSaysHowLongItTakesAndHowOftenIfNotOnce() throws Exception {
        Sample sample = Samples.all().stream()
                .filter(s -> s.id().equals("measured-workflow"))
                .findFirst()
                .orElseThrow();
        Design design = sample.design();
        Result result = Simulation.run(design, design.scenarios().get(0), Inputs.none(), 1, Watch.NONE)
                .orElseThrow();
        Map<String, String> app8 = StateFigures.of(result).get("App8");
        assertThat(app8.get("F1")).endsWith(" ms").doesNotContain("%");
        assertThat(app8.get("F4")).as("chosen by 60 %").matches("\\d+ ms · (59|60|61)(\\.\\d)? %");
        assertThat(app8.get("F7")).as("a loop of one in five: 1 / 0.8").matches("\\d+ ms · 12[456](\\.\\d)? %");
    }
}
