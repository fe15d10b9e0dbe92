package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.kind.Function;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An objective of the design as an alarm, where a metric of the account says what the objective measures. */
record ObjectiveAlarm(Objective objective, Design design, Template template) {
    private static final double MS = 1e6;
    private static final Set<String> TIMES = Set.of("Duration", "IteratorAge");
    private static final Map<String, String> STATISTICS = Map.of("mean", "Average", "max", "Maximum", "p999", "p99.9");

    static boolean isAge(Objective o) {
        return o.measure().metric().filter("IteratorAge"::equals).isPresent();
    }

    void add(Alarms alarms) {
        Optional<Component> of = objective
                .of()
                .flatMap(design::component)
                .filter(c -> c.kind() == Function.KIND || Alarms.isGateway(c))
                .filter(c -> template.find(c.name())
                        .filter(r -> r.type().startsWith("AWS::Serverless"))
                        .isPresent());
        if (of.isEmpty() || objective.bound() != Objective.Bound.BELOW) {
            return;
        }
        Optional<String> metric = metric(of.get());
        if (metric.isPresent()) {
            time(of.get(), metric.get(), alarms);
        } else if (objective.measure().equals(Objective.Measure.ERROR_RATE)) {
            errors(of.get(), alarms);
        }
    }

    /** The metric of CloudWatch that says the same: the latency of a function has none, because it includes the start. */
    private Optional<String> metric(Component of) {
        return of.kind() == Function.KIND
                ? objective.measure().metric().filter(TIMES::contains)
                : Optional.of("Latency").filter(m -> objective.measure().word().startsWith("latency."));
    }

    private void time(Component of, String metric, Alarms alarms) {
        boolean function = of.kind() == Function.KIND;
        String statistic = objective.measure().statistic();
        long limit = StrictMath.round(objective.limit() / MS);
        TemplateResource alarm = alarms.alarm(
                        of.name() + metric + capital(statistic),
                        "The objective of the design is missed: "
                                + objective.measure().word() + " of " + of.name() + " below " + limit + " ms")
                .with(Alarms.metric(function ? "AWS/Lambda" : "AWS/ApiGateway", metric))
                .with("Dimensions", function ? Alarms.dimension("FunctionName", ref(of.name())) : Alarms.ofApi(of));
        String named = STATISTICS.getOrDefault(statistic, statistic);
        alarm.with(named.startsWith("p") ? "ExtendedStatistic" : "Statistic", named)
                .with(lasting())
                .with("Threshold", limit);
    }

    private void errors(Component of, Alarms alarms) {
        TemplateResource alarm = alarms.alarm(
                of.name() + "Errors",
                "The objective of the design is missed: errors of " + of.name() + " below "
                        + Numbers.plain(objective.limit() * 100) + " %");
        if (of.kind() == Function.KIND) {
            alarm.with(
                    "Metrics",
                    List.of(
                            Ordered.of("Id", "share", "Expression", "errors / invocations", "ReturnData", true),
                            counted("errors", "Errors", of),
                            counted("invocations", "Invocations", of)));
            alarm.with("EvaluationPeriods", 3);
        } else {
            alarm.with(Alarms.metric("AWS/ApiGateway", ApiToSam.isRest(of) ? "5XXError" : "5xx"))
                    .with("Dimensions", Alarms.ofApi(of))
                    .with("Statistic", "Average")
                    .with(lasting());
        }
        alarm.with("ComparisonOperator", "GreaterThanOrEqualToThreshold").with("Threshold", objective.limit());
    }

    private static Map<String, Object> counted(String id, String metric, Component function) {
        Map<String, Object> of = Alarms.metric("AWS/Lambda", metric);
        of.put("Dimensions", Alarms.dimension("FunctionName", ref(function.name())));
        return Ordered.of(
                "Id", id, "ReturnData", false, "MetricStat", Ordered.of("Metric", of, "Period", 60, "Stat", "Sum"));
    }

    /** Three minutes in a row, so that one slow minute wakes nobody. */
    private static Map<String, Object> lasting() {
        return Ordered.of("Period", 60, "EvaluationPeriods", 3, "ComparisonOperator", "GreaterThanOrEqualToThreshold");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
