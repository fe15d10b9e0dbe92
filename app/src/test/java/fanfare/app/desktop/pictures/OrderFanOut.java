package fanfare.app.desktop.pictures;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Objective;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Api;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop's orders that fan out to three queues: a design to draw and to run in tests of the panels. */
public final class OrderFanOut {
    private static final long MINUTE = 60_000_000_000L;

    private OrderFanOut() {}

    /** Nine components, two scenarios, four objectives. */
    public static Design design() {
        Design d = Design.named("Order fan-out");
        d = place(d, "Shoppers", Client.KIND, 40, 200);
        d = place(d, "OrdersApi", Api.KIND, 280, 200);
        d = place(d, "CreateOrder", Function.KIND, 520, 200);
        d = place(d, "Orders", Table.KIND, 760, 60);
        d = place(d, "OrderCreated", Topic.KIND, 760, 200);
        d = place(d, "Emails", Queue.KIND, 1000, 120);
        d = place(d, "SendEmail", Function.KIND, 1240, 120);
        d = place(d, "Invoices", Queue.KIND, 1000, 280);
        d = place(d, "WriteInvoice", Function.KIND, 1240, 280);
        d = d.with(d.component("CreateOrder")
                .orElseThrow()
                .with(Function.MEMORY, 512L)
                .with(Function.CPU_TIME, new Distribution.LogNormal(25e6, 0.6)));
        d = d.with(d.component("SendEmail")
                .orElseThrow()
                .with(Function.MEMORY, 256L)
                .with(Function.WAIT_TIME, new Distribution.LogNormal(120e6, 0.4)));
        d = connect(d, "Shoppers", "invoke", "OrdersApi", 1);
        d = connect(d, "OrdersApi", "invoke", "CreateOrder", 1);
        d = connect(d, "CreateOrder", "write", "Orders", 1);
        d = connect(d, "CreateOrder", "publish", "OrderCreated", 2);
        d = connect(d, "OrderCreated", "deliver", "Emails", 1);
        d = connect(d, "Emails", "poll", "SendEmail", 1);
        d = connect(d, "OrderCreated", "deliver", "Invoices", 1);
        d = connect(d, "Invoices", "poll", "WriteInvoice", 1);
        return d.withScenarios(List.of(
                        new Scenario(
                                "Normal day",
                                Map.of("Shoppers", new Traffic.Sine(40, 25, 20 * MINUTE, 0)),
                                30 * MINUTE,
                                5 * MINUTE,
                                1,
                                4,
                                List.of(),
                                Map.of()),
                        new Scenario(
                                "Black Friday",
                                Map.of("Shoppers", new Traffic.Spike(30, 400, 10 * MINUTE, 3 * MINUTE)),
                                30 * MINUTE,
                                0,
                                1,
                                1,
                                List.of(),
                                Map.of())))
                .withObjectives(List.of(
                        new Objective(
                                Objective.Measure.LATENCY_P99, Optional.of("OrdersApi"), Objective.Bound.BELOW, 800e6),
                        new Objective(
                                Objective.Measure.LATENCY_P95, Optional.of("CreateOrder"), Objective.Bound.BELOW, 40e6),
                        new Objective(Objective.Measure.COST_MONTH, Optional.empty(), Objective.Bound.BELOW, 900),
                        new Objective(Objective.Measure.LOST, Optional.empty(), Objective.Bound.BELOW, 1)));
    }

    private static Design place(Design d, String name, Kind kind, double x, double y) {
        return d.with(Component.of(name, kind)).with(d.layout().with(name, new Layout.Point(x, y)));
    }

    private static Design connect(Design d, String from, String as, String to, int step) {
        return d.with(
                Connection.of(from, Interactions.named(as).orElseThrow(), to).inStep(step));
    }

    /** A run of one of its scenarios. */
    public static Result run(String scenario) {
        return run(design(), scenario);
    }

    /** A run of any design. */
    static Result run(Design d, String scenario) {
        try {
            return Simulation.run(d, d.scenario(scenario).orElseThrow(), Inputs.none(), 1, Watch.NONE)
                    .orElseThrow();
        } catch (InvalidRun e) {
            throw new IllegalStateException(e);
        }
    }
}
