package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that refuse what would wait in vain: by the length of the line (M/M/1/K), and by how long it has waited. */
class LoadSheddingFactsTest {
    private static final Component CONTAINER = Component.of("Server", Container.KIND)
            .with(Container.CPU, "1")
            .with(Container.MEMORY, 2_048L)
            .with(Container.MIN_TASKS, 1L)
            .with(Container.SCALING, "none")
            .with(Container.CONCURRENCY, 1L)
            .with(Container.CPU_TIME, ms(0))
            .with(Container.PROVISIONING_TIME, ms(0))
            .with(Container.PULL_TIME, ms(0));
    private static final Component EXTERNAL =
            Component.of("Server", External.KIND).with(External.CONCURRENCY, 1L);

    private static Component server(String kind, Distribution service) {
        return kind.equals("container")
                ? CONTAINER.with(Container.WAIT_TIME, service)
                : EXTERNAL.with(External.LATENCY, service);
    }

    private static Component waiting(Component server, long longest) {
        return server.kind() == Container.KIND
                ? server.with(Container.MAXIMUM_WAIT, longest)
                : server.with(External.MAXIMUM_WAIT, longest);
    }

    /** So many clients, whose requests come at the same instants. */
    private static Result.OfComponent run(Component server, int clients, Traffic each, double seconds)
            throws InvalidRun {
        Design d = Design.named("Shedding").with(server);
        Map<String, Traffic> traffic = new LinkedHashMap<>();
        for (int i = 0; i < clients; i++) {
            Component client = Component.of("Client" + i, Client.KIND).with(Client.NETWORK_LATENCY, ms(0));
            d = d.with(client).with(Connection.of(client.name(), Interactions.INVOKE, "Server"));
            traffic.put(client.name(), each);
        }
        return of(Facts.run(d, traffic, seconds), "Server");
    }

    @ParameterizedTest
    @DisplayName("M/M/1/K refuses the share (1 - rho) rho^K / (1 - rho^(K+1)), of which one is served and K - 1 wait")
    @CsvSource({"container,0", "container,2", "external,0", "external,2", "external,5"})
    void aBoundedLineRefusesTheShareOfMm1k(String kind, long line) throws InvalidRun {
        Component server = server(kind, new Distribution.Exponential(0.5e9));
        Component bounded = kind.equals("container")
                ? server.with(Container.QUEUE_CAPACITY, line)
                : server.with(External.QUEUE_CAPACITY, line);
        double rho = 1.5 * 0.5;
        double k = line + 1;
        double refused = (1 - rho) * StrictMath.pow(rho, k) / (1 - StrictMath.pow(rho, k + 1));
        Result.OfComponent r = run(bounded, 1, new Traffic.Poisson(1.5), 200_000);
        assertThat(r.throttled() / r.arrivals()).isCloseTo(refused, Percentage.withPercentage(2));
    }

    @ParameterizedTest
    @DisplayName("Three requests a second of 900 ms each: the third has waited exactly 1 s when the next three come")
    @ValueSource(strings = {"container", "external"})
    void whatHasWaitedExactlyTheLimitIsNotLate(String kind) throws InvalidRun {
        Component server = server(kind, ms(900));
        Traffic each = new Traffic.Constant(1);
        assertThat(run(server, 3, each, 2.5).throttled()).isZero();
        assertThat(run(waiting(server, SECOND), 3, each, 2.5).throttled()).isZero();
        Result.OfComponent shed = run(waiting(server, SECOND - 1), 3, each, 2.5);
        assertThat(shed.arrivals()).isEqualTo(6);
        assertThat(shed.throttled()).isEqualTo(3);
        assertThat(shed.counts().get(kind.equals("container") ? "Rejected" : "Refused"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @DisplayName("With the limit 0 what comes while others wait is refused, but nobody who finds an empty line")
    @ValueSource(strings = {"container", "external"})
    void anEmptyLineIsNeverLate(String kind) throws InvalidRun {
        Traffic each = new Traffic.Constant(1);
        assertThat(run(waiting(server(kind, ms(900)), 0), 1, each, 10.5).throttled())
                .isZero();
        assertThat(run(waiting(server(kind, ms(400)), 0), 2, each, 10.5).throttled())
                .isZero();
        Result.OfComponent late = run(waiting(server(kind, ms(600)), 0), 3, each, 2.5);
        assertThat(late.throttled()).isEqualTo(3);
    }

    @Test
    @DisplayName("Shedding keeps the latency of a container at twice its capacity below the limit and one line of it")
    void latencyStaysBounded() throws InvalidRun {
        Component server = server("container", ms(200));
        Traffic each = new Traffic.Constant(10);
        assertThat(run(server, 1, each, 60).latency().max()).isGreaterThan(25_000);
        Result.OfComponent shed = run(waiting(server, SECOND), 1, each, 60);
        // The line is refused to others once its first has waited 1 s; by then it holds 2 s of work at most.
        assertThat(shed.latency().max()).isBetween(1_200.0, 2_600.0);
        assertThat(shed.throttled()).isBetween(280.0, 300.0);
        assertThat(shed.completed()).isBetween(290.0, 302.0);
    }
}
