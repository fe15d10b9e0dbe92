package fanfare.app.service;

import fanfare.model.check.Nearest;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Metric;
import fanfare.model.kind.Property;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Source;
import fanfare.model.kind.Type;
import fanfare.model.kind.Unit;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a figure of a result is what it is: what it means, how it was reckoned, from which inputs, and where each input
 * comes from.
 *
 * @param title the figure with its value
 * @param lines a sentence or an input each
 */
public record Explanation(String title, List<String> lines) {
    private static final double MONTH_HOURS = 730;
    private static final List<String> LATENCIES = List.of(
            "latency.mean", "latency.p50", "latency.p90", "latency.p95", "latency.p99", "latency.p999", "latency.max");
    private static final List<String> COSTS = List.of("cost.month", "cost.perMillionSourceEvents", "lost");

    public Explanation {
        lines = List.copyOf(lines);
    }

    /**
     * Explains one figure.
     *
     * @param metric {@code cost.month}, {@code cost.month of Orders}, {@code latency.p99 of OrdersApi}, {@code Throttles of Work}
     * @throws IllegalArgumentException with a sentence, if there is no such figure
     */
    public static Explanation of(String metric, Design design, Result result) {
        String[] parts = metric.strip().split("\\s+of\\s+", 2);
        Optional<Measure> pattern = Measure.named(parts[0]).filter(PatternExplanation::covers);
        if (parts.length == 1) {
            return pattern.map(m -> PatternExplanation.of(m, Optional.empty(), result))
                    .orElseGet(() -> ofAll(parts[0], result));
        }
        String[] ends = parts[1].split("\\s*(→|->)\\s*", 2);
        if (ends.length == 2 && pattern.isPresent()) {
            return PatternExplanation.of(pattern.get(), Optional.of(ends[0] + " → " + ends[1]), result);
        }
        if (ends.length == 2) {
            return ofPath(parts[0], ends[0], ends[1], result);
        }
        Component component = design.component(parts[1])
                .orElseThrow(() -> new IllegalArgumentException("there is no component “" + parts[1] + "”. "
                        + Nearest.advice(
                                parts[1],
                                design.components().stream()
                                        .map(Component::name)
                                        .toList())));
        Result.OfComponent found = result.component(parts[1]).orElseThrow();
        return new Of(design, component, found, result).explain(parts[0]);
    }

