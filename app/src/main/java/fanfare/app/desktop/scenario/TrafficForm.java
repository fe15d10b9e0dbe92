package fanfare.app.desktop.scenario;

import fanfare.app.desktop.inspector.DistributionForm;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms of traffic: a name, fields with their units, and the way from fields to traffic and back. */
enum TrafficForm {
    NONE("No traffic", "Sends nothing in this scenario."),
    CONSTANT("Constant", "Evenly spaced events.", rate("Rate")),
    POISSON("Poisson", "Independent events at a constant mean rate: many unrelated senders.", rate("Mean rate")),
    RAMP(
            "Ramp",
            "The rate goes evenly from one value to another, and stays there.",
            rate("From"),
            rate("To"),
            time("Over")),
    STEPS("Steps", "The rate changes at given times."),
    SPIKE("Spike", "A base rate, and a peak for a while.", rate("Base"), rate("Peak"), time("At"), time("For")),
    SINE(
            "Daily wave",
            "The rate swings around a mean; a day by default.",
            rate("Mean"),
            rate("Amplitude"),
            time("Period"),
            time("Shift")),
    USERS("Users", "Each user thinks after every answer before asking again.", new Field("Users", Unit.ONE)),
    REPLAY("Replay", "A recorded log: arrival times, or counts per minute, from a CSV file (plain or gzip).");

    /** One text to type. */
    record Field(String label, Unit unit) {}

    private static final int DIGITS = 3;
    private static final long MINUTE = 60_000_000_000L;

    private final String title;
    private final String doc;
    private final List<Field> fields;

    TrafficForm(String title, String doc, Field... fields) {
        this.title = title;
        this.doc = doc;
        this.fields = List.of(fields);
    }

    private static Field rate(String label) {
        return new Field(label, Unit.RATE);
    }

    private static Field time(String label) {
        return new Field(label, Unit.TIME);
    }

    String doc() {
        return doc;
    }

    @Override
    public String toString() {
        return title;
    }

    static TrafficForm of(Optional<Traffic> traffic) {
        if (traffic.isEmpty()) {
            return NONE;
        }
        Traffic t = traffic.get();
        if (t instanceof Traffic.Constant) {
            return CONSTANT;
        } else if (t instanceof Traffic.Poisson) {
            return POISSON;
        } else if (t instanceof Traffic.Ramp) {
            return RAMP;
        } else if (t instanceof Traffic.Steps) {
            return STEPS;
        } else if (t instanceof Traffic.Spike) {
            return SPIKE;
        } else if (t instanceof Traffic.Sine) {
            return SINE;
        }
        return t instanceof Traffic.Users ? USERS : REPLAY;
    }

    /** The fields for this traffic; those of steps come in pairs, as many as there are. */
    List<Field> fields(Optional<Traffic> traffic) {
        if (this == STEPS && traffic.isPresent() && traffic.get() instanceof Traffic.Steps s) {
            List<Field> pairs = new ArrayList<>();
            s.steps().forEach(step -> pairs.addAll(List.of(time("From"), rate("Rate"))));
            return pairs;
        }
        return fields;
    }

    /** The texts of the fields of traffic of this form. */
    List<String> texts(Traffic traffic) {
        if (traffic instanceof Traffic.Constant t) {
            return List.of(rate(t.rate()));
        } else if (traffic instanceof Traffic.Poisson t) {
            return List.of(rate(t.rate()));
        } else if (traffic instanceof Traffic.Ramp t) {
            return List.of(rate(t.from()), rate(t.to()), time(t.over()));
        } else if (traffic instanceof Traffic.Steps t) {
            return t.steps().stream()
                    .flatMap(s -> List.of(time(s.at()), rate(s.rate())).stream())
                    .toList();
        } else if (traffic instanceof Traffic.Spike t) {
            return List.of(rate(t.base()), rate(t.peak()), time(t.at()), time(t.length()));
        } else if (traffic instanceof Traffic.Sine t) {
            return List.of(rate(t.mean()), rate(t.amplitude()), time(t.period()), time(t.shift()));
        } else if (traffic instanceof Traffic.Users t) {
            return List.of(Quantities.format(Unit.ONE, t.count()));
        }
        return List.of();
    }

    /**
     * The traffic that texts say.
     *
     * @param before what the client sent until now; what has no text is kept from it
     * @throws IllegalArgumentException with a sentence when a text is wrong
     */
    Traffic read(List<String> texts, Traffic before) {
        return switch (this) {
            case CONSTANT -> new Traffic.Constant(rate(texts, 0));
            case POISSON -> new Traffic.Poisson(rate(texts, 0));
            case RAMP -> new Traffic.Ramp(rate(texts, 0), rate(texts, 1), time(texts, 2));
            case STEPS -> steps(texts);
            case SPIKE -> new Traffic.Spike(rate(texts, 0), rate(texts, 1), time(texts, 2), time(texts, 3));
            case SINE -> new Traffic.Sine(rate(texts, 0), rate(texts, 1), time(texts, 2), time(texts, 3));
            case USERS -> new Traffic.Users(count(texts.get(0)), ((Traffic.Users) before).thinkTime());
            case NONE, REPLAY -> before;
        };
    }

