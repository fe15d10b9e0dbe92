package fanfare.app.cli.report;

import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Bound;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Role;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.Checked;
import fanfare.simulator.run.Result.Cost;
import fanfare.simulator.run.Result.FanOut;
import fanfare.simulator.run.Result.Interval;
import fanfare.simulator.run.Result.Item;
import fanfare.simulator.run.Result.Latency;
import fanfare.simulator.run.Result.Level;
import fanfare.simulator.run.Result.Metered;
import fanfare.simulator.run.Result.OfComponent;
import fanfare.simulator.run.Result.OfConnection;
import fanfare.simulator.run.Result.Path;
import fanfare.simulator.run.Result.Pattern;
import fanfare.simulator.run.Result.Provenance;
import fanfare.simulator.run.Result.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Results made up for tests of their presentation. */
final class InventedResult {
    private static final Timeline NO_TIMELINE = new Timeline(30, List.of(), List.of(), List.of());

    private InventedResult() {}

    /** Everything that a report can show, with more than one replication. */
    static Result complete() {
        return new Result(
                new Provenance("Order fan-out", "Black Friday", 7, 4, 3600, 3000, 600_492, 4_938_268, "9f3ac1"),
                List.of(
                        component("OrdersApi", "api", 150_123, 3, 0, Optional.empty(), latency(150_120, 84.3)),
                        component(
                                "CreateOrder", "function", 150_123, 3, 12, Optional.of(31.25), latency(150_120, 61.2)),
                        component("Orders", "table", 150_120, 0, 0, Optional.empty(), Latency.NONE)),
                List.of(
                        new OfConnection(
                                "OrdersApi",
                                "invoke",
                                "CreateOrder",
                                new TreeMap<>(Map.of(
                                        "Retries", 12.0, "Timeouts", 3.0, "ShortCircuited", 5.0, "RetriesDenied", 0.0)),
                                none(),
                                new TreeMap<>(Map.of("CircuitOpen", new Level(0.02, 1)))),
                        new OfConnection(
                                "Emails",
                                "poll",
                                "SendEmail",
                                new TreeMap<>(Map.of("Batches", 20_411.0)),
                                none(),
                                none())),
                List.of(
                        new Result.OfState("Fulfil", "Charge", 20_400, 31, 2, latency(20_398, 212)),
                        new Result.OfState("Fulfil", "Refund", 0, 0, 0, Latency.NONE)),
                List.of(
                        new Path(
                                "Shoppers",
                                "OrdersApi",
                                150_120,
                                3,
                                0,
                                0,
                                latency(600_480, 84.3),
                                causes(),
                                new TreeMap<>(Map.of(
                                        "latencyMs.p50", new Interval(79.8, 81.2),
                                        "latencyMs.p99", new Interval(980.1, 1_024.9)))),
                        new Path("Shoppers", "SendEmail", 150_001, 0, 2, 7.5, latency(600_004, 190), Map.of(), none())),
                List.of(new FanOut(
                        "Shoppers", 2.97, new TreeMap<>(Map.of("OrdersApi", 1.0, "CreateOrder", 1.0, "Orders", 0.97)))),
                List.of(
                        new Pattern(
                                Role.PROJECTION_LAG,
                                Optional.of("Orders"),
                                "OrdersView",
                                0,
                                latency(150_001, 340),
                                new Level(0, 0),
                                new TreeMap<>(Map.of("timesMs.p99", new Interval(2_100.5, 2_250.25)))),
                        new Pattern(
                                Role.CIRCUIT_OPEN,
                                Optional.of("OrdersApi"),
                                "CreateOrder",
                                0,
                                Latency.NONE,
                                new Level(0.02, 1),
                                none()),
                        new Pattern(
                                Role.LOST,
                                Optional.of("Shoppers"),
                                "CreateOrder",
                                2,
                                Latency.NONE,
                                new Level(0, 0),
                                none())),
                List.of(
                        new Result.OfFault(
                                "invocation-add-delay",
                                "CreateOrder",
                                Optional.of("OrdersApi"),
                                600,
                                120,
                                "Shoppers",
                                Optional.of(42.5),
                                false),
                        new Result.OfFault(
                                "restart-environments",
                                "CreateOrder",
                                Optional.empty(),
                                1_800,
                                0,
                                "Shoppers",
                                Optional.empty(),
                                true)),
                List.of(new Metered("CreateOrder", "lambda", "gb-second-x86", "GB-second", 4_590.12345678901)),
                new Cost(
                        "USD",
                        211.4,
                        1.61,
                        List.of(
                                item("OrdersApi", "apigateway", "http-request", 131_400_000, 0.000001, 131.4, true),
                                item("CreateOrder", "lambda", "gb-second-x86", 3_304_872, 0.0000166667, 55.08, true),
                                item("Orders", "dynamodb", "write-request-unit", 39_872, 0.000000625, 0.0249, false),
                                item("Orders", "dynamodb", "storage", 0, 0.25, 0, true)),
                        new TreeMap<>(Map.of("month", new Interval(209.1, 213.7)))),
                List.of(
                        new Checked(
                                new Objective(Measure.LATENCY_P99, Optional.of("OrdersApi"), Bound.BELOW, 800e6),
                                1_002e6,
                                false),
                        new Checked(
                                new Objective(Measure.COST_MONTH, Optional.empty(), Bound.BELOW, 400), 211.4, true)),
                List.of("p99.9 of Shoppers → SendEmail needs 10,000 events and has 1,240; a longer run or more"
                        + " replications give them."));
    }

    /** One replication in which nothing arrived. */
    static Result empty() {
        return new Result(
                new Provenance("Nothing", "Normal day", 1, 1, 60, 60, 0, 0, "0"),
                List.of(component("Work", "function", 0, 0, 0, Optional.of(0.0), Latency.NONE)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Cost("USD", 0, Double.NaN, List.of(), none()),
                List.of(),
                List.of());
    }

    private static OfComponent component(
            String name,
            String kind,
            double arrivals,
            double errors,
            double throttled,
            Optional<Double> coldStarts,
            Latency latency) {
        return new OfComponent(
                name,
                kind,
                arrivals,
                arrivals - errors,
                errors,
                throttled,
                coldStarts,
                latency,
                arrivals == 0 ? new Level(0, 0) : new Level(3.1, 14),
                coldStarts.map(c -> arrivals == 0 ? new Level(0, 0) : new Level(9.2, 17)),
                none(),
                none(),
                none(),
                NO_TIMELINE,
                none());
    }

    private static Latency latency(long count, double mean) {
        return new Latency(
                count, mean, mean * 0.95, mean * 1.5, mean * 1.9, mean * 11.9, mean * 14, mean * 20, List.of());
    }

    private static Map<String, Double> causes() {
        Map<String, Double> causes = new LinkedHashMap<>();
        causes.put("network", 12.0);
        causes.put("queueing", 0.0);
        causes.put("init", 0.3);
        causes.put("cpu", 48.0);
        causes.put("waiting", 24.0);
        return causes;
    }

    private static Item item(
            String component, String service, String item, double quantity, double price, double amount, boolean ok) {
        return new Item(
                component,
                service,
                item,
                quantity,
                "unit",
                price,
                amount,
                "https://aws.amazon.com/" + service + "/pricing/",
                "2026",
                ok);
    }

    private static <T> SortedMap<String, T> none() {
        return new TreeMap<>();
    }
}
