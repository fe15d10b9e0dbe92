package fanfare.exporters.reading;

import fanfare.exporters.expand.Resource;
import java.util.Optional;

/** What a template says and switches off, or lets happen once: it takes no part in steady traffic. */
final class Switches {
    private Switches() {}

    /** True for the expression of a schedule that goes off at one moment. */
    static boolean isOnce(String expression) {
        return expression.strip().startsWith("at(");
    }

    /** Why a rule, a schedule or an event source mapping sets nothing off; empty if it does. */
    static Optional<String> off(Resource r, Values values) {
        Reading reading = new Reading(r.properties(), values, doubt -> {});
        boolean disabled = reading.words("State").filter("DISABLED"::equals).isPresent()
                || reading.words("Enabled").filter("false"::equalsIgnoreCase).isPresent();
        if (disabled) {
            return Optional.of("is switched off");
        }
        return reading.words("ScheduleExpression")
                .filter(Switches::isOnce)
                .map(e -> "goes off only once, " + e.strip());
    }
}
