package fanfare.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one round of a contender gave.
 *
 * @param nanoseconds processor time of the measured part
 * @param events logical events in it: an arrival and an end of service for each customer
 * @param figures what {@link Work#checks} compares with its known answers
 */
record Outcome(long nanoseconds, long events, List<Double> figures) {

    Outcome(long nanoseconds, long events, double... figures) {
        this(nanoseconds, events, Arrays.stream(figures).boxed().toList());
    }

    double eventsPerSecond() {
        return events * 1e9 / nanoseconds;
    }

    /** The outcome in one line of text. */
    String line() {
        return nanoseconds + " " + events + " "
                + figures.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    static Outcome parse(String line) {
        String[] parts = line.split(" ");
        List<Double> figures = Arrays.stream(parts).skip(2).map(Double::valueOf).toList();
        return new Outcome(Long.parseLong(parts[0]), Long.parseLong(parts[1]), figures);
    }
}
