package fanfare.app.cli.report;

import fanfare.app.service.Numbers;
import fanfare.model.kind.Role;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.Latency;
import fanfare.simulator.run.Result.Level;
import fanfare.simulator.run.Result.OfComponent;
import fanfare.simulator.run.Result.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A result as CSV: one row per component, times in milliseconds, cost in US dollars a month. Empty: not observed. */
public final class CsvReport {
    private static final String HEADS = "component,kind,arrivals,completed,errors,throttled,cold_starts,"
            + "latency_ms_mean,latency_ms_p50,latency_ms_p90,latency_ms_p95,latency_ms_p99,latency_ms_p999,latency_ms_max,"
            + "concurrency_mean,concurrency_max,environments_mean,environments_max,cost_month,cost_month_hidden,cost_month_unconfirmed";
    private static final List<String> TIMES = List.of("mean", "p50", "p95", "p99", "max");

    private CsvReport() {}

    /** Heading and rows, each line ended. */
    public static String of(Result result) {
        String heads = Stream.concat(
                        Stream.of(HEADS), Arrays.stream(Role.values()).flatMap(CsvReport::heads))
                .collect(Collectors.joining(","));
        return Stream.concat(Stream.of(heads), result.components().stream().map(c -> row(result, c)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> heads(Role role) {
        String name = role.word().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return switch (role.statistic()) {
            case COUNT -> Stream.of(name);
            case LEVEL -> Stream.of(name + "_mean");
            case PERCENTILES -> TIMES.stream().map(s -> name + "_ms_" + s);
        };
    }

    /** Counts at a component add up; of times and levels the worst counts. */
    private static Stream<Optional<Double>> cells(Result result, OfComponent c, Role role) {
        List<Pattern> here = result.patterns().stream()
                .filter(p -> p.role() == role && p.at().equals(c.name()))
                .toList();
        return switch (role.statistic()) {
            case COUNT -> Stream.of(most(here, Pattern::count, Double::sum));
            case LEVEL -> Stream.of(most(here, p -> p.level().mean(), Math::max));
            case PERCENTILES ->
                TIMES.stream().map(s -> most(here, p -> p.times().statistic(s), Math::max));
        };
    }

    private static Optional<Double> most(
            List<Pattern> here, Function<Pattern, Double> value, BinaryOperator<Double> together) {
        return here.stream().map(value).reduce(together);
    }

    private static String row(Result result, OfComponent c) {
        Latency l = c.latency();
        Stream<Optional<Double>> counts = Stream.of(
                Optional.of(c.arrivals()),
                Optional.of(c.completed()),
                Optional.of(c.errors()),
                Optional.of(c.throttled()),
                c.coldStarts());
        Stream<Optional<Double>> times = Stream.of(l.mean(), l.p50(), l.p90(), l.p95(), l.p99(), l.p999(), l.max())
                .map(ms -> l.count() == 0 ? Optional.empty() : Optional.of(ms));
        Stream<Optional<Double>> levels = Stream.of(
                Optional.of(c.concurrency().mean()),
                Optional.of((double) c.concurrency().max()),
                c.environments().map(Level::mean),
                c.environments().map(e -> (double) e.max()),
                Optional.of(result.cost().of(c.name())),
                Optional.of(cost(result, c, i -> i.hidden().isPresent())),
                Optional.of(cost(result, c, i -> !i.confirmed())));
        return Stream.of(
                        Stream.of(c.name(), c.kind()),
                        Stream.of(
                                        counts,
                                        times,
                                        levels,
                                        Arrays.stream(Role.values()).flatMap(role -> cells(result, c, role)))
                                .flatMap(s -> s)
                                .map(CsvReport::cell))
                .flatMap(s -> s)
                .collect(Collectors.joining(","));
    }

    private static double cost(Result result, OfComponent c, Predicate<Result.Item> which) {
        return result.cost().items().stream()
                .filter(i -> i.component().equals(c.name()))
                .filter(which)
                .mapToDouble(Result.Item::amount)
                .sum();
    }

    private static String cell(Optional<Double> value) {
        return value.filter(Double::isFinite)
                .map(v -> Numbers.exact(v).toPlainString())
                .orElse("");
    }
}
