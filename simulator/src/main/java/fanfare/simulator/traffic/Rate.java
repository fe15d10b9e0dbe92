package fanfare.simulator.traffic;

import fanfare.model.design.Traffic;
import java.util.List;

/** A rate that changes over time; the one description of traffic for simulating and for drawing. */
public abstract class Rate {
    /** The rate per second at a time in nanoseconds. */
    public abstract double at(long time);

    /** The highest rate. */
    public abstract double most();

    /** From when on the rate is zero for ever; {@link Long#MAX_VALUE} for never. */
    public long silentFrom() {
        return Long.MAX_VALUE;
    }

    /** The rate of traffic that has one; users and replayed logs have none. */
    public static Rate of(Traffic traffic) {
        if (traffic instanceof Traffic.Constant c) {
            return steps(List.of(new Traffic.Step(0, c.rate())));
        } else if (traffic instanceof Traffic.Poisson p) {
            return steps(List.of(new Traffic.Step(0, p.rate())));
        } else if (traffic instanceof Traffic.Ramp r) {
            return ramp(r);
        } else if (traffic instanceof Traffic.Steps s) {
            return steps(s.steps());
        } else if (traffic instanceof Traffic.Spike s) {
            return steps(List.of(
                    new Traffic.Step(0, s.base()),
                    new Traffic.Step(s.at(), s.peak()),
                    new Traffic.Step(s.at() + s.length(), s.base())));
        } else if (traffic instanceof Traffic.Sine s) {
            return sine(s);
        }
        throw new IllegalArgumentException("This traffic has no rate: " + traffic);
    }

    private static Rate ramp(Traffic.Ramp r) {
        return new Rate() {
            @Override
            public double at(long time) {
                return time >= r.over() ? r.to() : r.from() + (r.to() - r.from()) * time / r.over();
            }

            @Override
            public double most() {
                return Math.max(r.from(), r.to());
            }

            @Override
            public long silentFrom() {
                return r.to() <= 0 ? r.over() : Long.MAX_VALUE;
            }
        };
    }

    private static Rate steps(List<Traffic.Step> steps) {
        long[] at = steps.stream().mapToLong(Traffic.Step::at).toArray();
        double[] rate = steps.stream().mapToDouble(Traffic.Step::rate).toArray();
        return new Rate() {
            @Override
            public double at(long time) {
                int i = at.length - 1;
                while (i >= 0 && at[i] > time) {
                    i--;
                }
                return i < 0 ? 0 : rate[i];
            }

            @Override
            public double most() {
                double most = 0;
                for (double r : rate) {
                    most = Math.max(most, r);
                }
                return most;
            }

            @Override
            public long silentFrom() {
                boolean ends = rate.length == 0 || rate[rate.length - 1] <= 0;
                return !ends ? Long.MAX_VALUE : rate.length == 0 ? 0 : at[at.length - 1];
            }
        };
    }

    private static Rate sine(Traffic.Sine s) {
        double perNano = 2 * Math.PI / s.period();
        return new Rate() {
            @Override
            public double at(long time) {
                double swing = StrictMath.sin(perNano * ((time - s.shift()) % s.period()));
                return Math.max(0, s.mean() + s.amplitude() * swing);
            }

            @Override
            public double most() {
                return s.mean() + Math.abs(s.amplitude());
            }
        };
    }
}
