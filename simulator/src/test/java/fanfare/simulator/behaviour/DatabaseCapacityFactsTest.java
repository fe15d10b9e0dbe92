package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.burst;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.until;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Database;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Aurora Serverless v2 as its load, its pauses and its losses change its capacity, in figures worked out by hand. */
class DatabaseCapacityFactsTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-6);
    /** A query is a second of one processor; 4 ACUs are one processor. */
    private static final Component DB = Component.of("Db", Database.KIND)
            .with(Database.MIN_CAPACITY, 4.0)
            .with(Database.MAX_CAPACITY, 64.0)
            .with(Database.READ_CPU_TIME, ms(1_000))
            .with(Database.WRITE_CPU_TIME, ms(1_000))
            .with(Database.READ_LATENCY, ms(0))
            .with(Database.WRITE_LATENCY, ms(0))
            .with(Database.IO_PER_READ, 0.25)
            .with(Database.IO_PER_WRITE, 3.0);

    private static Design querying(Component db, Interaction as, double idleExpiry) {
        return Design.named("Facts")
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(function("Fn").with(Function.IDLE_EXPIRY, Distribution.constant(idleExpiry * SECOND)))
                .with(db)
                .with(Connection.of("Client", Interactions.INVOKE, "Fn").with(Call.SDK_RETRIES, 0L))
                .with(Connection.of("Fn", as, "Db").with(Call.SDK_RETRIES, 0L).with(Call.CONNECT_TIME, ms(0)));
    }

    private static Result read(Component db, Traffic traffic, double seconds, Fault... faults) throws InvalidRun {
        Scenario s = Scenario.of("Run", Map.of("Client", traffic))
                .lasting((long) (seconds * SECOND), 0)
                .with(List.of(faults));
        return run(querying(db, Interactions.READ, 600), s);
    }

    private static Result.Level capacity(Result r) {
        return of(r, "Db").levels().get("ServerlessDatabaseCapacity");
    }

    private static Fault lost(double from, double to, double share) {
        return Fault.of(Fault.Type.LOSE_CAPACITY, "Db", (long) (from * SECOND), (long) ((to - from) * SECOND))
                .share(share);
    }

    @Test
    @DisplayName(
            "A query of a second uses half of two processors, and the capacity stays; two at once make it grow by half")
    void growsAboveSeventyPercent() throws InvalidRun {
        Component eight = DB.with(Database.MIN_CAPACITY, 8.0);
        assertThat(capacity(read(eight, burst(1, 10), 19)).max()).isEqualTo(16);
        // Two queries use both: after a second 24 halves, and they are done.
        Result two = read(eight, burst(2, 10), 19);
        assertThat(capacity(two).max()).isEqualTo(24);
        assertThat(of(two, "Db").latency().max()).isEqualTo(1_000);
        // Four queries take 2 s on two processors; after the first second there are three for the half that is left.
        Result four = read(eight, burst(4, 10), 19);
        assertThat(of(four, "Db").latency().max()).isCloseTo(1_000 + 2_000 / 3.0, Offset.offset(0.01));
        assertThat(capacity(four).max()).isEqualTo(24);
    }

    @Test
    @DisplayName("It shrinks by a tenth after each calm minute, down to the least, whether or not anybody asks")
    void shrinks() throws InvalidRun {
        // 16 halves, after a second 24; then a tenth less (at least one half) a second from the calm minute on.
        Result r = read(DB.with(Database.MIN_CAPACITY, 8.0), burst(2, 10), 19);
        Result later = read(DB.with(Database.MIN_CAPACITY, 8.0), burst(2, 200), 399);
        assertThat(capacity(r).max()).isEqualTo(24);
        double calm = 60;
        // 24 until 61 s after the growth, then 22, 20, 18, 17, 16.
        double halves = 16 * 399 + 8 * calm + (6 + 4 + 2 + 1);
        assertThat(capacity(later).mean()).isCloseTo(halves / 399, Offset.offset(0.05));
        assertThat(usage(later, "acu-hour")).isCloseTo(capacity(later).mean() / 2 * 399 / 3_600, Offset.offset(1e-4));
    }

    @Test
    @DisplayName("Losing three quarters of its processors makes queries four times as long until it has grown")
    void losesProcessors() throws InvalidRun {
        // One processor is left of four: two queries of a second take 2 s unless it grows; it is crowded after 1 s.
        Component sixteen = DB.with(Database.MIN_CAPACITY, 16.0).with(Database.MAX_CAPACITY, 16.0);
        assertThat(of(read(sixteen, burst(2, 10), 19), "Db").latency().max()).isEqualTo(1_000);
        Result lost = read(sixteen, burst(2, 10), 19, lost(5, 30, 0.75));
        assertThat(of(lost, "Db").latency().max()).isEqualTo(2_000);
        // Lost in the middle: half a second with all, then one processor for the second half of both.
        Result middle = read(sixteen, burst(2, 10), 19, lost(10.5, 30, 0.75));
        assertThat(of(middle, "Db").latency().max()).isEqualTo(1_500);
        // Growing from 16 to 24 ACUs after the first second gives six processors, of which 1.5 are left.
        Result grown = read(sixteen.with(Database.MAX_CAPACITY, 24.0), burst(2, 10), 19, lost(5, 30, 0.75));
        assertThat(capacity(grown).max()).isEqualTo(48);
        assertThat(of(grown, "Db").latency().max()).isCloseTo(1_000 + 1_000 / 1.5, Offset.offset(0.01));
        // Half of the processors in use is not crowded, though half of them are lost.
        Result enough = read(sixteen.with(Database.MAX_CAPACITY, 24.0), burst(1, 10), 19, lost(5, 30, 0.5));
        assertThat(capacity(enough).max()).isEqualTo(32);
    }

    @Test
    @DisplayName("Each connection that ends begins the 300 s anew; the pause comes 300 s after the last (Aurora guide)")
    void pausesAfterTheLast() throws InvalidRun {
        Component pausing = DB.with(Database.MIN_CAPACITY, 0.0)
                .with(Database.READ_CPU_TIME, ms(0))
                .with(Database.READ_LATENCY, ms(100));
        Scenario s = Scenario.of("Run", Map.of("Client", until(1 / 1e9, 0.1)));
        Result never = run(querying(pausing, Interactions.READ, 10), s.lasting(1_000 * SECOND, 0));
        assertThat(usage(never, "acu-hour")).isCloseTo(0.5 * 300 / 3_600, EXACT);
        // At 100 s a connection until 110.1 s: the first timer of 300 s finds it too early, the pause is at 410.1 s.
        Result once = run(
                querying(pausing, Interactions.READ, 10),
                Scenario.of("Run", Map.of("Client", burst(1, 100))).lasting(199 * SECOND, 0));
        assertThat(usage(once, "acu-hour")).isCloseTo(0.5 * 199 / 3_600, EXACT);
        Design twice = querying(pausing, Interactions.READ, 10);
        Result r = run(twice, Map.of("Client", new Traffic.Constant(0.01)), 199 + 400);
        assertThat(of(r, "Db").counts().get("Resumes")).isZero();
        assertThat(usage(r, "acu-hour")).isCloseTo(0.5 * 599 / 3_600, EXACT);
    }

    @Test
    @DisplayName("Two calls of a paused database resume it once, both wait, and 300 s after they end it pauses again")
    void resumesOnce() throws InvalidRun {
        Component pausing = DB.with(Database.MIN_CAPACITY, 0.0)
                .with(Database.READ_CPU_TIME, ms(0))
                .with(Database.READ_LATENCY, ms(100));
        Result r = run(
                querying(pausing, Interactions.READ, 10),
                Scenario.of("Run", Map.of("Client", burst(2, 1_000))).lasting(1_990 * SECOND, 0));
        assertThat(of(r, "Db").counts().get("Resumes")).isEqualTo(1);
        assertThat(of(r, "Db").latency().p50()).isCloseTo(15_100, Offset.offset(10.0));
        assertThat(usage(r, "acu-hour")).isCloseTo(0.5 * (300 + 10.1 + 300) / 3_600, Offset.offset(1e-4));
        // Environments that end while it still resumes: nobody is connected, and it pauses 300 s after it has resumed.
        Result hasty = run(
                querying(pausing, Interactions.READ, 10).with(function("Fn").with(Function.TIMEOUT, SECOND)),
                Scenario.of("Run", Map.of("Client", burst(1, 1_000))).lasting(1_990 * SECOND, 0));
        assertThat(of(hasty, "Fn").counts().get("Timeouts")).isEqualTo(1);
        assertThat(usage(hasty, "acu-hour")).isCloseTo(0.5 * (300 + 300.1) / 3_600, Offset.offset(1e-4));
    }

    @Test
    @DisplayName("A grown database that pauses comes back with its least capacity, and with the processors of that")
    void comesBackSmall() throws InvalidRun {
        Component pausing = DB.with(Database.MIN_CAPACITY, 0.0).with(Database.PAUSE_AFTER, 300 * SECOND);
        // Half an ACU is an eighth of a processor: 8 s alone, less as it grows.
        Result first = run(
                querying(pausing, Interactions.READ, 10),
                Scenario.of("Run", Map.of("Client", burst(1, 100))).lasting(199 * SECOND, 0));
        Result second = run(
                querying(pausing, Interactions.READ, 10),
                Scenario.of("Run", Map.of("Client", burst(1, 1_000))).lasting(2_999 * SECOND, 0));
        double awake = of(first, "Db").latency().max();
        assertThat(awake).isBetween(2_000.0, 8_000.0);
        assertThat(of(second, "Db").counts().get("Resumes")).isEqualTo(2);
        assertThat(of(second, "Db").latency().p50()).isCloseTo(15_000 + awake, Offset.offset(20.0));
        assertThat(of(second, "Db").latency().max()).isCloseTo(15_000 + awake, Offset.offset(20.0));
    }

    @Test
    @DisplayName("Aurora bills input and output by the request, with other numbers for reads and writes; RDS does not")
    void io() throws InvalidRun {
        Traffic traffic = new Traffic.Constant(2);
        Component quick = DB.with(Database.READ_CPU_TIME, ms(1)).with(Database.WRITE_CPU_TIME, ms(1));
        Result reads = run(querying(quick, Interactions.READ, 600), traffic, 100.4);
        assertThat(usage(reads, "io-request")).isCloseTo(200 * 0.25, EXACT);
        Result writes = run(querying(quick, Interactions.WRITE, 600), traffic, 100.4);
        assertThat(usage(writes, "io-request")).isCloseTo(200 * 3.0, EXACT);
        Result rds = run(querying(quick.with(Database.FLAVOUR, "rds"), Interactions.WRITE, 600), traffic, 100.4);
        assertThat(usage(rds, "io-request")).isZero();
    }
}
