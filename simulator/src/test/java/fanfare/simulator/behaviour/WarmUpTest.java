package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happens in the warm-up period is simulated and not counted: not at components, connections or paths, nor billed. */
class WarmUpTest {
    private static Design design() {
        Design d = Facts.sending(Component.of("Queue", Queue.KIND).with(Queue.SEND_LATENCY, ms(5)), Interactions.SEND)
                .with(function("Worker").with(Function.WAIT_TIME, ms(20)).with(Function.LOG_SIZE, 1_000L))
                .with(Component.of("Stream", Stream.KIND).with(Stream.PUT_LATENCY, ms(5)))
                .with(function("Reader"))
                .with(Component.of("Table", Table.KIND).with(Table.STORAGE, 10.0))
                .with(Component.of("Partner", External.KIND).with(External.LATENCY, ms(3_000)))
                .with(Connection.of("Client", Interactions.PUT, "Stream"))
                .with(Connection.of("Client", Interactions.INVOKE, "Partner").with(Call.TIMEOUT, 1_000 * Facts.MS))
                .with(Connection.of("Queue", Poll.INTERACTION, "Worker").with(Poll.BATCH_SIZE, 1L))
                .with(Connection.of("Stream", PollStream.INTERACTION, "Reader").with(PollStream.BATCH_SIZE, 1L))
                .with(Connection.of("Worker", Interactions.WRITE, "Table"));
        return d;
    }

    private static Result run(long warmUp) throws InvalidRun {
        Scenario s =
                Scenario.of("Run", Map.of("Client", new Traffic.Constant(5))).lasting(warmUp + 10 * MINUTE, warmUp);
        return Facts.run(design(), s);
    }

    @Test
    @DisplayName("Ten measured minutes are the same with and without five minutes of warm-up before")
    void nothingOfItIsCounted() throws InvalidRun {
        Result with = run(5 * MINUTE);
        Result without = run(0);
        for (Result.OfComponent c : without.components()) {
            Result.OfComponent other = of(with, c.name());
            assertThat(other.arrivals()).as(c.name()).isCloseTo(c.arrivals(), Percentage.withPercentage(1));
            assertThat(other.completed() + other.errors())
                    .as(c.name())
                    .isCloseTo(c.completed() + c.errors(), Percentage.withPercentage(1));
            c.counts().forEach((metric, count) -> {
                if (count > 50) {
                    assertThat(other.counts().get(metric))
                            .as(c.name() + " " + metric)
                            .isCloseTo(count, Percentage.withPercentage(2));
                }
            });
        }
        for (int i = 0; i < without.connections().size(); i++) {
            Result.OfConnection c = without.connections().get(i);
            Result.OfConnection other = with.connections().get(i);
            c.counts()
                    .forEach((metric, count) -> assertThat(other.counts().get(metric))
                            .as(c.to() + " " + metric)
                            .isCloseTo(count, Offset.offset(10 + count / 50)));
            c.times()
                    .forEach((metric, times) -> assertThat(
                                    other.times().get(metric).count())
                            .as(c.to() + " " + metric)
                            .isCloseTo(times.count(), Offset.offset(10 + times.count() / 50)));
        }
        for (Result.Metered m : without.usage()) {
            assertThat(usage(with, m.item()))
                    .as(m.item())
                    .isCloseTo(usage(without, m.item()), Percentage.withPercentage(1));
        }
        assertThat(with.of().sourceEvents()).isCloseTo(without.of().sourceEvents(), Offset.offset(2L));
    }

    @Test
    @DisplayName("Paths and fan-out count the measured time only")
    void paths() throws InvalidRun {
        Result with = run(5 * MINUTE);
        double events = with.of().sourceEvents();
        assertThat(with.paths())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.completed() + p.failed())
                        .as(p.to())
                        .isCloseTo(events, Percentage.withPercentage(1)));
        assertThat(with.fanOut().get(0).by().values())
                .allSatisfy(v -> assertThat(v).isCloseTo(1, Offset.offset(0.01)));
    }

    @Test
    @DisplayName("Cold starts of the warm-up period are not in the figures, the warm environments are")
    void coldStarts() throws InvalidRun {
        assertThat(of(run(0), "Worker").coldStarts())
                .hasValueSatisfying(n -> assertThat(n).isPositive());
        Result with = run(5 * MINUTE);
        assertThat(of(with, "Worker").coldStarts()).contains(0.0);
        assertThat(of(with, "Worker").environments().orElseThrow().mean()).isGreaterThanOrEqualTo(1);
    }
}
