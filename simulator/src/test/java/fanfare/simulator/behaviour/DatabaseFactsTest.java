package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.MS;
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
import fanfare.model.kind.Account;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Database;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aurora and RDS, each against the page that says so or its closed form. */
class DatabaseFactsTest {
    private static final Component SERVERLESS = Component.of("Db", Database.KIND)
            .with(Database.READ_CPU_TIME, ms(0))
            .with(Database.WRITE_CPU_TIME, ms(0))
            .with(Database.READ_LATENCY, ms(100))
            .with(Database.WRITE_LATENCY, ms(100));
    private static final Component RDS = SERVERLESS.with(Database.FLAVOUR, "rds");

    private static Connection query(Component db) {
        return Connection.of("Fn", Interactions.READ, db.name())
                .with(Call.SDK_RETRIES, 0L)
                .with(Call.CONNECT_TIME, ms(40));
    }

    private static Design design(Component function, Connection query, Component db) {
        Component client = CLIENT.with(Client.NETWORK_LATENCY, ms(0));
        return Design.named("Facts")
                .with(client)
                .with(function)
                .with(db)
                .with(Connection.of("Client", Interactions.INVOKE, "Fn"))
                .with(query);
    }

    private static Design design(Component db) {
        return design(function("Fn"), query(db), db);
    }

    private static double count(Result r, String metric) {
        return of(r, "Db").counts().get(metric);
    }

    private static Result.Level level(Result r, String metric) {
        return of(r, "Db").levels().get(metric);
    }

    @ParameterizedTest
    @CsvSource({
        "mysql, 1, 90",
        "mysql, 3.5, 90",
        "mysql, 4, 135",
        "mysql, 8, 1000",
        "mysql, 16, 2000",
        "mysql, 32, 3000",
        "mysql, 64, 4000",
        "mysql, 128, 5000",
        "mysql, 191.5, 5000",
        "mysql, 192, 6000",
        "mysql, 256, 6000",
        "postgresql, 1, 189",
        "postgresql, 4, 823",
        "postgresql, 8, 1669",
        "postgresql, 16, 3360",
        "postgresql, 32, 5000",
        "postgresql, 256, 5000"
    })
    @DisplayName("Connections follow the largest capacity, not the present one (Aurora guide, setting the capacity)")
    void connectionsByCapacity(String engine, double acu, long expected) {
        Component db = SERVERLESS
                .with(Database.ENGINE, engine)
                .with(Database.MIN_CAPACITY, 1.0)
                .with(Database.MAX_CAPACITY, acu);
        assertThat(DatabaseSize.maxConnections(db)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, postgresql, 2000",
        "0.5, postgresql, 2000",
        "0.51, postgresql, 5000",
        "0, mysql, 3000",
    })
    @DisplayName("PostgreSQL with a least capacity of 0 or 0.5 ACU takes 2,000 at most (Aurora guide)")
    void smallMinimum(double least, String engine, long expected) {
        Component db = SERVERLESS
                .with(Database.ENGINE, engine)
                .with(Database.MIN_CAPACITY, least)
                .with(Database.MAX_CAPACITY, 32.0);
        assertThat(DatabaseSize.maxConnections(db)).isEqualTo(expected);
        assertThat(DatabaseSize.maxConnections(db.with(Database.MAX_CAPACITY, 4.0)))
                .isEqualTo(engine.equals("mysql") ? 135 : 823);
    }

    @ParameterizedTest
    @CsvSource({
        "db.t3.micro, postgresql, 112",
        "db.t4g.micro, mysql, 85",
        "db.t4g.small, postgresql, 225",
        "db.m5.large, mysql, 682",
        "db.m5.large, postgresql, 901",
        "db.r6g.large, postgresql, 1802"
    })
    @DisplayName("RDS: memory / 9,531,392 bytes with PostgreSQL, / 12,582,880 with MySQL (RDS limits)")
    void connectionsByMemory(String instance, String engine, long expected) {
        Component db = RDS.with(Database.INSTANCE_CLASS, instance).with(Database.ENGINE, engine);
        assertThat(DatabaseSize.maxConnections(db)).isEqualTo(expected);
        assertThat(DatabaseSize.maxConnections(db.with(Database.MAX_CONNECTIONS, 7L)))
                .isEqualTo(7);
    }

