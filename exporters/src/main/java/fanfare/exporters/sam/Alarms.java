package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Alarms where work is lost or late without anybody waiting for it: a message in a dead-letter queue, a throttled
 * function, a failed execution, a consumer that falls behind its stream; and where an objective of the design is missed.
 * All tell one topic, to which whoever is on duty subscribes.
 */
final class Alarms {
    private static final double DAY = 86_400e9;

    private final Design design;
    private final Template template;
    private Optional<String> topic = Optional.empty();

    private Alarms(Design design, Template template) {
        this.design = design;
        this.template = template;
    }

    /** Adds them after everything else. */
    static void add(Design design, Template template) {
        Alarms alarms = new Alarms(design, template);
        design.components().forEach(alarms::ofComponent);
        design.connections().forEach(alarms::ofConsumer);
        design.objectives().forEach(o -> new ObjectiveAlarm(o, design, template).add(alarms));
    }

    private void ofComponent(Component c) {
        if (template.find(c.name()).isEmpty()) {
            return;
        }
        if (c.kind() == Queue.KIND && takesFailures(c)) {
            alarm(c.name() + "NotEmpty", "Messages that could not be processed wait in " + c.name())
                    .with(metric("AWS/SQS", "ApproximateNumberOfMessagesVisible"))
                    .with("Dimensions", dimension("QueueName", new Intrinsic.GetAtt(c.name(), "QueueName")))
                    .with(above("Maximum", 0));
        } else if (c.kind() == Function.KIND) {
            alarm(c.name() + "Throttled", c.name() + " is refused invocations for want of concurrency")
                    .with(metric("AWS/Lambda", "Throttles"))
                    .with("Dimensions", dimension("FunctionName", ref(c.name())))
                    .with(above("Sum", 0));
        } else if (c.kind() == Workflow.KIND) {
            alarm(c.name() + "Failed", "Executions of " + c.name() + " fail")
                    .with(metric("AWS/States", "ExecutionsFailed"))
                    .with("Dimensions", dimension("StateMachineArn", ref(c.name())))
                    .with(above("Sum", 0));
        }
    }

    private boolean takesFailures(Component queue) {
        return design.to(queue.name())
                .anyMatch(c -> c.as() == DeadLetter.INTERACTION || c.as() == Interactions.ON_FAILURE);
    }

    /** A consumer that is half of the retention behind has the other half left to be helped. */
    private void ofConsumer(Connection c) {
        boolean reads = c.as() == PollStream.INTERACTION
                && design.component(c.to())
                        .filter(f -> f.kind() == Function.KIND)
                        .isPresent();
        if (!reads || hasAgeObjective(c.to())) {
            return;
        }
        double retention = design.component(c.from())
                .filter(s -> s.kind() == Stream.KIND)
                .map(s -> (double) s.get(Stream.RETENTION))
                .orElse(DAY);
        alarm(c.to() + "Behind" + c.from(), c.to() + " is half of the retention behind " + c.from())
                .with(metric("AWS/Lambda", "IteratorAge"))
                .with("Dimensions", dimension("FunctionName", ref(c.to())))
                .with(above("Maximum", (long) (retention / 2 / 1e6)));
    }

    private boolean hasAgeObjective(String function) {
        return design.objectives().stream()
                .anyMatch(o -> o.of().filter(function::equals).isPresent() && ObjectiveAlarm.isAge(o));
    }

    /** An alarm without its metric. */
    TemplateResource alarm(String wanted, String description) {
        String id = template.unique(wanted);
        String tell = topic();
        return template.add(id, "AWS::CloudWatch::Alarm")
                .with("AlarmDescription", description)
                .with("AlarmActions", List.of(ref(tell)))
                .with("TreatMissingData", "notBreaching");
    }

    private String topic() {
        if (topic.isEmpty()) {
            String id = template.unique("Alarms");
            template.add(id, "AWS::SNS::Topic").comment("Subscribe whoever is on duty: all alarms go here.");
            template.output(id + "Arn", "ARN of the topic of all alarms", ref(id));
            topic = Optional.of(id);
        }
        return topic.get();
    }

    static Map<String, Object> metric(String namespace, String name) {
        return Ordered.of("Namespace", namespace, "MetricName", name);
    }

    static List<Object> dimension(String name, Object value) {
        return List.of(Ordered.of("Name", name, "Value", value));
    }

    /** In one minute. */
    private static Map<String, Object> above(String statistic, long threshold) {
        return Ordered.of(
                "Statistic",
                statistic,
                "Period",
                60,
                "EvaluationPeriods",
                1,
                "ComparisonOperator",
                "GreaterThanThreshold",
                "Threshold",
                threshold);
    }

    /** The dimensions by which API Gateway counts the requests of an API. */
    static List<Object> ofApi(Component api) {
        return ApiToSam.isRest(api)
                ? List.of(
                        Ordered.of("Name", "ApiName", "Value", ApiToSam.name(api)),
                        Ordered.of("Name", "Stage", "Value", ref("Stage")))
                : dimension("ApiId", ref(api.name()));
    }

    static boolean isGateway(Component c) {
        return c.kind() == Api.KIND && (ApiToSam.isRest(c) || c.get(Api.FLAVOUR).equals("http"));
    }
}
