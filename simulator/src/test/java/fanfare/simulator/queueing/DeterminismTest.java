package fanfare.simulator.queueing;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run is a function of design, scenario and seed, and of nothing else. */
class DeterminismTest {
    private static final long SECOND = 1_000_000_000L;

    private static Design design(double slower) {
        return Design.named("Two branches")
                .with(Component.of("Client", Client.KIND))
                .with(Component.of("Queue", Queue.KIND))
                .with(Component.of("Worker", Function.KIND).with(Function.ERROR_RATE, 0.05))
                .with(Component.of("Left", External.KIND)
                        .with(External.LATENCY, new Distribution.Exponential(50e6))
                        .with(External.CONCURRENCY, 2L))
                .with(Component.of("Right", External.KIND)
                        .with(External.LATENCY, new Distribution.LogNormal(80e6 * slower, 0.8))
                        .with(External.ERROR_RATE, 0.1))
                .with(Connection.of("Client", Interactions.INVOKE, "Left"))
                .with(Connection.of("Client", Interactions.INVOKE, "Right"))
                .with(Connection.of("Client", Interactions.SEND, "Queue"))
                .with(Connection.of("Queue", Poll.INTERACTION, "Worker"));
    }

    private static Result run(Design d, int threads, long seed) throws InvalidRun {
        Scenario s = Scenario.of("Run", Map.of("Client", new Traffic.Poisson(20)))
                .lasting(600 * SECOND, 60 * SECOND)
                .replicated(4)
                .seeded(seed);
        return Simulation.run(d, s, Inputs.none(), threads, Watch.NONE).orElseThrow();
    }

    @Test
    void oneThreadAndTwoGiveTheSame() throws InvalidRun {
        assertThat(run(design(1), 2, 7)).isEqualTo(run(design(1), 1, 7));
    }

    /** The same bits on every machine and JDK: the fingerprints of the event streams are on file. */
    @Test
    void fingerprintsAreThoseOnFile() throws InvalidRun, IOException {
        StringBuilder now = new StringBuilder("design,seed,fingerprint,p99_of_left_ms\n");
        for (double slower : new double[] {1, 3}) {
            for (long seed : new long[] {7, 8}) {
                Result r = run(design(slower), 2, seed);
                now.append("slower ").append(slower).append(',').append(seed).append(',');
                now.append(r.of().fingerprint()).append(',');
                now.append(r.component("Left").orElseThrow().latency().p99()).append('\n');
            }
        }
        Path file = Path.of("src/test/resources/fingerprints.csv");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, now);
        }
        assertThat(now.toString()).isEqualTo(Files.readString(file));
    }

    @Test
    void anotherSeedGivesAnother() throws InvalidRun {
        assertThat(run(design(1), 1, 8).of().fingerprint())
                .isNotEqualTo(run(design(1), 1, 7).of().fingerprint());
    }

    @Test
    void changingOneComponentLeavesTheOthersAsTheyWere() throws InvalidRun {
        Result before = run(design(1), 1, 7);
        Result after = run(design(3), 1, 7);
        assertThat(after.component("Right").orElseThrow().latency().mean())
                .isGreaterThan(
                        2 * before.component("Right").orElseThrow().latency().mean());
        for (String untouched : new String[] {"Left", "Queue", "Worker"}) {
            assertThat(after.component(untouched)).isEqualTo(before.component(untouched));
        }
    }

    @Test
    void littlesLawHoldsEverywhere() throws InvalidRun {
        Result r = run(design(1), 2, 7);
        for (Result.OfComponent c : r.components()) {
            double rate = (c.completed() + c.errors()) / r.of().measured();
            double inside = rate * c.latency().mean() / 1e3;
            assertThat(c.concurrency().mean())
                    .as(c.name())
                    .isCloseTo(inside, org.assertj.core.data.Percentage.withPercentage(2));
        }
    }

    @Test
    void causesAddUpToTheLatency() throws InvalidRun {
        for (Result.Path p : run(design(1), 2, 7).paths()) {
            double sum = p.causesMs().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(sum)
                    .as(p.from() + " to " + p.to())
                    .isCloseTo(p.latency().mean(), org.assertj.core.data.Offset.offset(1e-6));
        }
    }
}