    @Test
    @DisplayName("An execution environment connects with its first query and stays connected")
    void firstUse() throws InvalidRun {
        Result r = run(design(RDS), new Traffic.Constant(2), 10);
        assertThat(count(r, "ConnectionsOpened")).isEqualTo(1);
        assertThat(level(r, "DatabaseConnections").max()).isEqualTo(1);
        assertThat(of(r, "Db").latency().max()).isEqualTo(140);
        double n = of(r, "Db").completed();
        assertThat(of(r, "Db").latency().mean()).isCloseTo(100 + 40 / n, Offset.offset(1e-6));
    }

    @Test
    @DisplayName("Connecting while initialising is part of the billed init, and no query waits for it")
    void atInit() throws InvalidRun {
        Connection early = query(RDS).with(Call.CONNECT, "init");
        Result r = run(design(function("Fn"), early, RDS), new Traffic.Constant(2), 10);
        assertThat(of(r, "Db").latency().max()).isEqualTo(100);
        assertThat(count(r, "ConnectionsOpened")).isEqualTo(1);
        assertThat(of(r, "Fn").times().get("InitDuration").max()).isEqualTo(40);
    }

    @Test
    @DisplayName("Connecting in every invocation costs every query the connecting, and leaves nobody connected")
    void everyInvocation() throws InvalidRun {
        Connection naive = query(RDS).with(Call.CONNECT, "every-invocation");
        Result r = run(design(function("Fn"), naive, RDS), until(2, 9), 10);
        assertThat(of(r, "Db").latency().mean()).isCloseTo(140, Offset.offset(1e-6));
        assertThat(count(r, "ConnectionsOpened")).isEqualTo(of(r, "Db").completed());
        assertThat(level(r, "DatabaseConnections").mean()).isCloseTo(0.9 * 2 * 0.140, Offset.offset(1e-6));
    }

    @Test
    @DisplayName("Several queries of one invocation use one connection")
    void severalQueries() throws InvalidRun {
        Connection three = query(RDS).with(Call.CALLS, Distribution.constant(3)).with(Call.CONNECT, "every-invocation");
        Result r = run(design(function("Fn"), three, RDS), until(1, 9.5), 12);
        assertThat(of(r, "Db").completed()).isEqualTo(3 * of(r, "Fn").completed());
        assertThat(count(r, "ConnectionsOpened")).isEqualTo(of(r, "Fn").completed());
    }

    @Test
    @DisplayName("A connection ends with its execution environment: after the idle expiry nobody is connected")
    void endsWithTheEnvironment() throws InvalidRun {
        Component fn = function("Fn").with(Function.IDLE_EXPIRY, Distribution.constant(5 * SECOND));
        Result r = run(design(fn, query(RDS), RDS), burst(1, 12), 23);
        double connected = 5 + 0.140;
        assertThat(level(r, "DatabaseConnections").mean()).isCloseTo(connected / 23, Offset.offset(1e-6));
    }

    @Test
    @DisplayName("A cold restart of all environments ends all their connections (aws:fis restart)")
    void restart() throws InvalidRun {
        Scenario s = Scenario.of("Run", Map.of("Client", burst(1, 11)))
                .lasting(20 * SECOND, 0)
                .with(java.util.List.of(Fault.of(Fault.Type.RESTART, "Fn", 15 * SECOND, 0)));
        Result r = run(design(RDS), s);
        assertThat(level(r, "DatabaseConnections").mean()).isCloseTo(4.0 / 20, Offset.offset(1e-6));
    }

