package fanfare.app.desktop.results;

import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.Interval;
import fanfare.simulator.run.Result.OfComponent;
import fanfare.simulator.run.Result.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** The figures that a reader looks for first. */
final class Headline {
    /** How a figure is meant. */
    enum Tone {
        NEUTRAL,
        GOOD,
        BAD
    }

    /**
     * One figure.
     *
     * @param title what it is
     * @param value its number in words
     * @param note its interval or what it is made of
     */
    record Figure(String title, String value, String note, Tone tone) {}

    private static final String ONE_RUN = "one replication, no interval";

    private final Result result;

    Headline(Result result) {
        this.result = result;
    }

    /** The path that most events take to their end; the first of equals. */
    static Optional<Path> mainPath(Result result) {
        Path best = null;
        for (Path p : result.paths()) {
            if (best == null || p.completed() > best.completed()) {
                best = p;
            }
        }
        return Optional.ofNullable(best);
    }

    /** What a path is called. */
    static String name(Path p) {
        return p.from() + " → " + p.to();
    }

    List<Figure> latencies(Path p) {
        return List.of(
                latency("p50", p.latency().p50(), p),
                latency("p95", p.latency().p95(), p),
                latency("p99", p.latency().p99(), p));
    }

    private Figure latency(String percentile, double value, Path p) {
        boolean any = p.latency().count() > 0;
        return new Figure(
                percentile,
                any ? Figures.time(value) : Figures.NONE,
                any ? interval(p.ci95(), "latencyMs." + percentile, Figures::time) : "nothing arrived",
                Tone.NEUTRAL);
    }

    private String interval(Map<String, Interval> of, String name, DoubleFunction<String> format) {
        Interval i = of.get(name);
        if (i == null) {
            return result.of().replications() == 1 ? ONE_RUN : "";
        }
        return Figures.interval(i, format);
    }

    /** What rests on prices that were not confirmed is told where a month's cost is. */
    private String doubt(String note) {
        double unconfirmed = result.cost().unconfirmed();
        if (unconfirmed < 0.005) {
            return note;
        }
        String told = Figures.dollars(unconfirmed) + " unconfirmed";
        return note.isEmpty() || note.equals(ONE_RUN) ? told : note + ", " + told;
    }

    List<Figure> money() {
        return List.of(
                new Figure(
                        "Per month",
                        Figures.dollars(result.cost().month()),
                        doubt(interval(result.cost().ci95(), "month", Figures::dollars)),
                        Tone.NEUTRAL),
                new Figure(
                        "Per million source events",
                        Figures.dollars(result.cost().perMillionSourceEvents()),
                        "at this traffic",
                        Tone.NEUTRAL));
    }

    List<Figure> conduct() {
        List<Figure> all = new ArrayList<>();
        all.add(fanOut());
        coldStarts().ifPresent(all::add);
        all.add(failed());
        all.add(throttled());
        all.add(lost());
        return all;
    }

    private Figure fanOut() {
        Optional<Result.FanOut> widest = result.fanOut().stream().max(Comparator.comparingDouble(Result.FanOut::total));
        return new Figure(
                "Fan-out",
                widest.map(f -> Figures.mean(f.total()) + " ×").orElse(Figures.NONE),
                widest.map(f -> "per event of " + f.source()).orElse("no source sent anything"),
                Tone.NEUTRAL);
    }

    private Optional<Figure> coldStarts() {
        List<OfComponent> functions = result.components().stream()
                .filter(c -> c.coldStarts().isPresent())
                .toList();
        if (functions.isEmpty()) {
            return Optional.empty();
        }
        double cold = sum(functions, c -> c.coldStarts().orElse(0.0));
        double all = sum(functions, c -> c.completed() + c.errors());
        return Optional.of(new Figure(
                "Cold starts",
                all > 0 ? Figures.percent(cold / all) : Figures.NONE,
                Figures.count(cold) + " of " + Figures.count(all) + " invocations",
                Tone.NEUTRAL));
    }

    private Figure failed() {
        double failed = result.paths().stream().mapToDouble(Path::failed).sum();
        double all = result.paths().stream()
                .mapToDouble(p -> p.failed() + p.completed())
                .sum();
        return count("Failed", failed, all > 0 ? Figures.percent(failed / all) + " of all ends" : "nothing arrived");
    }

    private Figure throttled() {
        List<String> where = result.components().stream()
                .filter(c -> c.throttled() > 0)
                .map(OfComponent::name)
                .toList();
        return count(
                "Throttled",
                sum(result.components(), OfComponent::throttled),
                where.isEmpty() ? "no limit was met" : "at " + some(where));
    }

    private Figure lost() {
        double lost = result.paths().stream().mapToDouble(Path::lost).sum();
        double dead = result.paths().stream().mapToDouble(Path::deadLettered).sum();
        return count("Lost", lost, Figures.count(dead) + " dead-lettered");
    }

    private static Figure count(String title, double value, String note) {
        return new Figure(title, Figures.count(value), note, value > 0 ? Tone.BAD : Tone.GOOD);
    }

    private static String some(List<String> names) {
        return names.size() <= 2 ? String.join(", ", names) : names.get(0) + " and " + (names.size() - 1) + " more";
    }

    private static double sum(List<OfComponent> of, ToDoubleFunction<OfComponent> what) {
        return of.stream().mapToDouble(what).sum();
    }

    /** {@code Order fan-out · Normal day · 600,492 source events …}. */
    String provenance() {
        Result.Provenance of = result.of();
        double warmUp = of.simulated() - of.measured();
        return String.join(
                "  ·  ",
                of.scenario(),
                Figures.count(of.sourceEvents()) + " source events",
                Figures.clock(of.measured()) + " measured"
                        + (warmUp > 0 ? " after " + Figures.clock(warmUp) + " of warm-up" : ""),
                of.replications() == 1 ? "1 replication" : of.replications() + " replications",
                "seed " + of.seed());
    }
}
