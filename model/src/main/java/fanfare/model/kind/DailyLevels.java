package fanfare.model.kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Levels that hold from a time of the day on, every day, in UTC; written as {@code 08:00 100, 20:00 10}.
 *
 * @param steps in the order of the day
 */
public record DailyLevels(List<Step> steps) {
    /** What the text must match. */
    static final String PATTERN = "([01]\\d|2[0-3]):[0-5]\\d [1-9]\\d{0,5}(, ([01]\\d|2[0-3]):[0-5]\\d [1-9]\\d{0,5})*";

    private static final Pattern BETWEEN = Pattern.compile(", ");

    /**
     * From a time of the day on.
     *
     * @param minute of the day, 0 to 1,439
     * @param level from then on, at least 1
     */
    public record Step(int minute, long level) {
        /** Of the day. */
        public int hour() {
            return minute / 60;
        }

        /** Of the hour. */
        public int minuteOfHour() {
            return minute % 60;
        }
    }

    public DailyLevels {
        steps = steps.stream().sorted(Comparator.comparingInt(Step::minute)).toList();
    }

    /** Reads a text of the right shape. */
    public static DailyLevels of(String text) {
        List<Step> steps = new ArrayList<>();
        for (String part : BETWEEN.split(text, -1)) {
            int minute = Integer.parseInt(part.substring(0, 2)) * 60 + Integer.parseInt(part.substring(3, 5));
            steps.add(new Step(minute, Long.parseLong(part.substring(6))));
        }
        return new DailyLevels(steps);
    }

    /** The highest of all levels. */
    public long highest() {
        return steps.stream().mapToLong(Step::level).max().orElse(0);
    }

    /** True if two levels begin at the same time. */
    public boolean ambiguous() {
        return steps.stream().map(Step::minute).distinct().count() < steps.size();
    }
}