    private static Explanation ofPath(String metric, String from, String to, Result result) {
        Result.Path path = result.paths().stream()
                .filter(p -> p.from().equals(from) && p.to().equals(to))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no path leads from “" + from + "” to “" + to + "”. There are: "
                                + result.paths().stream()
                                        .map(p -> p.from() + " → " + p.to())
                                        .collect(Collectors.joining(", "))
                                + "."));
        List<String> lines = new ArrayList<>();
        lines.add(percentile(metric, path.latency())
                + " times from the source's event to the end at " + to
                + ", where somebody stops waiting. Percentiles come from a histogram with steps of 0.2 %.");
        interval(metric, path.ci95(), result).ifPresent(lines::add);
        if (path.latency().count() > 0) {
            lines.add("The mean of " + Numbers.time(path.latency().mean()) + " is made of: " + causes(path) + ".");
        }
        lines.add("Ended otherwise: " + Numbers.count(path.failed()) + " failed, " + Numbers.count(path.lost())
                + " lost, " + Numbers.count(path.deadLettered()) + " dead-lettered.");
        return new Explanation(
                metric + " of " + from + " → " + to + " = " + Numbers.time(value(metric, path.latency())), lines);
    }

    private static double value(String metric, Result.Latency l) {
        return switch (metric) {
            case "latency.mean" -> l.mean();
            case "latency.p50" -> l.p50();
            case "latency.p90" -> l.p90();
            case "latency.p95" -> l.p95();
            case "latency.p99" -> l.p99();
            case "latency.p999" -> l.p999();
            case "latency.max" -> l.max();
            default ->
                throw new IllegalArgumentException(
                        "“" + metric + "” is no latency. " + Nearest.advice(metric, LATENCIES));
        };
    }

    private static String percentile(String metric, Result.Latency l) {
        String which = metric.substring("latency.".length());
        return "The " + (which.startsWith("p") ? which.substring(1).replace("999", "99.9") + "th percentile" : which)
                + " of " + Numbers.count((double) l.count());
    }

    private static Optional<String> interval(
            String metric, java.util.SortedMap<String, Result.Interval> ci95, Result result) {
        return Optional.ofNullable(ci95.get("latencyMs." + metric.substring("latency.".length())))
                .map(i -> "95 % interval over " + result.of().replications() + " replications: " + Numbers.time(i.low())
                        + " to " + Numbers.time(i.high()) + ".");
    }

    private static String causes(Result.Path p) {
        return p.causesMs().entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(e -> e.getKey().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT) + " "
                        + Numbers.time(e.getValue()))
                .collect(Collectors.joining(" + "));
    }

    private static Explanation ofAll(String metric, Result result) {
        return switch (metric) {
            case "cost.month" ->
                cost("cost.month", result, result.cost().items(), result.cost().month());
            case "cost.perMillionSourceEvents" -> perMillion(result);
            default ->
                throw new IllegalArgumentException("“" + metric + "” is no figure of the whole design. "
                        + (Measure.named(metric).isPresent()
                                ? "Say of which component, for example “" + metric + " of "
                                        + result.components().get(0).name() + "”."
                                : Nearest.advice(metric, COSTS)));
        };
    }

    private static Explanation cost(String what, Result result, List<Result.Item> items, double sum) {
        List<String> lines = new ArrayList<>();
        double factor = monthIs(result);
        lines.add("What was metered in " + Numbers.length(result.of().measured() * 1_000)
                + " goes on for a month of "
                + Numbers.count(Math.rint(factor * result.of().measured() / 3_600))
                + " hours: × " + Numbers.significant(factor, 6)
                + ". Each quantity is multiplied by its price; tiers count what all components use together.");
        items.stream()
                .filter(i -> i.amount() > 0)
                .sorted(java.util.Comparator.comparingDouble(Result.Item::amount)
                        .reversed())
                .forEach(i -> lines.add(i.component() + ": " + Numbers.count(i.quantity()) + " " + i.unit() + " ("
                        + i.service() + " " + i.item()
                        + i.reason()
                                .map(h -> ", " + h.title().toLowerCase(Locale.ROOT))
                                .orElse("") + ") × " + Numbers.price(i.unitPrice()) + " = "
                        + Numbers.money(i.amount(), "USD") + " · " + i.source() + ", " + i.date()
                        + (i.confirmed() ? "" : ", not confirmed by the provider's own page")));
        if (items.isEmpty()) {
            lines.add("Nothing that is billed was used.");
        }
        return new Explanation(what + " = " + Numbers.money(sum, "USD"), lines);
    }

    /** By how much the measured time is stretched to a month, as the bill has it. */
    private static double monthIs(Result result) {
        for (Result.Metered m : result.usage()) {
            for (Result.Item i : result.cost().items()) {
                boolean same = i.component().equals(m.component())
                        && i.service().equals(m.service())
                        && i.item().equals(m.item())
                        && i.hidden().equals(m.hidden());
                if (same && m.quantity() > 0) {
                    return i.quantity() / m.quantity();
                }
            }
        }
        return MONTH_HOURS * 3_600 / result.of().measured();
    }

    private static Explanation perMillion(Result result) {
        double events = result.of().sourceEvents() / (double) result.of().replications();
        double perMonth = events * monthIs(result);
        return new Explanation(
                "cost.perMillionSourceEvents = " + Numbers.money(result.cost().perMillionSourceEvents(), "USD"),
                List.of(
                        "The cost of a month, divided by the source events of a month, times a million.",
                        "Cost of a month: " + Numbers.money(result.cost().month(), "USD")
                                + " (--explain cost.month shows its lines).",
                        "Source events: " + Numbers.count(events) + " in "
                                + Numbers.length(result.of().measured() * 1_000) + ", which are "
                                + Numbers.count(perMonth) + " in a month."));
    }

    /** Figures of one component. */
    private record Of(Design design, Component component, Result.OfComponent found, Result result) {

        Explanation explain(String metric) {
            Optional<Measure> pattern = Measure.named(metric).filter(PatternExplanation::covers);
            if (pattern.isPresent()) {
                return ofPattern(pattern.get());
            }
            if (metric.equals("cost.month")) {
                List<Result.Item> mine = result.cost().items().stream()
                        .filter(i -> i.component().equals(component.name()))
                        .toList();
                return cost(
                        "cost.month of " + component.name(),
                        result,
                        mine,
                        result.cost().of(component.name()));
            }
            if (metric.startsWith("latency.")) {
                return latency(metric);
            }
            return switch (metric) {
                case "errors.rate" ->
                    share(
                            metric,
                            found.errors() + found.throttled(),
                            found.arrivals(),
                            "Failed and refused requests, divided by all that arrived.");
                case "coldStarts.rate" ->
                    share(
                            metric,
                            found.coldStarts().orElse(0.0),
                            found.completed() + found.errors(),
                            "Invocations that had to wait for a new execution environment, divided by all invocations.");
                case "throttled" ->
                    counted(
                            metric,
                            found.throttled(),
                            "Requests that a limit refused; the limits are among the inputs.");
                case "environments.max" ->
                    counted(
                            metric,
                            found.environments().map(Result.Level::max).orElse(0L),
                            "The most execution environments at one time.");
                default -> ownMetric(metric);
            };
        }

        private Explanation ofPattern(Measure m) {
            Explanation e = PatternExplanation.of(m, Optional.of(component.name()), result);
            List<String> lines = new ArrayList<>(e.lines());
            inputs(lines);
            return new Explanation(e.title(), lines);
        }

        private Explanation latency(String metric) {
            if (!LATENCIES.contains(metric)) {
                throw unknown(metric);
            }
            Result.Latency l = found.latency();
            List<String> lines = new ArrayList<>();
            lines.add(
                    percentile(metric, l)
                            + " times from arrival to answer, measured after the warm-up period. Percentiles come from a histogram with steps of 0.2 %.");
            interval(metric, found.ci95(), result).ifPresent(lines::add);
            result.paths().stream()
                    .filter(p -> p.to().equals(component.name()) && p.latency().count() > 0)
                    .forEach(p -> lines.add("Mean from " + p.from() + ": " + causes(p) + "."));
            inputs(lines);
            return new Explanation(metric + " of " + component.name() + " = " + Numbers.time(value(metric, l)), lines);
        }

        private Explanation share(String metric, double part, double whole, String what) {
            List<String> lines =
                    new ArrayList<>(List.of(what, Numbers.count(part) + " / " + Numbers.count(whole) + "."));
            inputs(lines);
            String value = whole == 0 ? "none arrived" : Numbers.percent(part / whole);
            return new Explanation(metric + " of " + component.name() + " = " + value, lines);
        }

        private Explanation counted(String metric, double value, String what) {
            List<String> lines = new ArrayList<>(List.of(what));
            inputs(lines);
            return new Explanation(metric + " of " + component.name() + " = " + Numbers.count(value), lines);
        }

        private Explanation ownMetric(String name) {
            Optional<Measure> one = Measure.ofKind(component.kind()).stream()
                    .filter(m -> m.word().equals(name))
                    .findFirst();
            if (one.isPresent() && !one.get().statistic().isEmpty()) {
                return ownStatistic(one.get());
            }
            Metric metric = component.kind().metrics().stream()
                    .filter(m -> m.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(name));
            List<String> lines = new ArrayList<>(List.of(metric.doc()));
            String value = switch (metric.statistic()) {
                case COUNT -> Numbers.count(found.counts().get(name));
                case LEVEL ->
                    Numbers.level(found.levels().get(name).mean()) + " on average, at most "
                            + found.levels().get(name).max();
                case PERCENTILES -> percentiles(metric, found.times().get(name));
            };
            lines.add(
                    switch (metric.statistic()) {
                        case COUNT -> "Counted in the measured time.";
                        case LEVEL -> "Each level is weighted by how long it lasted.";
                        case PERCENTILES -> "From a histogram with steps of 0.2 %.";
                    });
            inputs(lines);
            return new Explanation(name + " of " + component.name() + " = " + value, lines);
        }

        private Explanation ownStatistic(Measure m) {
            Metric metric = component.kind().metrics().stream()
                    .filter(k -> m.metric().equals(Optional.of(k.name())))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = new ArrayList<>(List.of(metric.doc()));
            double value = metric.statistic() == Metric.Statistic.LEVEL
                    ? level(found.levels().get(metric.name()), m.statistic())
                    : found.times().get(metric.name()).statistic(m.statistic());
            inputs(lines);
            return new Explanation(
                    m.word() + " of " + component.name() + " = "
                            + (metric.unit() == Unit.TIME ? Numbers.time(value) : Numbers.level(value)),
                    lines);
        }

        private static double level(Result.Level l, String statistic) {
            return statistic.equals("max") ? l.max() : l.mean();
        }

        private static String percentiles(Metric metric, Result.Latency l) {
            return metric.unit() == Unit.TIME
                    ? Numbers.time(l.p50()) + " at the median, " + Numbers.time(l.p99()) + " at p99"
                    : Numbers.level(l.mean()) + " on average";
        }

        /** Every property that is in force, with where its value comes from. */
        private void inputs(List<String> lines) {
            component.kind().properties().forEach(p -> input(p).ifPresent(lines::add));
        }

        private <T> Optional<String> input(Property<T> p) {
            return component
                    .value(p)
                    .filter(v -> !(p.type() instanceof Type.Document))
                    .map(v -> p.name() + " = " + text(p, v) + " · "
                            + (component.set().find(p).isPresent()
                                    ? "set in the design"
                                    : "default, " + origin(p.source())));
        }

        private static <T> String text(Property<T> p, T value) {
            if (p.type() instanceof Type.Whole w) {
                return Quantities.format(w.unit(), (Long) value);
            } else if (p.type() instanceof Type.Decimal d) {
                return Quantities.format(d.unit(), (Double) value);
            } else if (p.type() instanceof Type.Random r) {
                double mean = ((fanfare.model.kind.Distribution) value).mean();
                return r.unit() == Unit.TIME
                        ? "mean " + Numbers.time(mean / 1e6)
                        : "mean " + Quantities.format(r.unit(), mean);
            }
            return String.valueOf(value);
        }

        private static String origin(Source s) {
            if (s == null) {
                return "without a source";
            }
            return s.assumed() ? s.title() : s.title() + ", " + s.date() + ", " + s.url();
        }

        private IllegalArgumentException unknown(String metric) {
            List<String> all = new ArrayList<>(List.of("cost.month"));
            for (Measure m : Measure.values()) {
                if (m.scope() != Objective.Scope.DESIGN) {
                    all.add(m.word());
                }
            }
            component.kind().metrics().forEach(m -> all.add(m.name()));
            return new IllegalArgumentException(
                    "“" + metric + "” is no figure of “" + component.name() + "”. " + Nearest.advice(metric, all));
        }
    }
}
