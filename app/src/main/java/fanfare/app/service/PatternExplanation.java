package fanfare.app.service;

import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Metric.Statistic;
import fanfare.model.kind.Role;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.OfFault;
import fanfare.simulator.run.Result.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a figure of a pattern is what it is: what it means, and what was seen at every place. */
final class PatternExplanation {
    private final Measure measure;
    private final Optional<String> place;
    private final Result result;

    private PatternExplanation(Measure measure, Optional<String> place, Result result) {
        this.measure = measure;
        this.place = place;
        this.result = result;
    }

    /** Whether a measure is one of a pattern or of a fault. */
    static boolean covers(Measure m) {
        return m.role().isPresent() || m.equals(Measure.RECOVERY) || m.equals(Measure.COLLAPSES);
    }

    /** Explains a figure at a place, or at all of them. */
    static Explanation of(Measure measure, Optional<String> place, Result result) {
        PatternExplanation e = new PatternExplanation(measure, place, result);
        return measure.role().map(e::ofRole).orElseGet(e::ofFaults);
    }

    private String title(String value) {
        return measure.word() + place.map(p -> " of " + p).orElse("") + " = " + value;
    }

    private Explanation ofRole(Role role) {
        List<Pattern> here = result.patterns().stream()
                .filter(p -> p.role() == role)
                .filter(p -> place.isEmpty()
                        || place.get().equals(p.at())
                        || place.get().equals(p.place()))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(role.doc());
        lines.add(
                switch (role.statistic()) {
                    case COUNT -> "Counted in the measured time; the places add up.";
                    case PERCENTILES ->
                        "From histograms with steps of 0.2 %, one for each place; the worst place counts.";
                    case LEVEL -> "Each level is weighted by how long it lasted; the worst place counts.";
                });
        here.forEach(p -> lines.add(p.place() + ": " + Patterns.words(p) + interval(p) + "."));
        if (here.isEmpty()) {
            lines.add("Nothing of it was observed.");
        }
        return new Explanation(title(value(role, here)), lines);
    }

    private String interval(Pattern p) {
        String field = p.role().statistic() == Statistic.PERCENTILES ? "timesMs." + measure.statistic() : "count";
        return Optional.ofNullable(p.ci95().get(field))
                .map(i -> p.role().statistic() == Statistic.PERCENTILES
                        ? " (95 % interval " + Numbers.time(i.low()) + " to " + Numbers.time(i.high()) + ")"
                        : " (95 % interval " + Numbers.count(i.low()) + " to " + Numbers.count(i.high()) + ")")
                .orElse("");
    }

    private String value(Role role, List<Pattern> here) {
        return switch (role.statistic()) {
            case COUNT ->
                Numbers.count(here.stream().mapToDouble(Pattern::count).sum());
            case PERCENTILES ->
                Numbers.time(here.stream()
                        .mapToDouble(p -> p.times().statistic(measure.statistic()))
                        .max()
                        .orElse(0));
            case LEVEL ->
                Numbers.percent(here.stream()
                        .mapToDouble(p -> measure.statistic().equals("max")
                                ? p.level().max()
                                : p.level().mean())
                        .max()
                        .orElse(0));
        };
    }

    private Explanation ofFaults() {
        List<OfFault> here = result.faults().stream()
                .filter(f -> place.isEmpty() || place.get().equals(f.on()))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(
                "After a fault a source has recovered when, over three windows of a tenth of the shortest fault, the share of its failures is within five points of what it was before and its mean latency within twice that and 10 ms. It collapses if that takes more than ten times the fault's length.");
        here.forEach(f -> lines.add(FaultWords.what(f) + ", events of " + f.source() + ": "
                + FaultWords.afterwards(f).toLowerCase(Locale.ROOT) + "."));
        if (here.isEmpty()) {
            lines.add("No fault of the scenario concerned it.");
        }
        return new Explanation(title(measure.equals(Measure.RECOVERY) ? longest(here) : collapses(here)), lines);
    }

    private static String longest(List<OfFault> faults) {
        return faults.stream().anyMatch(f -> f.recovery().isEmpty())
                ? "not within the run"
                : Numbers.length(faults.stream()
                        .mapToDouble(f -> f.recovery().orElseThrow() * 1_000)
                        .max()
                        .orElse(0));
    }

    private static String collapses(List<OfFault> faults) {
        return Numbers.count(faults.stream().filter(OfFault::collapsed).count());
    }
}
