package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
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
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RDS Proxy, each against the page that says so or its closed form. */
class DatabaseProxyFactsTest {
    private static final Component DB = Component.of("Db", Database.KIND)
            .with(Database.FLAVOUR, "rds")
            .with(Database.READ_CPU_TIME, ms(0))
            .with(Database.WRITE_CPU_TIME, ms(0))
            .with(Database.READ_LATENCY, ms(100))
            .with(Database.WRITE_LATENCY, ms(200))
            .with(Database.MAX_CONNECTIONS, 40L);
    private static final Component PROXY =
            Component.of("Proxy", DatabaseProxy.KIND).with(DatabaseProxy.LATENCY, ms(3));

    private static Design design(Component function, Interaction as, Component proxy, Component db) {
        return Design.named("Facts")
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(function)
                .with(proxy)
                .with(db)
                .with(Connection.of("Client", Interactions.INVOKE, "Fn"))
                .with(Connection.of("Fn", as, "Proxy")
                        .with(Call.SDK_RETRIES, 0L)
                        .with(Call.CONNECT_TIME, ms(0)))
                .with(Connection.of("Proxy", Interactions.FORWARD, "Db").with(Call.CONNECT_TIME, ms(0)));
    }

    private static Design design(Component proxy, Component db) {
        return design(function("Fn"), Interactions.READ, proxy, db);
    }

    private static Traffic users(int n) {
        return new Traffic.Users(n, Distribution.constant(10 * MS));
    }

    private static Result.Level level(Result r, String component, String metric) {
        return of(r, component).levels().get(metric);
    }

    @Test
    @DisplayName("Many clients share few connections: the database sees no more than the pool (RDS Proxy guide)")
    void pools() throws InvalidRun {
        Result r = run(design(PROXY, DB), users(200), 20);
        assertThat(level(r, "Proxy", "ClientConnections").max()).isEqualTo(200);
        assertThat(level(r, "Db", "DatabaseConnections").max()).isEqualTo(40);
        assertThat(level(r, "Proxy", "DatabaseConnections").max()).isEqualTo(40);
        assertThat(of(r, "Db").counts().get("ConnectionsRefused")).isZero();
        assertThat(of(r, "Fn").errors()).isZero();
    }

