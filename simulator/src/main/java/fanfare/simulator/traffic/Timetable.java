package fanfare.simulator.traffic;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import fanfare.simulator.kernel.RandomStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times of a schedule expression: {@code rate(5 minutes)} or {@code cron(0 6 * * ? *)}, in UTC. */
public final class Timetable {
    /** A simulation starts at midnight of this Monday. */
    private static final ZonedDateTime START = ZonedDateTime.of(2026, 1, 5, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    private static final CronDefinition AWS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .supportsL()
            .supportsW()
            .supportsQuestionMark()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(1, 7)
            .withMondayDoWValue(2)
            .supportsHash()
            .supportsL()
            .supportsQuestionMark()
            .and()
            .withYear()
            .withValidRange(1970, 2199)
            .optional()
            .and()
            .instance();

    private Timetable() {}

    /**
     * The arrivals of an expression.
     *
     * @throws IllegalArgumentException with a sentence for the user when the expression makes no sense
     */
    public static Arrivals of(String expression) {
        Matcher rate = RATE.matcher(expression);
        if (rate.matches()) {
            long every = unit(rate.group(2))
                    .multipliedBy(Long.parseLong(rate.group(1)))
                    .toNanos();
            return Arrivals.constant(1e9 / every);
        }
        if (!expression.startsWith("cron(") || !expression.endsWith(")")) {
            throw new IllegalArgumentException("“" + expression + "” is neither rate(…) nor cron(…)");
        }
        String cron = expression.substring(5, expression.length() - 1);
        ExecutionTime times = ExecutionTime.forCron(new CronParser(AWS).parse(cron));
        return new Arrivals() {
            @Override
            public long next(long now, RandomStream random) {
                Optional<ZonedDateTime> at = times.nextExecution(START.plusNanos(now));
                return at.map(t -> Duration.between(START, t).toNanos()).orElse(Long.MAX_VALUE);
            }
        };
    }

    private static Duration unit(String word) {
        return switch (word) {
            case "minute" -> Duration.ofMinutes(1);
            case "hour" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
