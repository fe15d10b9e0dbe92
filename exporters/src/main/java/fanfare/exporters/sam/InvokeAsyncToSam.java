package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Schedule;
import java.util.Map;

/** An event that is handed to a function, by a schedule or by another function. */
record InvokeAsyncToSam(Connection call, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(call);
        if (from.kind() == Schedule.KIND) {
            schedule(from, template);
        } else if (Callers.isOne(from)) {
            new Grants(from, in, template).invoke(in.to(call));
        } else {
            Clients.reach(from, in.to(call), template);
        }
    }

    private void schedule(Component schedule, Template template) {
        ScheduleToSam mapping = new ScheduleToSam(schedule, in);
        Map<String, Object> properties = mapping.timing();
        properties.put("OmitName", true);
        properties.put("RetryPolicy", mapping.retries());
        in.deadLetters(schedule.name())
                .ifPresent(queue -> properties.put(
                        "DeadLetterConfig", Map.of("Arn", in.references().arnOf(queue))));
        Events.add(template.resource(call.to()), schedule.name(), "ScheduleV2", properties);
    }
}
