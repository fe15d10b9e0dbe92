package fanfare.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Settings;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Account;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.simulator.behaviour.Replication;
import fanfare.simulator.behaviour.Routing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A design that falls into parts gives the same result part by part as whole, on one thread and on two. */
class PartByPartTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int PARTS = 4;

    /** Clients, a function that writes and sends, a queue, a poller that writes: so many times over, interleaved. */
    private static Design design(long concurrency) {
        Design d = Design.named("Parts").withAccount(Settings.NONE.with(Account.CONCURRENCY, concurrency));
        for (int i = 0; i < PARTS; i++) {
            d = d.with(Component.of("Worker" + i, Function.KIND).with(Function.ERROR_RATE, 0.1));
        }
        for (int i = 0; i < PARTS; i++) {
            d = d.with(Component.of("Client" + i, Client.KIND))
                    .with(Component.of("Front" + i, Function.KIND)
                            .with(Function.WAIT_TIME, new Distribution.Exponential(2e9)))
                    .with(Connection.of("Client" + i, Interactions.INVOKE, "Front" + i));
        }
        d = d.with(Component.of("Alone", Function.KIND));
        for (int i = PARTS - 1; i >= 0; i--) {
            d = d.with(Component.of("Queue" + i, Queue.KIND))
                    .with(Connection.of("Queue" + i, Poll.INTERACTION, "Worker" + i))
                    .with(Connection.of("Client" + i, Interactions.SEND, "Queue" + i));
        }
        for (int i = 0; i < PARTS; i++) {
            d = d.with(Component.of("Orders" + i, Table.KIND))
                    .with(Component.of("View" + i, Table.KIND))
                    .with(Connection.of("Worker" + i, Interactions.WRITE, "View" + i))
                    .with(Connection.of("Front" + i, Interactions.WRITE, "Orders" + i))
                    .with(Connection.of("Front" + i, Interactions.SEND, "Queue" + i));
        }
        return d;
    }

    private static Scenario scenario() {
        Map<String, Traffic> traffic = new HashMap<>();
        for (int i = 0; i < PARTS; i++) {
            traffic.put("Client" + i, new Traffic.Poisson(2 + i));
        }
        return Scenario.of("Run", traffic)
                .lasting(300 * SECOND, 30 * SECOND)
                .replicated(2)
                .seeded(5);
    }

    private static Result whole(Design d, Scenario s) throws InvalidRun {
        List<Observed> runs = new ArrayList<>();
        for (int i = 0; i < s.replications(); i++) {
            Replication r =
                    new Replication(d, s, i, Recordings.of(d, s, Inputs.none()).setting(Routing.MOST_RECENTLY_USED));
            r.run((now, events) -> true);
            runs.add(Observed.of(r, s));
        }
        return Results.of(d, s, runs, Pricing.STANDARD);
    }

    private static Result run(Design d, Scenario s, int threads) throws InvalidRun {
        return Simulation.run(d, s, Inputs.none(), threads, Watch.NONE).orElseThrow();
    }

    private static Result withoutFingerprint(Result r) {
        Result.Provenance of = r.of();
        Result.Provenance bare = new Result.Provenance(
                of.design(),
                of.scenario(),
                of.seed(),
                of.replications(),
                of.simulated(),
                of.measured(),
                of.sourceEvents(),
                of.events(),
                "");
        return new Result(
                bare,
                r.components(),
                r.connections(),
                r.states(),
                r.paths(),
                r.fanOut(),
                r.patterns(),
                r.faults(),
                r.usage(),
                r.cost(),
                r.objectives(),
                r.remarks());
    }

    @Test
    void findsThePartsAndLeavesWhatHasNoSourceWithTheFirst() {
        List<Part> parts = Part.of(design(1_000), scenario());
        assertThat(parts).hasSize(PARTS);
        assertThat(parts.get(0).design().components().stream().map(Component::name))
                .containsExactly("Worker0", "Client0", "Front0", "Alone", "Queue0", "Orders0", "View0");
        assertThat(parts.get(3).components()).containsExactly(3, 10, 11, 13, 23, 24);
        assertThat(parts.get(3).design().connections()).hasSize(6);
        assertThat(parts.get(3).scenario().traffic()).containsOnlyKeys("Client3");
        assertThat(parts.get(3).load()).isEqualTo(5);
    }

    @Test
    void faultsKeepADesignWhole() {
        Fault fault =
                new Fault(Fault.Type.UNAVAILABLE, "Front0", Optional.empty(), 60 * SECOND, 10 * SECOND, 1, 0, Map.of());
        assertThat(Part.of(design(1_000), scenario().with(List.of(fault)))).hasSize(1);
    }

    @Test
    void partsGiveTheResultOfTheWhole() throws InvalidRun {
        Design d = design(1_000);
        Result whole = whole(d, scenario());
        Result parts = run(d, scenario(), 1);
        assertThat(whole.patterns()).isNotEmpty();
        assertThat(withoutFingerprint(parts)).isEqualTo(withoutFingerprint(whole));
        assertThat(parts.of().fingerprint()).isNotEqualTo(whole.of().fingerprint());
        assertThat(run(d, scenario(), 2)).isEqualTo(parts);
    }

    @Test
    void partsThatMayMeetAtTheConcurrencyLimitRunWhole() throws InvalidRun {
        Design d = design(20);
        Result whole = whole(d, scenario());
        assertThat(whole.component("Front3").orElseThrow().throttled()).isPositive();
        assertThat(run(d, scenario(), 2)).isEqualTo(whole);
    }

    @Test
    void aCircleKeepsADesignWhole() throws InvalidRun {
        Design d = design(1_000)
                .with(Connection.of("Worker1", Interactions.SEND, "Queue1")
                        .with(fanfare.model.kind.Call.PROBABILITY, 0.1));
        assertThat(run(d, scenario(), 2)).isEqualTo(whole(d, scenario()));
    }

    @Test
    void theLimitIsMetExactlyByTheSumOfPeaks() throws InvalidRun {
        long sum = 0;
        for (Part p : Part.of(design(1_000), scenario().replicated(1))) {
            Replication r = new Replication(
                    p.design(),
                    p.scenario(),
                    0,
                    Recordings.of(p.design(), p.scenario(), Inputs.none()).setting(Routing.MOST_RECENTLY_USED));
            r.run((now, events) -> true);
            sum += r.peakConcurrency();
        }
        Scenario once = scenario().replicated(1);
        String whole = whole(design(sum), once).of().fingerprint();
        assertThat(run(design(sum), once, 1).of().fingerprint()).isNotEqualTo(whole);
        assertThat(run(design(sum - 1), once, 1).of().fingerprint())
                .isEqualTo(whole(design(sum - 1), once).of().fingerprint());
    }

    @Test
    void summariesComeInTheOrderOfTheParts() throws InvalidRun {
        Result whole = whole(design(1_000), scenario());
        for (int threads : new int[] {1, 2}) {
            List<Result> each = Simulation.summarize(
                            design(1_000), scenario(), Inputs.none(), threads, Watch.NONE, r -> r)
                    .orElseThrow();
            assertThat(each).hasSize(PARTS);
            for (int i = 0; i < PARTS; i++) {
                assertThat(each.get(i).component("Front" + i)).isEqualTo(whole.component("Front" + i));
            }
        }
    }

    @Test
    void aSummaryOfTheWholeWhereThePartsMayMeet() throws InvalidRun {
        List<Integer> sizes = Simulation.summarize(
                        design(20),
                        scenario(),
                        Inputs.none(),
                        2,
                        Watch.NONE,
                        r -> r.components().size())
                .orElseThrow();
        assertThat(sizes).containsExactly(6 * PARTS + 1);
    }

    @Test
    void aWatchCancelsAllParts() throws InvalidRun {
        assertThat(Simulation.run(design(1_000), scenario(), Inputs.none(), 2, share -> false))
                .isEmpty();
        assertThat(Simulation.summarize(design(1_000), scenario(), Inputs.none(), 1, share -> false, r -> r))
                .isEmpty();
    }
}
