package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Function;
import fanfare.model.kind.Schedule;

/** The start of a workflow by a function, a schedule or a client. */
record StartToSam(Connection start, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(start);
        Component workflow = in.to(start);
        if (from.kind() == Api.KIND) {
            new Integration(start, in).addTo(template);
        } else if (from.kind() == Function.KIND) {
            new Grants(from, in, template).start(workflow);
        } else if (from.kind() == Schedule.KIND) {
            new ScheduledTarget(from, workflow, in)
                    .addTo(template, "states:StartExecution", Ordered.of("Arn", Intrinsic.ref(workflow.name())));
        } else {
            Clients.reach(from, workflow, template);
        }
    }
}
