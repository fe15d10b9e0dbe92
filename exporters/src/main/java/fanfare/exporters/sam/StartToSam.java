package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Container;
import fanfare.model.kind.Schedule;

/** The start of a workflow, or of a task of a container, by code, a schedule or a client. */
record StartToSam(Connection start, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(start);
        Component workflow = in.to(start);
        if (from.kind() == Api.KIND) {
            new Integration(start, in).addTo(template);
        } else if (workflow.kind() == Container.KIND) {
            task(from, workflow, template);
        } else if (Callers.isOne(from)) {
            new Grants(from, in, template).start(workflow);
        } else if (from.kind() == Schedule.KIND) {
            new ScheduledTarget(from, workflow, in)
                    .addTo(template, "states:StartExecution", Ordered.of("Arn", Intrinsic.ref(workflow.name())));
        } else {
            Clients.reach(from, workflow, template);
        }
    }

    private void task(Component from, Component container, Template template) {
        if (Callers.isOne(from)) {
            new Grants(from, in, template).runTask(container);
        } else if (from.kind() == Schedule.KIND) {
            TaskRun run = new TaskRun(container, template);
            new ScheduledTarget(from, container, in)
                    .addTo(
                            template,
                            new TaskNetwork(template).starting(container),
                            Ordered.of("Arn", run.cluster(), "EcsParameters", run.parameters("AwsvpcConfiguration")));
        }
    }
}