    private static Traffic steps(List<String> texts) {
        List<Traffic.Step> steps = new ArrayList<>();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            steps.add(new Traffic.Step(time(texts, i), rate(texts, i + 1)));
        }
        return new Traffic.Steps(steps);
    }

    /** A sensible start of this form that sends about as much as the other traffic did. */
    Optional<Traffic> start(Optional<Traffic> before, long duration) {
        double rate = before.map(TrafficForm::typicalRate).orElse(10.0);
        return switch (this) {
            case NONE -> Optional.empty();
            case CONSTANT -> Optional.of(new Traffic.Constant(rate));
            case POISSON -> Optional.of(new Traffic.Poisson(rate));
            case RAMP -> Optional.of(new Traffic.Ramp(0, rounded(2 * rate), duration));
            case STEPS ->
                Optional.of(new Traffic.Steps(List.of(
                        new Traffic.Step(0, rate),
                        new Traffic.Step(whole(duration / 3), rounded(2 * rate)),
                        new Traffic.Step(whole(2 * duration / 3), rate))));
            case SPIKE ->
                Optional.of(new Traffic.Spike(rate, rounded(10 * rate), whole(duration / 3), whole(duration / 10)));
            case SINE -> Optional.of(new Traffic.Sine(rate, rounded(rate * 0.6), Traffic.Sine.DAY, 0));
            case USERS ->
                Optional.of(new Traffic.Users(
                        (int) Math.max(1, Math.min(1e6, Math.round(rate * 5))), new Distribution.Exponential(5e9)));
            case REPLAY -> Optional.of(new Traffic.Replay("traffic.csv", "arrival", Traffic.Replay.Of.ARRIVAL_SECONDS));
        };
    }

    private static double typicalRate(Traffic traffic) {
        if (traffic instanceof Traffic.Constant t) {
            return t.rate();
        } else if (traffic instanceof Traffic.Poisson t) {
            return t.rate();
        } else if (traffic instanceof Traffic.Ramp t) {
            return rounded((t.from() + t.to()) / 2);
        } else if (traffic instanceof Traffic.Steps t) {
            return t.steps().isEmpty() ? 10 : t.steps().get(0).rate();
        } else if (traffic instanceof Traffic.Spike t) {
            return t.base();
        } else if (traffic instanceof Traffic.Sine t) {
            return t.mean();
        } else if (traffic instanceof Traffic.Users t) {
            return rounded(t.count() * 1e9 / Math.max(1e6, t.thinkTime().mean()));
        }
        return 10;
    }

    /** One line for lists: {@code Spike: 50/s, 3000/s, 10 min, 5 min}. */
    static String summary(Traffic traffic) {
        TrafficForm form = of(Optional.of(traffic));
        if (traffic instanceof Traffic.Users u) {
            return u.count() + " users, think time " + DistributionForm.summary(u.thinkTime(), Unit.TIME);
        }
        return traffic instanceof Traffic.Replay r
                ? "Replay of " + r.file()
                : form + ": " + String.join(", ", form.texts(traffic));
    }

    static String rate(double perSecond) {
        return Quantities.format(Unit.RATE, perSecond);
    }

    static String time(long nanoseconds) {
        return nanoseconds == 0 ? "0 s" : Quantities.format(Unit.TIME, nanoseconds);
    }

    private static double rate(List<String> texts, int i) {
        return Quantities.parse(Unit.RATE, texts.get(i)).doubleValue();
    }

    private static long time(List<String> texts, int i) {
        return nanoseconds(texts.get(i));
    }

    /** Whole nanoseconds; throws with a sentence. */
    static long nanoseconds(String text) {
        BigDecimal value = Quantities.parse(Unit.TIME, text);
        if (value.abs().compareTo(new BigDecimal(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("“" + text + "” is too long");
        }
        return value.longValue();
    }

    /** A whole number of people or runs; throws with a sentence. */
    static int count(String text) {
        try {
            return Quantities.parse(Unit.ONE, text).intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("“" + text + "” is not a whole number up to 2,147,483,647", e);
        }
    }

    private static double rounded(double value) {
        return value == 0
                ? 0
                : BigDecimal.valueOf(value).round(new MathContext(DIGITS)).doubleValue();
    }

    private static long whole(long time) {
        return time >= MINUTE ? time / MINUTE * MINUTE : Math.max(1, time);
    }
}
