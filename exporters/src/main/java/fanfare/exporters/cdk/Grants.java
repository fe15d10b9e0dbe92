package fanfare.exporters.cdk;

import static java.util.Map.entry;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is allowed to whom: the constructs' own grants where there are any, statements elsewhere. */
final class Grants {
    /** Policy templates: what they name their resource by, and the method that grants the same. */
    private static final Map<String, Grant> TEMPLATES = Map.ofEntries(
            entry("DynamoDBReadPolicy", new Grant("TableName", "grantReadData")),
            entry("DynamoDBWritePolicy", new Grant("TableName", "grantWriteData")),
            entry("LambdaInvokePolicy", new Grant("FunctionName", "grantInvoke")),
            entry("EventBridgePutEventsPolicy", new Grant("EventBusName", "grantPutEventsTo")),
            entry("SNSPublishMessagePolicy", new Grant("TopicName", "grantPublish")),
            entry("SQSSendMessagePolicy", new Grant("QueueName", "grantSendMessages")),
            entry("S3ReadPolicy", new Grant("BucketName", "grantRead")),
            entry("S3WritePolicy", new Grant("BucketName", "grantPut")),
            entry("StepFunctionsExecutionPolicy", new Grant("StateMachineName", "grantStartExecution")));

    /** Single actions on a construct of this sort, and the method that grants the same. */
    private static final Map<String, String> ACTIONS = Map.of(
            "states:StartSyncExecution StateMachine", "grantStartSyncExecution",
            "states:StartExecution StateMachine", "grantStartExecution",
            "kinesis:PutRecord Stream", "grantWrite",
            "sqs:SendMessage Queue", "grantSendMessages",
            "sns:Publish Topic", "grantPublish",
            "events:PutEvents EventBus", "grantPutEventsTo",
            "lambda:InvokeFunction Function", "grantInvoke");

    private static final Set<String> KINESIS_WRITE = Set.of("kinesis:PutRecord", "kinesis:PutRecords");

    private Grants() {}

    private record Grant(String parameter, String method) {}

    /** Everything that policies of a function or a state machine allow. */
    static void all(String grantee, List<?> policies, Stack stack) {
        for (Object policy : policies) {
            Tree tree = Tree.of(policy);
            tree.entries().forEach((name, parameters) -> {
                if (name.equals("Statement")) {
                    tree.list(name).forEach(s -> grant(grantee, "addToRolePolicy", Tree.of(s), stack));
                } else {
                    template(grantee, name, Tree.of(parameters), stack);
                }
            });
        }
    }

    private static void template(String grantee, String name, Tree parameters, Stack stack) {
        if (name.equals("FirehoseWritePolicy")) {
            String stream = stack.values()
                    .target(parameters.at("DeliveryStreamName").orElseThrow())
                    .orElseThrow();
            statement(
                    grantee,
                    List.of("firehose:PutRecord", "firehose:PutRecordBatch"),
                    stack.member(stream, "Arn"),
                    stack);
            return;
        }
        Grant grant = Optional.ofNullable(TEMPLATES.get(name))
                .orElseThrow(() -> new IllegalStateException("no grant for the policy template " + name));
        Object named = parameters.at(grant.parameter()).orElseThrow();
        Optional<String> target = stack.values().target(named);
        if (target.isPresent()) {
            stack.add(Statement.about(grantee, Ts.on(stack.callee(target.get()), grant.method(), Ts.var(grantee))));
        } else if (name.equals("LambdaInvokePolicy")) {
            Ts arn = stack.values()
                    .of(new Intrinsic.Sub(
                            "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Name}*",
                            Map.of("Name", named)));
            statement(grantee, List.of("lambda:InvokeFunction"), arn, stack);
        } else {
            throw new IllegalStateException("no construct is named by " + named);
        }
    }

    private static void statement(String grantee, List<String> actions, Ts resource, Stack stack) {
        stack.add(Statement.about(
                grantee,
                Ts.on(
                        grantee,
                        "addToRolePolicy",
                        Props.of("actions", stack.values().of(actions))
                                .and("resources", Ts.list(List.of(resource)))
                                .make("iam.PolicyStatement"))));
    }

    /** What a statement allows. */
    static void grant(String grantee, String method, Tree statement, Stack stack) {
        List<?> resources = statement.list("Resource");
        Optional<String> target = resources.size() == 1 && !statement.has("Condition")
                ? stack.values().target(resources.get(0))
                : Optional.empty();
        String granting = target.map(t -> granting(statement.list("Action"), stack.sort(t)))
                .orElse("");
        stack.add(Statement.about(
                grantee,
                granting.isEmpty()
                        ? Ts.on(grantee, method, Roles.statement(statement, stack))
                        : Ts.on(target.orElseThrow(), granting, Ts.var(grantee))));
    }

    private static String granting(List<?> actions, String sort) {
        if (KINESIS_WRITE.containsAll(actions) && sort.equals("Stream")) {
            return "grantWrite";
        }
        return actions.size() == 1 ? ACTIONS.getOrDefault(actions.get(0) + " " + sort, "") : "";
    }
}
