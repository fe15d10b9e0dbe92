package fanfare.simulator.evidence;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** V4: an express workflow of eight functions with a choice, two branches and two loops, measured 3,000 times. */
final class Workflows {
    static final Experiment EXPERIMENT = new Experiment(
            "V4",
            "A workflow of eight functions",
            "Lin and Khazaei (pacslab/SLApp-PerfCost-MdlOpt, App8), Step Functions express, 3,000 executions",
            "The functions take as long as was measured of each; the simulator adds what the states do. End-to-end time must agree within 2 %, cost within 1 %.",
            Workflows::run);

    private static final String FLOW = "App8";
    private static final int EXECUTIONS = 60_000;
    private static final double RATE = 5;
    private static final double TIME = 0.02;
    private static final double COST = 0.01;
    private static final double TRANSITION = 20e6;
    private static final double STEP_MS = 100;
    private static final double STEP_PRICE = 0.000000208;
    private static final double REQUEST_PRICE = 0.0000002;

    private static final String DEFINITION = """
            { "StartAt": "F1", "States": {
              "F1": { "Type": "Task", "Resource": "${F1}", "Next": "Both" },
              "Both": { "Type": "Parallel", "Next": "F7", "Branches": [
                { "StartAt": "F2", "States": {
                  "F2": { "Type": "Task", "Resource": "${F2}", "Next": "Which" },
                  "Which": { "Type": "Choice", "Choices": [{ "Probability": 0.6, "Next": "F4" }], "Default": "F5" },
                  "F4": { "Type": "Task", "Resource": "${F4}", "End": true },
                  "F5": { "Type": "Task", "Resource": "${F5}", "End": true } } },
                { "StartAt": "F3", "States": {
                  "F3": { "Type": "Task", "Resource": "${F3}", "Next": "F6" },
                  "F6": { "Type": "Task", "Resource": "${F6}", "Next": "F3again" },
                  "F3again": { "Type": "Choice", "Choices": [{ "Probability": 0.1, "Next": "F3" }], "Default": "Joined" },
                  "Joined": { "Type": "Succeed" } } }] },
              "F7": { "Type": "Task", "Resource": "${F7}", "Next": "F7again" },
              "F7again": { "Type": "Choice", "Choices": [{ "Probability": 0.2, "Next": "F7" }], "Default": "F8" },
              "F8": { "Type": "Task", "Resource": "${F8}", "End": true } } }
            """;

    private Workflows() {}

    private static Evidence run(Watch watch) throws InvalidRun {
        Map<String, Double> measured = MeasuredData.rows("v4-app8-end-to-end.csv").stream()
                .collect(Collectors.toMap(r -> r.get("metric"), r -> Double.parseDouble(r.get("value"))));
        List<CSVRecord> functions = MeasuredData.rows("v4-app8-functions.csv");
        long duration = (long) (EXECUTIONS / RATE * Trial.SECOND);
        Result result =
                Trial.run(design(functions), new Traffic.Poisson(RATE), duration, (long) (60 * Trial.SECOND), 1, watch);
        Result.OfComponent flow = result.component(FLOW).orElseThrow();
        Result.Latency time = flow.times().get("ExecutionTime");
        List<Comparison> all = new ArrayList<>();
        all.add(Comparison.within(TIME, "execution, mean", "ms", measured.get("mean_ms"), time.mean()));
        all.add(Comparison.within(TIME, "execution, p50", "ms", measured.get("p50_ms"), time.p50()));
        all.add(Comparison.within(TIME, "execution, p95", "ms", measured.get("p95_ms"), time.p95()));
        all.add(Comparison.within(TIME, "execution, p99", "ms", measured.get("p99_ms"), time.p99()));
        all.add(Comparison.within(
                COST,
                "a million executions, functions only",
                "USD",
                measured.get("usd_per_million_executions"),
                1e6 * cost(result, functions) / flow.completed()));
        return Evidence.of(all);
    }

    private static Design design(List<CSVRecord> functions) {
        Design d = Design.named("Evidence")
                .with(Component.of(Trial.CLIENT, Client.KIND))
                .with(Component.of(FLOW, Workflow.KIND)
                        .with(Workflow.TYPE, "express")
                        .with(Workflow.DEFINITION, DEFINITION.strip())
                        .with(Workflow.START_LATENCY, Trial.AT_ONCE)
                        .with(Workflow.TRANSITION_LATENCY, Distribution.constant(TRANSITION)))
                .with(Connection.of(Trial.CLIENT, Interactions.INVOKE, FLOW));
        for (CSVRecord f : functions) {
            Component function = Trial.function(durations(f));
            Component named = new Component(name(f), Function.KIND, function.set());
            d = d.with(named.with(Function.MEMORY, Long.parseLong(f.get("memory_mb"))))
                    .with(Connection.of(FLOW, Interactions.INVOKE, named.name()));
        }
        return d;
    }

    private static String name(CSVRecord f) {
        return f.get("function").toUpperCase(java.util.Locale.ROOT);
    }

    private static Distribution durations(CSVRecord f) {
        List<Distribution.Quantile> quantiles = new ArrayList<>();
        f.toMap().forEach((column, value) -> {
            if (column.matches("q[0-9.]+")) {
                quantiles.add(new Distribution.Quantile(
                        Double.parseDouble(column.substring(1)) / 100, Double.parseDouble(value) * 1e6));
            }
        });
        quantiles.sort(java.util.Comparator.comparingDouble(Distribution.Quantile::probability));
        return new Distribution.Empirical(quantiles);
    }

    /** In steps of 100 ms, as Lambda billed in 2020. */
    private static double cost(Result result, List<CSVRecord> functions) {
        double sum = 0;
        for (CSVRecord f : functions) {
            Result.OfComponent c = result.component(name(f)).orElseThrow();
            double perStep = Double.parseDouble(f.get("memory_mb")) / 128 * STEP_PRICE;
            for (Result.Bucket b : c.times().get("Duration").histogram()) {
                double steps = Math.ceil((b.from() + b.to()) / 2 / STEP_MS);
                sum += b.count() * (steps * perStep + REQUEST_PRICE);
            }
        }
        return sum;
    }
}
