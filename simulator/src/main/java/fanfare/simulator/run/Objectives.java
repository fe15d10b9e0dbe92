package fanfare.simulator.run;

import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Role;
import fanfare.model.kind.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Holds a result against the objectives of its design. Times are measured in nanoseconds. */
final class Objectives {
    private static final double MS = 1e6;
    private static final double SECOND = 1e9;
    private static final Map<Measure, ToDoubleFunction<Result.OfComponent>> OF_COMPONENTS = Map.of(
            Measure.ERROR_RATE, c -> share(c.errors() + c.throttled(), c.arrivals()),
            Measure.COLD_START_RATE, c -> share(c.coldStarts().orElse(0.0), c.completed() + c.errors()),
            Measure.THROTTLED, Result.OfComponent::throttled,
            Measure.ENVIRONMENTS_MAX,
                    c -> c.environments().map(Result.Level::max).orElse(0L));

    private final List<Result.OfComponent> components;
    private final List<Result.Pattern> patterns;
    private final List<Result.OfFault> faults;
    private final Result.Cost cost;

    Objectives(
            List<Result.OfComponent> components,
            List<Result.Pattern> patterns,
            List<Result.OfFault> faults,
            Result.Cost cost) {
        this.components = components;
        this.patterns = patterns;
        this.faults = faults;
        this.cost = cost;
    }

    List<Result.Checked> checked(List<Objective> objectives) {
        List<Result.Checked> all = new ArrayList<>();
        for (Objective o : objectives) {
            measured(o).ifPresent(measured -> {
                boolean met = o.bound() == Objective.Bound.BELOW ? measured < o.limit() : measured > o.limit();
                all.add(new Result.Checked(o, measured, met));
            });
        }
        return all;
    }

    private Optional<Double> measured(Objective o) {
        Measure m = o.measure();
        if (m.equals(Measure.COST_MONTH)) {
            return Optional.of(cost.month());
        } else if (m.equals(Measure.COST_PER_MILLION)) {
            return Optional.of(cost.perMillionSourceEvents());
        } else if (m.equals(Measure.RECOVERY)) {
            return Optional.of(recovery(o));
        } else if (m.equals(Measure.COLLAPSES)) {
            return Optional.of(
                    (double) struck(o).filter(Result.OfFault::collapsed).count());
        }
        return m.role()
                .map(role -> pattern(role, o))
                .or(() -> components.stream()
                        .filter(c -> o.of().equals(Optional.of(c.name())))
                        .findFirst()
                        .map(c -> ofComponent(m, c)));
    }

    private Stream<Result.OfFault> struck(Objective o) {
        return faults.stream().filter(f -> o.of().isEmpty() || o.of().get().equals(f.on()));
    }

    private double recovery(Objective o) {
        return struck(o)
                .mapToDouble(f -> f.recovery().map(s -> s * SECOND).orElse(Double.POSITIVE_INFINITY))
                .max()
                .orElse(0);
    }

    /** Counts add up over the places; of times and levels the worst place counts. */
    private double pattern(Role role, Objective o) {
        Stream<Result.Pattern> here = patterns.stream()
                .filter(p ->
                        p.role() == role && (o.of().isEmpty() || o.of().get().equals(p.at())));
        double scale = role.unit() == Unit.TIME ? MS : 1;
        String statistic = o.measure().statistic();
        return switch (role.statistic()) {
            case COUNT -> here.mapToDouble(Result.Pattern::count).sum();
            case PERCENTILES ->
                here.mapToDouble(p -> scale * value(p.times(), statistic)).max().orElse(0);
            case LEVEL ->
                here.mapToDouble(p -> value(p.level(), statistic)).max().orElse(0);
        };
    }

    private static double ofComponent(Measure m, Result.OfComponent c) {
        if (m.metric().isPresent()) {
            return metric(m, m.metric().get(), c);
        }
        return OF_COMPONENTS
                .getOrDefault(m, of -> MS * value(of.latency(), m.statistic()))
                .applyAsDouble(c);
    }

    private static double metric(Measure m, String name, Result.OfComponent c) {
        if (c.times().containsKey(name)) {
            return value(c.times().get(name), m.statistic()) * (m.unit() == Unit.TIME ? MS : 1);
        }
        return c.levels().containsKey(name)
                ? value(c.levels().get(name), m.statistic())
                : c.counts().getOrDefault(name, 0.0);
    }

    private static double value(Result.Level l, String statistic) {
        return statistic.equals("max") ? l.max() : l.mean();
    }

    private static double value(Result.Latency l, String statistic) {
        return l.statistic(statistic);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