    @Test
    @DisplayName("The pool is a share of the database's connections (MaxConnectionsPercent)")
    void share() throws InvalidRun {
        Component half = PROXY.with(DatabaseProxy.MAX_CONNECTIONS_SHARE, 0.5);
        Result r = run(design(half, DB), users(200), 20);
        assertThat(level(r, "Db", "DatabaseConnections").max()).isEqualTo(20);
        Component none = PROXY.with(DatabaseProxy.MAX_CONNECTIONS_SHARE, 0.0);
        assertThat(level(run(design(none, DB), users(5), 5), "Db", "DatabaseConnections")
                        .max())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Connections are opened as they are needed, and used again")
    void reuses() throws InvalidRun {
        Result r = run(design(PROXY, DB), users(3), 20);
        assertThat(of(r, "Db").counts().get("ConnectionsOpened")).isEqualTo(3);
        assertThat(of(r, "Proxy").counts().get("QueryRequests"))
                .isEqualTo(of(r, "Proxy").arrivals());
        assertThat(level(r, "Proxy", "DatabaseConnectionsCurrentlyBorrowed").max())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("It adds its own time to a query, and passes reads and writes on as what they are")
    void latency() throws InvalidRun {
        Result r = run(design(PROXY, DB), until(2, 9), 10);
        assertThat(of(r, "Proxy").latency().mean()).isCloseTo(103, Offset.offset(1e-6));
        r = run(design(function("Fn"), Interactions.WRITE, PROXY, DB), until(2, 9), 10);
        assertThat(of(r, "Proxy").latency().mean()).isCloseTo(203, Offset.offset(1e-6));
    }

    @Test
    @DisplayName("Who finds no connection free waits in line: the pool is M/D/c, here with c = 1: ρ·S / 2(1 − ρ)")
    void waits() throws InvalidRun {
        Component one = DB.with(Database.MAX_CONNECTIONS, 1L);
        Result r = run(design(PROXY, one), new Traffic.Poisson(1 / 0.103 * 0.6), 30_000);
        double wait = 0.6 * 103 / (2 * (1 - 0.6));
        assertThat(of(r, "Proxy")
                        .times()
                        .get("DatabaseConnectionsBorrowLatency")
                        .mean())
                .isCloseTo(wait, Percentage.withPercentage(3));
        assertThat(of(r, "Proxy").latency().mean()).isCloseTo(wait + 103, Percentage.withPercentage(2));
    }

    @Test
    @DisplayName("A query waits 120 s for a connection by default (ConnectionBorrowTimeout), then it fails")
    void borrowTimeout() throws InvalidRun {
        assertThat(waited(PROXY)).isEqualTo(120_000);
        assertThat(waited(PROXY.with(DatabaseProxy.BORROW_TIMEOUT, 5 * SECOND))).isEqualTo(5_000);
        assertThat(waited(PROXY.with(DatabaseProxy.BORROW_TIMEOUT, 0L))).isZero();
    }

    private static double waited(Component proxy) throws InvalidRun {
        Component stuck = DB.with(Database.MAX_CONNECTIONS, 1L).with(Database.READ_LATENCY, ms(600_000));
        Component fn = function("Fn").with(Function.TIMEOUT, 900 * SECOND);
        Result r = run(design(fn, Interactions.READ, proxy, stuck), burst(2, 200), 399);
        assertThat(of(r, "Proxy").counts().get("BorrowTimeouts")).isEqualTo(1);
        assertThat(of(r, "Proxy").errors()).isEqualTo(1);
        return of(r, "Proxy").latency().max();
    }

    @Test
    @DisplayName("A pinned client keeps its database connection for as long as it is connected (RDS Proxy guide)")
    void pinning() throws InvalidRun {
        Component fn = function("Fn").with(Function.IDLE_EXPIRY, Distribution.constant(5 * SECOND));
        Traffic burst = burst(10, 40);
        Result pinned = run(design(fn, Interactions.READ, PROXY.with(DatabaseProxy.PINNED_SHARE, 1.0), DB), burst, 60);
        assertThat(level(pinned, "Proxy", "DatabaseConnectionsCurrentlySessionPinned")
                        .max())
                .isEqualTo(10);
        assertThat(level(pinned, "Proxy", "DatabaseConnectionsCurrentlySessionPinned")
                        .mean())
                .isCloseTo(10 * 5.0 / 60, Offset.offset(1e-3));
        Result free = run(design(fn, Interactions.READ, PROXY, DB), burst, 60);
        assertThat(level(free, "Proxy", "DatabaseConnectionsCurrentlySessionPinned")
                        .max())
                .isZero();
    }

    @Test
    @DisplayName("Pinned clients bring the exhaustion back: idle ones keep what others wait for")
    void pinnedExhaustion() throws InvalidRun {
        Component impatient = PROXY.with(DatabaseProxy.BORROW_TIMEOUT, SECOND);
        Traffic users = new Traffic.Users(60, Distribution.constant(SECOND));
        Result free = run(design(impatient, DB), users, 20);
        assertThat(of(free, "Proxy").counts().get("BorrowTimeouts")).isZero();
        Result pinned = run(design(impatient.with(DatabaseProxy.PINNED_SHARE, 1.0), DB), users, 20);
        assertThat(of(pinned, "Proxy").counts().get("BorrowTimeouts")).isGreaterThan(100);
        assertThat(of(pinned, "Db").counts().get("ConnectionsRefused")).isZero();
    }

    @Test
    @DisplayName("A pinned client uses its own connection again, query after query")
    void pinnedReuse() throws InvalidRun {
        Component one = DB.with(Database.MAX_CONNECTIONS, 1L);
        Result r = run(design(PROXY.with(DatabaseProxy.PINNED_SHARE, 1.0), one), new Traffic.Constant(1), 11.5);
        assertThat(of(r, "Proxy").completed()).isEqualTo(11);
        assertThat(of(r, "Db").counts().get("ConnectionsOpened")).isEqualTo(1);
    }

    @Test
    @DisplayName("When a pinned client disconnects, who waits gets its connection")
    void handsOver() throws InvalidRun {
        Component fn = function("Fn").with(Function.IDLE_EXPIRY, Distribution.constant(5 * SECOND));
        Component one = DB.with(Database.MAX_CONNECTIONS, 1L);
        Component pinned = PROXY.with(DatabaseProxy.PINNED_SHARE, 1.0);
        Result r = run(design(fn, Interactions.READ, pinned, one), burst(2, 20), 35);
        assertThat(of(r, "Proxy").completed()).isEqualTo(2);
        assertThat(of(r, "Proxy")
                        .times()
                        .get("DatabaseConnectionsBorrowLatency")
                        .max())
                .isEqualTo(5_103);
    }

    @Test
    @DisplayName("RDS Proxy is billed by the processors of its target, at least 2 (third party, 2026)")
    void billsProcessors() throws InvalidRun {
        Result r = run(design(PROXY, DB), until(1, 1), 7_200);
        assertThat(usage(r, "vcpu-hour")).isEqualTo(4);
        assertThat(of(r, "Proxy").name()).isEqualTo("Proxy");
    }

    @Test
    @DisplayName("In front of Aurora Serverless v2 it is billed by ACU, at least 8 (unconfirmed)")
    void billsCapacity() throws InvalidRun {
        Component small = DB.with(Database.FLAVOUR, "aurora-serverless").with(Database.MIN_CAPACITY, 2.0);
        assertThat(proxyHours(run(design(PROXY, small), until(1, 1), 3_600))).isEqualTo(8);
        Component large = small.with(Database.MIN_CAPACITY, 20.0).with(Database.MAX_CAPACITY, 40.0);
        assertThat(proxyHours(run(design(PROXY, large), until(1, 1), 3_600))).isEqualTo(20);
    }

    private static double proxyHours(Result r) {
        return r.usage().stream()
                .filter(u -> u.component().equals("Proxy") && u.item().equals("acu-hour"))
                .mapToDouble(Result.Metered::quantity)
                .sum();
    }

    @Test
    @DisplayName("What the database refuses because others use its connections fails")
    void refused() throws InvalidRun {
        Component one = DB.with(Database.MAX_CONNECTIONS, 1L);
        Design d = design(PROXY, one)
                .with(function("Other"))
                .with(CLIENT.named("Second"))
                .with(Connection.of("Second", Interactions.INVOKE, "Other"))
                .with(Connection.of("Other", Interactions.READ, "Db").with(Call.SDK_RETRIES, 0L));
        Result r = run(d, java.util.Map.of("Second", burst(1, 6), "Client", burst(1, 8)), 11);
        assertThat(of(r, "Db").throttled()).isEqualTo(1);
        assertThat(of(r, "Proxy").errors()).isEqualTo(1);
    }
}
