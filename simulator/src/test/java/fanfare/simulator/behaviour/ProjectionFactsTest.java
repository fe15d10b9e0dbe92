package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Bound;
import fanfare.model.design.Objective.Measure;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Role;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Projection lag: from the write at the origin until the read side's write is visible, which is the sum of what lies
 * between (event to visible).
 */
class ProjectionFactsTest {
    /** The change stream hands over after 200 ms, the projecting function takes 30 ms and its write 5 ms. */
    private static final double LAG = 235;

    private static Component table(String name, double writeMs) {
        return Component.of(name, Table.KIND).with(Table.WRITE_LATENCY, ms(writeMs));
    }

    private static Design written(Component... more) {
        Design d = Design.named("Facts").with(CLIENT).with(function("Create")).with(table("Orders", 10));
        for (Component c : more) {
            d = d.with(c);
        }
        return d.with(Connection.of("Client", Interactions.INVOKE, "Create"))
                .with(Connection.of("Create", Interactions.WRITE, "Orders"));
    }

    private static Design projected() {
        return written(function("Project").with(Function.WAIT_TIME, ms(30)), table("View", 5))
                .with(Connection.of("Orders", PollStream.INTERACTION, "Project").with(PollStream.LATENCY, ms(200)))
                .with(Connection.of("Project", Interactions.WRITE, "View"));
    }

    private static List<Result.Pattern> lags(Result r) {
        return r.patterns().stream()
                .filter(p -> p.role() == Role.PROJECTION_LAG)
                .toList();
    }

