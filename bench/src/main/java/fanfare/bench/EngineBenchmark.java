package fanfare.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many logical events a second each contender does, beside the bare floor, and whether each did the work right.
 *
 * <p>Every contender runs in a Java machine of its own; their rounds alternate, the first is not counted, and the median
 * of the others is taken. Arguments: customers a round (5000000), counted rounds (7).
 */
public final class EngineBenchmark {
    private final long customers;
    private final int rounds;

    private EngineBenchmark(long customers, int rounds) {
        this.customers = customers;
        this.rounds = rounds;
    }

    /** Runs the benchmark and prints its table as Markdown. */
    public static void main(String[] args) throws IOException {
        long customers = args.length > 0 ? Long.parseLong(args[0]) : 5_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        EngineBenchmark benchmark = new EngineBenchmark(customers, rounds);
        say("%d customers a round, median of %d rounds, Java %s%n", customers, rounds, Runtime.version());
        boolean valid = true;
        for (Work work : Work.values()) {
            valid &= benchmark.run(work);
        }
        if (!valid) {
            System.exit(1);
        }
    }

    private boolean run(Work work) throws IOException {
        Map<Entry, Lane> lanes = new EnumMap<>(Entry.class);
        try {
            for (Entry entry : Entry.values()) {
                if (entry.takesPartIn(work)) {
                    lanes.put(entry, new Lane(entry, work, customers));
                }
            }
            alternate(lanes);
            return print(work, lanes);
        } finally {
            lanes.values().forEach(Lane::close);
        }
    }

    private void alternate(Map<Entry, Lane> lanes) throws IOException {
        for (Lane lane : lanes.values()) {
            lane.round(0);
        }
        for (int round = 1; round <= rounds; round++) {
            for (Lane lane : lanes.values()) {
                lane.measure(round);
            }
        }
    }

    private static boolean print(Work work, Map<Entry, Lane> lanes) {
        say("%n**%s**: %s%n%n", work, work.title());
        say("| contender | million events/s | of the floor |%s%n", heads(work));
        say("|---|---|---|%s%n", "---|".repeat(work.checks().size()));
        double floor = lanes.get(Entry.FLOOR).medianEventsPerSecond();
        boolean valid = true;
        for (Map.Entry<Entry, Lane> lane : lanes.entrySet()) {
            double speed = lane.getValue().medianEventsPerSecond();
            say("| %s | %.2f | %.2f |", lane.getKey().title(), speed / 1e6, speed / floor);
            valid &= printChecks(work.checks(), lane.getValue().outcomes());
            say("%n");
        }
        return valid;
    }

    private static String heads(Work work) {
        StringBuilder heads = new StringBuilder();
        for (Work.Check check : work.checks()) {
            heads.append(String.format(Locale.ROOT, " %s (%.4g) |", check.name(), check.expected()));
        }
        return heads.toString();
    }

    /** A figure may differ by what is known of the true one and four standard errors of the rounds' mean. */
    private static boolean printChecks(List<Work.Check> checks, List<Outcome> outcomes) {
        boolean valid = true;
        for (int i = 0; i < checks.size(); i++) {
            int figure = i;
            double[] values =
                    outcomes.stream().mapToDouble(o -> o.figures().get(figure)).toArray();
            double mean = mean(values);
            double error = standardError(values, mean);
            boolean right =
                    Math.abs(mean - checks.get(i).expected()) <= checks.get(i).tolerance() + 4 * error;
            say(" %.4g ± %.1g%s |", mean, error, right ? "" : " **wrong**");
            valid &= right;
        }
        return valid;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double standardError(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
        System.out.flush();
    }
}
