package fanfare.model.check;

import fanfare.model.design.Traffic;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Property;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The numbers of one client's traffic. */
final class TrafficCheck {
    private static final double FASTEST = 1e9;
    private static final int MOST_USERS = 10_000_000;
    private static final double LONGEST_THOUGHT = 86_400e9;

    private TrafficCheck() {}

    /** What is wrong with it; empty if nothing is. */
    static Optional<String> check(Traffic traffic) {
        Optional<String> rate = rates(traffic)
                .filter(r -> !(r >= 0 && r <= FASTEST))
                .mapToObj(r ->
                        "a rate of " + Quantities.format(Unit.RATE, r) + " is out of bounds: expected 0/s to 1e9/s")
                .findFirst();
        return rate.or(() -> shape(traffic));
    }

    private static DoubleStream rates(Traffic traffic) {
        if (traffic instanceof Traffic.Constant c) {
            return DoubleStream.of(c.rate());
        } else if (traffic instanceof Traffic.Poisson p) {
            return DoubleStream.of(p.rate());
        } else if (traffic instanceof Traffic.Ramp r) {
            return DoubleStream.of(r.from(), r.to());
        } else if (traffic instanceof Traffic.Steps s) {
            return s.steps().stream().mapToDouble(Traffic.Step::rate);
        } else if (traffic instanceof Traffic.Spike s) {
            return DoubleStream.of(s.base(), s.peak());
        } else if (traffic instanceof Traffic.Sine s) {
            return DoubleStream.of(s.mean(), s.amplitude());
        }
        return DoubleStream.empty();
    }

    private static Optional<String> shape(Traffic traffic) {
        if (traffic instanceof Traffic.Ramp r) {
            return unless(r.over() > 0, "a ramp needs a time above zero (over)");
        } else if (traffic instanceof Traffic.Steps s) {
            return unless(rising(s.steps()), "steps need at least one time, and times from 0 that rise");
        } else if (traffic instanceof Traffic.Spike s) {
            return unless(
                    s.at() >= 0 && s.length() > 0, "a spike needs a beginning (at) and a length (for) above zero");
        } else if (traffic instanceof Traffic.Sine s) {
            return unless(s.period() > 0, "a sine needs a period above zero")
                    .or(() -> unless(
                            s.amplitude() <= s.mean(),
                            "the amplitude must not exceed the mean: rates cannot be negative"));
        } else if (traffic instanceof Traffic.Users u) {
            return users(u);
        } else if (traffic instanceof Traffic.Replay r) {
            return unless(!r.file().isBlank() && !r.column().isBlank(), "a replay needs a file and a column");
        }
        return Optional.empty();
    }

    private static boolean rising(List<Traffic.Step> steps) {
        long last = -1;
        for (Traffic.Step step : steps) {
            if (step.at() <= last) {
                return false;
            }
            last = step.at();
        }
        return !steps.isEmpty();
    }

    private static Optional<String> users(Traffic.Users u) {
        if (u.count() < 1 || u.count() > MOST_USERS) {
            return Optional.of(u.count() + " users are out of bounds: expected 1 to " + MOST_USERS);
        }
        return Property.randomTime(LONGEST_THOUGHT)
                .check(u.thinkTime())
                .or(() ->
                        unless(!u.thinkTime().equals(Distribution.constant(0)), "users need a think time above zero"));
    }

    private static Optional<String> unless(boolean right, String wrong) {
        return right ? Optional.empty() : Optional.of(wrong);
    }
}