    private static Result.Pattern lag(Result r, String from, String at) {
        return lags(r).stream()
                .filter(p -> p.from().equals(Optional.of(from)) && p.at().equals(at))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("The lag begins when the origin's write is done and ends when the projection's is: 200 + 30 + 5 ms")
    void throughTheChangeStream() throws InvalidRun {
        Result r = run(projected(), new Traffic.Constant(1), 10.5);
        assertThat(lags(r)).hasSize(1);
        Result.Latency lag = lag(r, "Orders", "View").times();
        assertThat(lag.count()).isEqualTo(10);
        assertThat(lag.mean()).isEqualTo(LAG);
        assertThat(lag.max()).isEqualTo(LAG);
        assertThat(lag.p50()).isEqualTo(LAG);
    }

    @Test
    @DisplayName("A projecting function that is slow for its traffic falls behind: record n waits for n × (T − gap)")
    void fallsBehind() throws InvalidRun {
        Design d = projected();
        Design slow = d.with(function("Project").with(Function.WAIT_TIME, ms(2_000)));
        Connection poll = slow.connections().stream()
                .filter(c -> c.as() == PollStream.INTERACTION)
                .findFirst()
                .orElseThrow();
        Design single = slow.with(poll.with(PollStream.BATCH_SIZE, 1L))
                .with(table("Orders", 10).with(Table.STREAM_SHARDS, 1L));
        Result.Latency lag =
                lag(run(single, new Traffic.Constant(1), 25), "Orders", "View").times();
        assertThat(lag.count()).isEqualTo(11);
        assertThat(lag.max()).isEqualTo(200 + 2_000 + 5 + 10 * (2_005 - 1_000));
    }

    @Test
    @DisplayName("A write and then an event over bus and queue make a projection too (CQRS with events)")
    void throughBusAndQueue() throws InvalidRun {
        Design d = written(
                        Component.of("Events", Bus.KIND).with(Bus.PUT_LATENCY, ms(20)),
                        Component.of("Inbox", Queue.KIND).with(Queue.SEND_LATENCY, ms(0)),
                        function("Project"),
                        table("View", 5))
                .with(Connection.of("Create", Interactions.PUT, "Events").inStep(2))
                .with(Connection.of("Events", Deliver.INTERACTION, "Inbox").with(Deliver.LATENCY, ms(100)))
                .with(Connection.of("Inbox", Poll.INTERACTION, "Project").with(Poll.LATENCY, ms(16)))
                .with(Connection.of("Project", Interactions.WRITE, "View"));
        Result.Latency lag =
                lag(run(d, new Traffic.Constant(1), 10.5), "Orders", "View").times();
        assertThat(lag.count()).isEqualTo(10);
        assertThat(lag.mean()).isEqualTo(20 + 100 + 16 + 5);
    }

    @Test
    @DisplayName("Two writes of one invocation are no projection, with no message between")
    void dualWrite() throws InvalidRun {
        Design d = written(table("View", 5))
                .with(Connection.of("Create", Interactions.WRITE, "View").inStep(2));
        assertThat(lags(run(d, new Traffic.Constant(1), 10.5))).isEmpty();
    }

    @Test
    @DisplayName("What follows from a projection lags behind the first write; every pair of stores counts by itself")
    void chained() throws InvalidRun {
        Design d = projected()
                .with(function("Copy"))
                .with(Component.of("Archive", Bucket.KIND).with(Bucket.PUT_LATENCY, ms(40)))
                .with(Connection.of("View", PollStream.INTERACTION, "Copy").with(PollStream.LATENCY, ms(300)))
                .with(Connection.of("Copy", Interactions.WRITE, "Archive"));
        Result r = run(d, new Traffic.Constant(1), 10.5);
        assertThat(lags(r)).hasSize(2);
        assertThat(lag(r, "Orders", "View").times().mean()).isEqualTo(LAG);
        assertThat(lag(r, "Orders", "Archive").times().mean()).isEqualTo(LAG + 300 + 40);
    }

    @Test
    @DisplayName("A stream that keeps the events is an origin (event sourcing)")
    void eventStore() throws InvalidRun {
        Design d = Facts.sending(Component.of("Log", Stream.KIND).with(Stream.PUT_LATENCY, ms(7)), Interactions.PUT)
                .with(function("Project"))
                .with(table("View", 5))
                .with(Connection.of("Log", PollStream.INTERACTION, "Project").with(PollStream.LATENCY, ms(100)))
                .with(Connection.of("Project", Interactions.WRITE, "View"));
        assertThat(lag(run(d, new Traffic.Constant(1), 10.5), "Log", "View")
                        .times()
                        .mean())
                .isEqualTo(105);
    }

    @Test
    @DisplayName("A read makes nothing visible")
    void readsDoNotCount() throws InvalidRun {
        Design d = projected();
        Connection write = d.connections().get(d.connections().size() - 1);
        Design reads = d.without(write.id()).with(Connection.of("Project", Interactions.READ, "View"));
        assertThat(lags(run(reads, new Traffic.Constant(1), 10.5))).isEmpty();
    }

    @Test
    @DisplayName("What was written in the warm-up period is not observed")
    void warmUp() throws InvalidRun {
        Scenario s =
                Scenario.of("Run", Map.of("Client", new Traffic.Constant(1))).lasting(MINUTE, 5 * SECOND);
        assertThat(lag(run(projected(), s), "Orders", "View").times().count()).isEqualTo(55);
    }

    @Test
    @DisplayName("Objectives: the lag at a component, and anywhere; both sides of the limit")
    void objectives() throws InvalidRun {
        Measure p99 = Measure.named("projectionLag.p99").orElseThrow();
        Design d = projected()
                .withObjectives(List.of(
                        new Objective(p99, Optional.of("View"), Bound.BELOW, (LAG + 0.001) * 1e6),
                        new Objective(p99, Optional.of("View"), Bound.BELOW, LAG * 1e6),
                        new Objective(p99, Optional.empty(), Bound.ABOVE, (LAG - 0.001) * 1e6),
                        new Objective(p99, Optional.of("Orders"), Bound.ABOVE, 0)));
        assertThat(run(d, new Traffic.Constant(1), 10.5).objectives())
                .extracting(Result.Checked::met)
                .containsExactly(true, false, true, false);
    }
}