    @Test
    @DisplayName("A time-out resets the environment: its connection ends when the query that runs on it does")
    void timeoutDisconnects() throws InvalidRun {
        Component fn = function("Fn").with(Function.TIMEOUT, SECOND);
        Component slow = RDS.with(Database.READ_LATENCY, ms(3_000));
        Result r = run(design(fn, query(slow), slow), burst(1, 6), 10);
        assertThat(of(r, "Fn").counts().get("Timeouts")).isEqualTo(1);
        assertThat(level(r, "DatabaseConnections").mean()).isCloseTo(3.040 / 10, Offset.offset(1e-6));
        assertThat(level(r, "DatabaseConnections").max()).isEqualTo(1);
    }

    private static Result at(double concurrency, long maxConnections) throws InvalidRun {
        Component slow = RDS.with(Database.READ_LATENCY, ms(1_000)).with(Database.MAX_CONNECTIONS, maxConnections);
        Traffic users = new Traffic.Users((int) concurrency, Distribution.constant(100 * MS));
        return run(design(slow), users, 30);
    }

    @Test
    @DisplayName("Without a pool there are as many connections as concurrent functions, and beyond the limit refusals")
    void exhaustion() throws InvalidRun {
        for (int concurrency : new int[] {10, 100, 400}) {
            Result r = at(concurrency, 400);
            assertThat(level(r, "DatabaseConnections").max()).isEqualTo(concurrency);
            assertThat(count(r, "ConnectionsRefused")).isZero();
        }
        Result r = at(401, 400);
        assertThat(level(r, "DatabaseConnections").max()).isEqualTo(400);
        assertThat(count(r, "ConnectionsRefused")).isPositive();
        r = at(800, 400);
        assertThat(level(r, "DatabaseConnections").max()).isEqualTo(400);
        assertThat(of(r, "Db").throttled()).isEqualTo(count(r, "ConnectionsRefused"));
        assertThat(of(r, "Fn").errors()).isEqualTo(count(r, "ConnectionsRefused"));
    }

    private static Component computing(Distribution time) {
        return RDS.with(Database.READ_CPU_TIME, time).with(Database.READ_LATENCY, ms(0));
    }

    private static Result loaded(Component db, double rate) throws InvalidRun {
        Design d = design(function("Fn"), query(db).with(Call.CONNECT_TIME, ms(0)), db);
        return run(
                d.withAccount(d.account().with(Account.CONCURRENCY, 10_000L)),
                Scenario.of("Run", Map.of("Client", new Traffic.Poisson(rate))).lasting(40 * MINUTE, 5 * MINUTE));
    }

