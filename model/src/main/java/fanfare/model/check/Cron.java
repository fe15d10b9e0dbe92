package fanfare.model.check;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.util.Optional;

/** Schedule expressions: {@code rate(5 minutes)} and {@code cron(minutes hours day-of-month month day-of-week year)}. */
final class Cron {
    private static final int FIELDS = 6;
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
            .and()
            .instance();

    private Cron() {}

    /** What is wrong with an expression; empty if nothing is. */
    static Optional<String> check(String expression) {
        if (expression.startsWith("rate(")) {
            String digits = expression.replaceAll("[^0-9]", "");
            return digits.length() > 6
                    ? Optional.of("“" + expression + "” fires less than once in 999,999")
                    : Optional.empty();
        }
        String cron =
                expression.substring("cron(".length(), expression.length() - 1).strip();
        String[] fields = cron.split("\\s+");
        if (fields.length != FIELDS) {
            return Optional.of("“" + expression + "” has " + fields.length
                    + " fields; expected six: minutes hours day-of-month month day-of-week year");
        }
        if (fields[2].equals("?") == fields[4].equals("?")) {
            return Optional.of("“" + expression + "” needs ? in either day-of-month or day-of-week, and only in one");
        }
        try {
            new CronParser(AWS).parse(cron).validate();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("“" + expression + "” is no valid cron expression: " + firstSentence(e));
        }
    }

    private static String firstSentence(IllegalArgumentException e) {
        String message = e.getMessage() == null ? "not understood" : e.getMessage();
        return message.replaceAll("\\s+", " ").replaceFirst("^Failed to parse cron expression\\. ", "");
    }
}
