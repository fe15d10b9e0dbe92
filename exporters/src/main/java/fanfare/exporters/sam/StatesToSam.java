package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import com.fasterxml.jackson.core.JsonProcessingException;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Container;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import fanfare.model.workflow.State;
import fanfare.model.workflow.StateMachine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The states of a workflow as Step Functions takes them: tasks that name a component call it over the integration of its
 * service, and what only a simulation needs is left out.
 */
final class StatesToSam {
    private static final Pattern BARE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final String INTEGRATION = "arn:aws:states:::";

    private final Component workflow;
    private final Context in;
    private final Template template;
    private final Map<String, Object> substitutions = new TreeMap<>();
    private final List<Object> policies = new ArrayList<>();

    StatesToSam(Component workflow, Context in, Template template) {
        this.workflow = workflow;
        this.in = in;
        this.template = template;
    }

    /** What stands for {@code ${Name}} in the definition. */
    Map<String, Object> substitutions() {
        return substitutions;
    }

    /** What the tasks may do. */
    List<Object> policies() {
        return policies;
    }

    Map<String, Object> definition() {
        if (workflow.value(Workflow.DEFINITION).isEmpty()) {
            return machine(StateMachine.of(workflow, in.design()));
        }
        try {
            Map<String, Object> own = Json.map(workflow.get(Workflow.DEFINITION));
            own.replace("States", states(own));
            allowWhatIsNamed(own);
            allowWhatIsOnlyDrawn();
            return own;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checked definition is JSON", e);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> states(Map<String, Object> machine) {
        Map<String, Object> states = (Map<String, Object>) machine.get("States");
        states.replaceAll((name, s) -> state(name, (Map<String, Object>) s));
        return states;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> state(String name, Map<String, Object> s) {
        s.remove("ItemCount");
        s.remove("Compensates");
        if (s.get("Choices") instanceof List<?> rules) {
            rules.forEach(r -> condition(name, (Map<String, Object>) r));
        }
        if (s.get("Branches") instanceof List<?> branches) {
            branches.forEach(b -> states((Map<String, Object>) b));
        }
        for (String iterator : new String[] {"ItemProcessor", "Iterator"}) {
            if (s.get(iterator) instanceof Map<?, ?> machine) {
                states((Map<String, Object>) machine);
            }
        }
        return "Task".equals(s.get("Type")) ? task(s) : s;
    }

    private void condition(String state, Map<String, Object> rule) {
        boolean silent = rule.keySet().stream().allMatch(k -> k.equals("Probability") || k.equals("Next"));
        rule.remove("Probability");
        if (silent) {
            rule.put("Variable", "$.next");
            rule.put("StringEquals", rule.get("Next"));
            template.remark("The choice " + state + " of " + workflow.name() + " goes by the field “next” of its input:"
                    + " write the condition that you mean.");
        }
    }

    private Map<String, Object> task(Map<String, Object> s) {
        Matcher bare = BARE.matcher(String.valueOf(s.get("Resource")));
        if (bare.matches()) {
            Map<String, Object> call = call(bare.group(1), "invoke");
            s.replace("Resource", call.get("Resource"));
            if (call.containsKey("Parameters")) {
                s.putIfAbsent("Parameters", call.get("Parameters"));
                s.putIfAbsent("ResultPath", "$." + bare.group(1));
            }
        } else {
            allowWhatIsNamed(s);
        }
        return s;
    }

    /** What a connection says and no task names: an item reader, or a function that a task is handed. */
    private void allowWhatIsOnlyDrawn() {
        in.design()
                .from(workflow.name())
                .filter(c -> !substitutions.containsKey(c.to()))
                .forEach(c -> allow(in.to(c), c));
    }

    private void allowWhatIsNamed(Map<String, Object> s) {
        Matcher m = BARE.matcher(s.toString());
        while (m.find()) {
            String name = m.group(1);
            in.design()
                    .component(name)
                    .filter(c -> !substitutions.containsKey(name))
                    .ifPresent(c -> {
                        substitutions.put(name, value(c));
                        in.design()
                                .from(workflow.name())
                                .filter(x -> x.to().equals(name))
                                .forEach(x -> allow(c, x));
                    });
        }
    }

    private Map<String, Object> machine(StateMachine machine) {
        Map<String, Object> states = new LinkedHashMap<>();
        machine.states().forEach((name, s) -> states.put(name, state(s)));
        return Ordered.of("StartAt", machine.startAt(), "States", states);
    }

    private Map<String, Object> state(State s) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (s instanceof State.Task t) {
            out.put("Type", "Task");
            out.putAll(call(t.target(), t.action()));
            if (out.containsKey("Parameters")) {
                out.put("ResultPath", "$." + t.target());
            }
            return next(out, t.next());
        } else if (s instanceof State.Parallel p) {
            out.put("Type", "Parallel");
            out.put("Branches", p.branches().stream().map(this::machine).toList());
            out.put("ResultPath", "$.together");
            return next(out, p.next());
        }
        out.put("Type", "Pass");
        return next(out, java.util.Optional.empty());
    }

    private static Map<String, Object> next(Map<String, Object> out, java.util.Optional<String> next) {
        next.ifPresentOrElse(n -> out.put("Next", n), () -> out.put("End", true));
        return out;
    }

    /** Resource and parameters of a task, with what it needs to be allowed. */
    private Map<String, Object> call(String target, String action) {
        Component to = in.component(target);
        Connection over = StateMachine.connection(
                        new State.Task(target, action, 0, List.of(), List.of(), java.util.Optional.empty()),
                        workflow,
                        in.design())
                .orElseThrow(() -> new IllegalStateException("nothing leads to " + target));
        substitutions.put(target, value(to));
        allow(to, over);
        return resource(to, over);
    }

    private Map<String, Object> resource(Component to, Connection over) {
        String name = "${" + to.name() + "}";
        if (to.kind() == Function.KIND && over.as() == Interactions.INVOKE) {
            return Ordered.of("Resource", name);
        } else if (to.kind() == Function.KIND) {
            return integration(
                    "lambda:invoke", Ordered.of("FunctionName", name, "InvocationType", "Event", "Payload.$", "$"));
        } else if (to.kind() == Container.KIND) {
            TaskRun run = new TaskRun(to, template);
            substitutions.putAll(run.substitutions());
            return integration(over.as() == Interactions.START ? "ecs:runTask" : "ecs:runTask.sync", run.ofWorkflow());
        } else if (to.kind() == Queue.KIND) {
            Map<String, Object> message = Ordered.of("QueueUrl", name, "MessageBody.$", "$");
            if (QueueToSam.isFifo(to)) {
                message.put("MessageGroupId.$", "$$.Execution.Id");
            }
            return integration("sqs:sendMessage", message);
        } else if (to.kind() == Topic.KIND) {
            return integration("sns:publish", Ordered.of("TopicArn", name, "Message.$", "$"));
        } else if (to.kind() == Bus.KIND) {
            Map<String, Object> entry = Ordered.of(
                    "EventBusName", name, "Source", workflow.name(), "DetailType", workflow.name(), "Detail.$", "$");
            return integration("events:putEvents", Ordered.of("Entries", List.of(entry)));
        } else if (to.kind() == Delivery.KIND) {
            return integration(
                    "aws-sdk:firehose:putRecord",
                    Ordered.of("DeliveryStreamName", name, "Record", Ordered.of("Data.$", "$")));
        } else if (to.kind() == Stream.KIND) {
            return integration(
                    "aws-sdk:kinesis:putRecord",
                    Ordered.of("StreamName", name, "PartitionKey.$", "$$.Execution.Id", "Data.$", "$"));
        }
        return store(to, over, name);
    }

    private Map<String, Object> store(Component to, Connection over, String name) {
        boolean read = over.as() == Interactions.READ;
        if (to.kind() == Table.KIND) {
            Map<String, Object> key = Ordered.of(to.get(Table.PARTITION_KEY), Ordered.of("S.$", "$.id"));
            to.value(Table.SORT_KEY).ifPresent(sort -> key.put(sort, Ordered.of("S", "latest")));
            return integration(
                    read ? "dynamodb:getItem" : "dynamodb:putItem",
                    Ordered.of("TableName", name, read ? "Key" : "Item", key));
        } else if (to.kind() == Bucket.KIND) {
            Map<String, Object> object = Ordered.of("Bucket", name, "Key.$", "$.key");
            if (!read) {
                object.put("Body.$", "$");
            }
            return integration(read ? "aws-sdk:s3:getObject" : "aws-sdk:s3:putObject", object);
        } else if (to.kind() == Workflow.KIND) {
            return execution(to, over, name);
        }
        return integration(
                "http:invoke",
                Ordered.of(
                        "ApiEndpoint",
                        name,
                        "Method",
                        "POST",
                        "Authentication",
                        Ordered.of("ConnectionArn", "${" + to.name() + "Connection}"),
                        "RequestBody.$",
                        "$"));
    }

    private static Map<String, Object> execution(Component to, Connection over, String name) {
        boolean express = to.get(Workflow.TYPE).equals("express");
        String how = over.as() == Interactions.START
                ? "states:startExecution"
                : express ? "aws-sdk:sfn:startSyncExecution" : "states:startExecution.sync:2";
        return integration(how, Ordered.of("StateMachineArn", name, "Input.$", "$"));
    }

    private static Map<String, Object> integration(String what, Map<String, Object> parameters) {
        return Ordered.of("Resource", INTEGRATION + what, "Parameters", parameters);
    }

    private Object value(Component c) {
        if (c.kind() == Function.KIND) {
            return in.references().arnOf(c);
        } else if (c.kind() == Bucket.KIND) {
            return in.references().bucketName(c);
        } else if (c.kind() == Container.KIND) {
            return TaskNetwork.family(c);
        } else if (c.kind() == External.KIND) {
            return ref(ExternalToSam.urlParameter(c, in, template));
        }
        return ref(c.name());
    }

    private void allow(Component to, Connection over) {
        boolean read = over.as() == Interactions.READ;
        if (to.kind() == Function.KIND) {
            policy("LambdaInvokePolicy", "FunctionName", in.references().functionName(to));
        } else if (to.kind() == Container.KIND) {
            new TaskRun(to, template)
                    .ofWorkflow(over.as() == Interactions.INVOKE)
                    .forEach(this::statement);
        } else if (to.kind() == Queue.KIND) {
            policy("SQSSendMessagePolicy", "QueueName", new Intrinsic.GetAtt(to.name(), "QueueName"));
        } else if (to.kind() == Topic.KIND) {
            policy("SNSPublishMessagePolicy", "TopicName", new Intrinsic.GetAtt(to.name(), "TopicName"));
        } else if (to.kind() == Bus.KIND) {
            policy("EventBridgePutEventsPolicy", "EventBusName", ref(to.name()));
        } else if (to.kind() == Delivery.KIND) {
            statement(Policies.allow("firehose:PutRecord", arn(to.name())));
        } else if (to.kind() == Stream.KIND) {
            statement(Policies.allow("kinesis:PutRecord", arn(to.name())));
        } else if (to.kind() == Table.KIND) {
            policy(read ? "DynamoDBReadPolicy" : "DynamoDBWritePolicy", "TableName", ref(to.name()));
        } else if (to.kind() == Bucket.KIND) {
            policy(
                    read ? "S3ReadPolicy" : "S3WritePolicy",
                    "BucketName",
                    in.references().bucketName(to));
        } else if (to.kind() == Workflow.KIND) {
            execute(to, over);
        } else {
            request(to);
        }
    }

    private void execute(Component to, Connection over) {
        boolean waits = over.as() == Interactions.INVOKE;
        boolean express = to.get(Workflow.TYPE).equals("express");
        statement(Policies.allow(
                waits && express ? "states:StartSyncExecution" : "states:StartExecution", ref(to.name())));
        if (waits && !express) {
            Object executions = sub("arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${"
                    + to.name() + ".Name}:*");
            statement(Policies.allow("states:DescribeExecution", executions));
            statement(Policies.allow("states:StopExecution", executions));
            Object rule = sub(
                    "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule");
            for (String action : new String[] {"events:PutTargets", "events:PutRule", "events:DescribeRule"}) {
                statement(Policies.allow(action, rule));
            }
        }
    }

    private void request(Component service) {
        String connection = new ApiDestination(service, in).connection(template);
        substitutions.put(service.name() + "Connection", arn(connection));
        statement(Policies.allow(
                "states:InvokeHTTPEndpoint",
                sub("arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:*")));
        statement(Policies.allow("events:RetrieveConnectionCredentials", arn(connection)));
        statement(Policies.allow("secretsmanager:GetSecretValue", new Intrinsic.GetAtt(connection, "SecretArn")));
        statement(Policies.allow("secretsmanager:DescribeSecret", new Intrinsic.GetAtt(connection, "SecretArn")));
    }

    private void policy(String name, String parameter, Object value) {
        add(Map.of(name, Map.of(parameter, value)));
    }

    private void statement(Map<String, Object> statement) {
        add(Map.of("Statement", List.of(statement)));
    }

    private void add(Map<String, Object> policy) {
        if (!policies.contains(policy)) {
            policies.add(policy);
        }
    }
}