    @Test
    @DisplayName("Queries share two processors: mean time as in M/M/2, E[S] / (1 − ρ²) (Kleinrock, processor sharing)")
    void sharesProcessors() throws InvalidRun {
        Result r = loaded(computing(new Distribution.Exponential(20 * MS)), 70);
        double rho = 0.7;
        assertThat(of(r, "Db").latency().mean()).isCloseTo(20 / (1 - rho * rho), Percentage.withPercentage(2));
        assertThat(level(r, "CPUUtilization").mean()).isCloseTo(100 * rho, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("Processor sharing does not mind the distribution: half a processor, M/G/1-PS, E[S] / (1 − ρ)")
    void insensitive() throws InvalidRun {
        // 2 ACUs are half a processor: a job of 10 ms takes 20 ms alone; at 35 a second ρ = 0.7.
        Component half = SERVERLESS
                .with(Database.MIN_CAPACITY, 2.0)
                .with(Database.MAX_CAPACITY, 2.0)
                .with(Database.READ_LATENCY, ms(0));
        for (Distribution time : new Distribution[] {
            Distribution.constant(10 * MS),
            new Distribution.Exponential(10 * MS),
            new Distribution.LogNormal(10 * MS, 2)
        }) {
            Result r = loaded(half.with(Database.READ_CPU_TIME, time), 35);
            assertThat(of(r, "Db").latency().mean()).isCloseTo(20 / (1 - 0.7), Percentage.withPercentage(6));
        }
    }

    @Test
    @DisplayName("Reads and writes have times of their own, and a share of them fails")
    void readsAndWrites() throws InvalidRun {
        Component db = RDS.with(Database.WRITE_LATENCY, ms(300));
        Connection write = Connection.of("Fn", Interactions.WRITE, "Db").with(Call.CONNECT_TIME, ms(0));
        Result r = run(design(function("Fn"), write, db), new Traffic.Constant(1), 20);
        assertThat(of(r, "Db").latency().p50()).isEqualTo(300);
        Component failing = RDS.with(Database.ERROR_RATE, 0.25);
        r = run(design(failing), new Traffic.Poisson(50), 200);
        assertThat(of(r, "Db").errors() / of(r, "Db").arrivals()).isCloseTo(0.25, Offset.offset(0.01));
    }

    @Test
    @DisplayName("Losing half of the processors doubles the time of a query that needs them all")
    void loses() throws InvalidRun {
        Component db = computing(ms(100));
        Design d = design(db);
        Scenario s = Scenario.of("Run", Map.of("Client", new Traffic.Constant(1)))
                .lasting(60 * SECOND, 0)
                .with(java.util.List.of(Fault.of(Fault.Type.LOSE_CAPACITY, "Db", 30 * SECOND, 10 * SECOND)
                        .share(0.75)));
        Result r = run(d, s);
        assertThat(of(r, "Db").latency().p50()).isCloseTo(100, Offset.offset(0.1));
        assertThat(of(r, "Db").latency().max()).isEqualTo(200);
    }

    @Test
    @DisplayName("At 0 ACU it pauses after 300 s without connections; connecting resumes it in 15 s (Aurora guide)")
    void pauses() throws InvalidRun {
        Component fn = function("Fn").with(Function.IDLE_EXPIRY, Distribution.constant(10 * SECOND));
        Component db = SERVERLESS.with(Database.MIN_CAPACITY, 0.0);
        Result r = run(design(fn, query(db), db), burst(1, 1_000), 1_999);
        assertThat(count(r, "Resumes")).isEqualTo(1);
        assertThat(of(r, "Db").latency().max()).isEqualTo(15_000 + 100);
        // 300 s at the start; resumed at 1,015 s; the connection ends at about 1,025 s; 300 s more.
        double seconds = 300 + 10.1 + 300;
        assertThat(usage(r, "acu-hour")).isCloseTo(0.5 * seconds / 3_600, Percentage.withPercentage(0.1));
    }

    @Test
    @DisplayName("An open connection keeps it from pausing, and so does a least capacity above 0")
    void doesNotPause() throws InvalidRun {
        Component fn = function("Fn").with(Function.IDLE_EXPIRY, Distribution.constant(3_600 * SECOND));
        Component db = SERVERLESS.with(Database.MIN_CAPACITY, 0.0);
        Result r = run(design(fn, query(db), db), burst(1, 1_100), 2_000);
        assertThat(usage(r, "acu-hour"))
                .isCloseTo(0.5 * (300 + 2_000 - 1_115) / 3_600, Percentage.withPercentage(0.01));
        r = run(design(SERVERLESS), until(0.01, 0.1), 2_000);
        assertThat(usage(r, "acu-hour")).isCloseTo(0.5 * 2_000 / 3_600, Percentage.withPercentage(0.01));
        assertThat(count(r, "Resumes")).isZero();
    }

    @Test
    @DisplayName("After a pause of more than a day resuming takes 30 s (Aurora guide)")
    void deepPause() throws InvalidRun {
        assertThat(resumed(86_700 * SECOND)).isEqualTo(15_100);
        assertThat(resumed(86_700 * SECOND + 1)).isEqualTo(30_100);
    }

    private static double resumed(long at) throws InvalidRun {
        Component db = SERVERLESS.with(Database.MIN_CAPACITY, 0.0);
        Traffic late = new Traffic.Users(1, Distribution.constant(at));
        Result r = run(design(function("Fn"), query(db), db), late, at / (double) SECOND + 60);
        return of(r, "Db").latency().max();
    }

    @Test
    @DisplayName("Assumed: a crowded Serverless v2 database grows by half a second, and shrinks by a tenth when calm")
    void follows() {
        ServerlessCapacity c = new ServerlessCapacity(
                SERVERLESS.with(Database.MIN_CAPACITY, 0.5).with(Database.MAX_CAPACITY, 8.0));
        assertThat(c.halves()).isEqualTo(1);
        assertThat(c.isLeast()).isTrue();
        assertThat(c.processors()).isEqualTo(0.125);
        assertThat(c.follow(0.70)).isFalse();
        long[] growing = {2, 3, 4, 6, 9, 13, 16, 16};
        for (long expected : growing) {
            c.follow(0.71);
            assertThat(c.halves()).isEqualTo(expected);
        }
        for (int i = 0; i < 59; i++) {
            assertThat(c.follow(0.4)).isFalse();
        }
        assertThat(c.follow(0.4)).isTrue();
        assertThat(c.halves()).isEqualTo(15);
        assertThat(c.follow(0.5)).isFalse();
        assertThat(c.follow(0.4)).isFalse();
        c.restart();
        assertThat(c.halves()).isEqualTo(1);
        ServerlessCapacity odd = new ServerlessCapacity(
                SERVERLESS.with(Database.MIN_CAPACITY, 0.6).with(Database.MAX_CAPACITY, 1.0));
        assertThat(odd.halves()).isEqualTo(2);
    }

    @Test
    @DisplayName("Load that the least capacity cannot bear makes it grow until it can")
    void growsUnderLoad() throws InvalidRun {
        Component db = SERVERLESS.with(Database.READ_CPU_TIME, ms(10)).with(Database.READ_LATENCY, ms(0));
        Result r = run(design(db), new Traffic.Constant(100), 60);
        // One processor's worth of work: 70 % of the processors are 5.7 ACUs.
        assertThat(level(r, "ServerlessDatabaseCapacity").max()).isBetween(12L, 16L);
        assertThat(of(r, "Db").latency().p50()).isLessThan(20);
        assertThat(usage(r, "acu-hour"))
                .isCloseTo(level(r, "ServerlessDatabaseCapacity").mean() / 2 / 60, Percentage.withPercentage(0.01));
    }

    @Test
    @DisplayName("RDS is billed by the hour of its class and by storage, Aurora by ACU, storage and input and output")
    void bills() throws InvalidRun {
        Result r = run(design(RDS.with(Database.STORAGE, 73.0)), new Traffic.Constant(1), 36_000);
        assertThat(usage(r, "hour-m5.large")).isEqualTo(10);
        assertThat(usage(r, "storage-gb-month")).isEqualTo(1);
        assertThat(usage(r, "io-request")).isZero();
        assertThat(usage(r, "acu-hour")).isZero();
        r = run(design(RDS.with(Database.INSTANCE_CLASS, "db.t4g.small")), new Traffic.Constant(1), 3_600);
        assertThat(usage(r, "multi-az-hour-t4g.small")).isEqualTo(1);
        assertThat(usage(r, "hour-m5.large")).isZero();
        Result a = run(design(SERVERLESS.with(Database.STORAGE, 73.0)), new Traffic.Constant(1), 36_000);
        assertThat(usage(a, "acu-hour")).isEqualTo(5);
        assertThat(usage(a, "storage-gb-month")).isEqualTo(1);
        assertThat(usage(a, "io-request")).isCloseTo(0.1 * of(a, "Db").arrivals(), Offset.offset(0.15));
    }
}
