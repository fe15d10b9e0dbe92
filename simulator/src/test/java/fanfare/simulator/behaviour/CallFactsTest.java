package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.MS;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How calls go from a sender to a receiver and back, against plain arithmetic. */
class CallFactsTest {
    private static final Traffic TEN = new Traffic.Constant(10);

    private static Component partner(double ms) {
        return Component.of("Partner", External.KIND).with(External.LATENCY, ms(ms));
    }

    private static Design over(Component partner, java.util.function.UnaryOperator<Connection> change) {
        Design d = Facts.sending(partner, Interactions.INVOKE);
        return d.with(change.apply(d.connections().get(0)));
    }

    private static Design far(Design d, double networkMs) {
        return d.with(Component.of("Client", Client.KIND).with(Client.NETWORK_LATENCY, ms(networkMs)));
    }

    private static Design calling(Component function, java.util.function.UnaryOperator<Connection> change) {
        return Facts.sending(function, Interactions.INVOKE)
                .with(partner(50))
                .with(change.apply(Connection.of(function.name(), Interactions.INVOKE, "Partner")));
    }

    @Test
    @DisplayName("The network adds its time to what the client sees, and none to the service")
    void network() throws InvalidRun {
        Result r = run(far(over(partner(30), c -> c), 100), TEN, 60);
        assertThat(of(r, "Client").latency().mean()).isCloseTo(130, Percentage.withPercentage(0.5));
        assertThat(of(r, "Partner").latency().mean()).isCloseTo(30, Percentage.withPercentage(0.5));
        assertThat(r.paths().get(0).causesMs().get("network")).isCloseTo(100, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A request that is given up on its way arrives all the same")
    void givenUpOnItsWay() throws InvalidRun {
        Result r = run(far(over(partner(30), c -> c.with(Call.TIMEOUT, 20 * MS)), 100), TEN, 60);
        assertThat(of(r, "Client").errors()).isCloseTo(600, Offset.offset(2.0));
        assertThat(of(r, "Client").latency().max()).isCloseTo(20, Percentage.withPercentage(0.5));
        assertThat(of(r, "Partner").completed()).isCloseTo(600, Offset.offset(2.0));
    }

    @Test
    @DisplayName("An answer that comes too late is of no use: time-out at the sender, success at the receiver")
    void givenUpOnTheWayBack() throws InvalidRun {
        Result r = run(far(over(partner(30), c -> c.with(Call.TIMEOUT, 90 * MS)), 100), TEN, 60);
        assertThat(of(r, "Client").completed()).isZero();
        assertThat(of(r, "Partner").errors()).isZero();
        assertThat(of(r, "Partner").completed()).isCloseTo(600, Offset.offset(2.0));
    }

    @Test
    @DisplayName("Several calls over one connection are made one after the other")
    void calls() throws InvalidRun {
        Result r = run(calling(function("Function"), c -> c.with(Call.CALLS, Distribution.constant(3))), TEN, 60);
        assertThat(of(r, "Function").latency().p50()).isCloseTo(150, Percentage.withPercentage(0.5));
        assertThat(of(r, "Partner").completed()).isCloseTo(3 * of(r, "Function").completed(), Offset.offset(3.0));
    }

    @Test
    @DisplayName("A call with probability 0.25 is made by a quarter of the invocations")
    void probability() throws InvalidRun {
        Result r = run(calling(function("Function"), c -> c.with(Call.PROBABILITY, 0.25)), TEN, 2_000);
        assertThat(of(r, "Partner").arrivals() / of(r, "Function").completed()).isCloseTo(0.25, Offset.offset(0.01));
        assertThat(of(r, "Function").latency().mean()).isCloseTo(12.5, Percentage.withPercentage(5));
    }

    @Test
    @DisplayName("Each call of several is retried by itself")
    void retriesOfEachCall() throws InvalidRun {
        Component failing = partner(10).with(External.ERROR_RATE, 0.5);
        Design d = over(
                failing,
                c -> c.with(Call.CALLS, Distribution.constant(2))
                        .with(Call.RETRIES, 1L)
                        .with(Call.BACKOFF, 0L));
        Result r = run(d, TEN, 1_000);
        double through = 0.75 * 0.75;
        assertThat(of(r, "Client").completed() / of(r, "Client").arrivals()).isCloseTo(through, Offset.offset(0.02));
    }

    @Test
    @DisplayName("Calls of one step run together, the next step after all of them; a failure ends the sequence")
    void steps() throws InvalidRun {
        Design d = Facts.sending(function("Function"), Interactions.INVOKE)
                .with(partner(50))
                .with(Component.of("Slow", External.KIND).with(External.LATENCY, ms(80)))
                .with(Component.of("Last", External.KIND).with(External.LATENCY, ms(10)))
                .with(Connection.of("Function", Interactions.INVOKE, "Partner"))
                .with(Connection.of("Function", Interactions.INVOKE, "Slow"))
                .with(Connection.of("Function", Interactions.INVOKE, "Last").inStep(2));
        assertThat(of(run(d, TEN, 60), "Function").latency().p50()).isCloseTo(90, Percentage.withPercentage(0.5));
        Result failed = run(d.with(partner(50).with(External.ERROR_RATE, 1.0)), TEN, 60);
        assertThat(of(failed, "Last").arrivals()).isZero();
        assertThat(of(failed, "Function").latency().p50())
                .as("it waits for the others of its step")
                .isCloseTo(80, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A chain of forty functions that take no time answers at once, however deep it is")
    void deepChain() throws InvalidRun {
        Design d = Facts.sending(function("F0"), Interactions.INVOKE);
        for (int i = 1; i < 40; i++) {
            d = d.with(function("F" + i)).with(Connection.of("F" + (i - 1), Interactions.INVOKE, "F" + i));
        }
        Result r = run(d, new Traffic.Constant(1), 60);
        assertThat(of(r, "F39").completed())
                .isEqualTo(of(r, "Client").completed())
                .isGreaterThan(58);
        assertThat(of(r, "Client").latency().max()).isLessThan(1);
    }

    @Test
    @DisplayName("A caller pays for the time in which it waits: two functions are billed for the work of one")
    void doubleBilling() throws InvalidRun {
        Design d = Facts.sending(function("Caller"), Interactions.INVOKE)
                .with(function("Callee").with(Function.WAIT_TIME, ms(1_000)))
                .with(Connection.of("Caller", Interactions.INVOKE, "Callee"));
        Result r = run(d, new Traffic.Constant(1), 60.5);
        double caller = r.usage().stream()
                .filter(u -> u.component().equals("Caller") && u.item().equals("gb-second-x86"))
                .mapToDouble(Result.Metered::quantity)
                .sum();
        double callee = r.usage().stream()
                .filter(u -> u.component().equals("Callee") && u.item().equals("gb-second-x86"))
                .mapToDouble(Result.Metered::quantity)
                .sum();
        assertThat(caller).isCloseTo(callee, Percentage.withPercentage(1)).isPositive();
        assertThat(SECOND).isEqualTo(1_000 * MS);
    }
}
