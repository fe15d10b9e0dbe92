package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A schedule whose target is no function: a resource of its own, with a role that allows just this target. */
record ScheduledTarget(Component schedule, Component to, Context in) {

    void addTo(Template template, String action, Map<String, Object> target) {
        addTo(template, List.of(Policies.allow(action, target.get("Arn"))), target);
    }

    void addTo(Template template, List<Map<String, Object>> allowed, Map<String, Object> target) {
        String id = template.find(schedule.name()).isEmpty()
                ? schedule.name()
                : template.unique(schedule.name() + "To" + to.name());
        ScheduleToSam mapping = new ScheduleToSam(schedule, in);
        List<Object> statements = new ArrayList<>(allowed);
        TemplateResource resource = template.add(id, "AWS::Scheduler::Schedule").with(mapping.timing());
        String role = template.unique(id + "Role");
        target.put("RoleArn", arn(role));
        target.put("RetryPolicy", mapping.retries());
        in.deadLetters(schedule.name()).ifPresent(queue -> {
            Object queueArn = in.references().arnOf(queue);
            target.put("DeadLetterConfig", Map.of("Arn", queueArn));
            statements.add(Policies.allow("sqs:SendMessage", queueArn));
        });
        resource.with("Target", target);
        Map<String, Object> ownSchedules = Map.of("StringEquals", Map.of("aws:SourceAccount", ref("AWS::AccountId")));
        Policies.role(template, role, "scheduler.amazonaws.com", ownSchedules, statements);
    }
}
