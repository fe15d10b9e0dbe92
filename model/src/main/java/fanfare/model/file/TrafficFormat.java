package fanfare.model.file;

import fanfare.model.check.Nearest;
import fanfare.model.check.Pointers;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Traffic in a file: an object with one word that says how, and its numbers. */
final class TrafficFormat {
    private static final List<String> WORDS =
            List.of("constant", "poisson", "ramp", "steps", "spike", "sine", "diurnal", "users", "replay");
    private static final List<String> COLUMNS = List.of("arrival-seconds", "counts-per-minute");

    private TrafficFormat() {}

    static Traffic read(Json json, String pointer) {
        Fields outer = Fields.of(json, pointer, new ArrayList<>());
        if (outer.names().size() != 1) {
            throw outer.wrong("expected one kind of traffic: an object with one of " + String.join(", ", WORDS), "");
        }
        String word = outer.names().iterator().next();
        if (!WORDS.contains(word)) {
            throw outer.wrong(word, "“" + word + "” is no kind of traffic", Nearest.advice(word, WORDS));
        }
        if (word.equals("steps")) {
            return steps(outer);
        }
        Fields in = outer.findObject(word).orElseThrow();
        Traffic traffic = numbers(word, in);
        in.noOthers();
        return traffic;
    }

    private static Traffic numbers(String word, Fields in) {
        return switch (word) {
            case "constant" -> new Traffic.Constant(rate(in, "rate"));
            case "poisson" -> new Traffic.Poisson(rate(in, "rate"));
            case "ramp" -> new Traffic.Ramp(rate(in, "from"), rate(in, "to"), time(in, "over"));
            case "spike" -> new Traffic.Spike(rate(in, "base"), rate(in, "peak"), time(in, "at"), time(in, "for"));
            case "sine" -> sine(in, in.find("period").isPresent() ? time(in, "period") : Traffic.Sine.DAY);
            case "diurnal" -> sine(in, Traffic.Sine.DAY);
            case "users" ->
                new Traffic.Users(
                        count(in),
                        DistributionFormat.read(
                                Unit.TIME, in.need("thinkTime", "a time or a distribution"), in.pointer("thinkTime")));
            default ->
                new Traffic.Replay(
                        in.needText("file", "the name of a CSV file"),
                        in.needText("column", "the heading of a column"),
                        column(in));
        };
    }

    private static Traffic sine(Fields in, long period) {
        long shift = in.find("shift").isPresent() ? time(in, "shift") : 0;
        return new Traffic.Sine(rate(in, "mean"), rate(in, "amplitude"), period, shift);
    }

    private static int count(Fields in) {
        in.need("count", "how many users");
        return Math.toIntExact(in.findWhole("count", 0, Integer.MAX_VALUE).orElseThrow());
    }

    private static Traffic.Replay.Of column(Fields in) {
        String of = in.needText("of", "what the column holds");
        if (!COLUMNS.contains(of)) {
            throw in.wrong("of", "“" + of + "” does not say what a column holds", Nearest.advice(of, COLUMNS));
        }
        return Traffic.Replay.Of.valueOf(of.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Traffic steps(Fields outer) {
        List<Traffic.Step> steps = new ArrayList<>();
        for (Json json : outer.findList("steps")) {
            Fields in = Fields.of(json, outer.pointer("steps") + Pointers.to(steps.size()), new ArrayList<>());
            steps.add(new Traffic.Step(time(in, "at"), rate(in, "rate")));
            in.noOthers();
        }
        return new Traffic.Steps(steps);
    }

    private static double rate(Fields in, String name) {
        return ValueFormat.decimal(Unit.RATE, in.need(name, "a rate"), in.pointer(name));
    }

    private static long time(Fields in, String name) {
        return ValueFormat.whole(Unit.TIME, in.need(name, "a time"), in.pointer(name));
    }

    static Object write(Traffic traffic) {
        Map<String, Object> in = new LinkedHashMap<>();
        if (traffic instanceof Traffic.Constant c) {
            in.put("rate", rate(c.rate()));
            return word("constant", in);
        } else if (traffic instanceof Traffic.Poisson p) {
            in.put("rate", rate(p.rate()));
            return word("poisson", in);
        } else if (traffic instanceof Traffic.Ramp r) {
            in.put("from", rate(r.from()));
            in.put("to", rate(r.to()));
            in.put("over", time(r.over()));
            return word("ramp", in);
        } else if (traffic instanceof Traffic.Steps s) {
            return word("steps", s.steps().stream().map(TrafficFormat::step).toList());
        } else if (traffic instanceof Traffic.Spike s) {
            in.put("base", rate(s.base()));
            in.put("peak", rate(s.peak()));
            in.put("at", time(s.at()));
            in.put("for", time(s.length()));
            return word("spike", in);
        } else if (traffic instanceof Traffic.Sine s) {
            return sine(s, in);
        } else if (traffic instanceof Traffic.Users u) {
            in.put("count", (long) u.count());
            in.put("thinkTime", DistributionFormat.write(Unit.TIME, u.thinkTime()));
            return word("users", in);
        }
        Traffic.Replay r = (Traffic.Replay) traffic;
        in.put("file", r.file());
        in.put("column", r.column());
        in.put("of", r.of().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return word("replay", in);
    }

    private static Object sine(Traffic.Sine s, Map<String, Object> in) {
        in.put("mean", rate(s.mean()));
        in.put("amplitude", rate(s.amplitude()));
        boolean daily = s.period() == Traffic.Sine.DAY;
        if (!daily) {
            in.put("period", time(s.period()));
        }
        if (s.shift() != 0) {
            in.put("shift", time(s.shift()));
        }
        return word(daily ? "diurnal" : "sine", in);
    }

    private static Object step(Traffic.Step s) {
        Map<String, Object> in = new LinkedHashMap<>();
        in.put("at", time(s.at()));
        in.put("rate", rate(s.rate()));
        return in;
    }

    private static Object rate(double value) {
        return ValueFormat.quantity(Unit.RATE, value);
    }

    private static Object time(long value) {
        return ValueFormat.quantity(Unit.TIME, value);
    }

    private static Map<String, Object> word(String word, Object value) {
        Map<String, Object> outer = new LinkedHashMap<>();
        outer.put(word, value);
        return outer;
    }
}
