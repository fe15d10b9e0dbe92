package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Schedule;
import java.util.LinkedHashMap;
import java.util.Map;

/** A schedule has a resource per target, or an event of the function that it invokes: its connections write them. */
record ScheduleToSam(Component schedule, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        if (in.design().from(schedule.name()).noneMatch(c -> c.as() != DeadLetter.INTERACTION)) {
            template.remark(schedule.name() + " has no target yet and is left out of the template.");
        }
    }

    /** When it fires, and in which window. */
    Map<String, Object> timing() {
        Map<String, Object> timing = new LinkedHashMap<>();
        timing.put("ScheduleExpression", schedule.get(Schedule.EXPRESSION));
        long window = Seconds.minutes(schedule.get(Schedule.FLEXIBLE_WINDOW));
        timing.put(
                "FlexibleTimeWindow",
                window == 0 ? Map.of("Mode", "OFF") : Ordered.of("Mode", "FLEXIBLE", "MaximumWindowInMinutes", window));
        return timing;
    }

    /** How long and how often a target is tried. */
    Map<String, Object> retries() {
        return Ordered.of(
                "MaximumRetryAttempts",
                schedule.get(Schedule.MAXIMUM_RETRY_ATTEMPTS),
                "MaximumEventAgeInSeconds",
                Seconds.of(schedule.get(Schedule.MAXIMUM_EVENT_AGE)));
    }
}
