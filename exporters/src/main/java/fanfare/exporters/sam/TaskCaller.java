package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A container: what SAM's policy templates stand for is written out into the role of its tasks. */
record TaskCaller(Component container, Context in, Template template) implements Callers.Caller {
    private record Means(String service, List<String> actions, List<String> resources) {}

    /** %s is what the template's parameter is given. */
    private static final Map<String, Means> TEMPLATES = Map.of(
            "SQSSendMessagePolicy", new Means("sqs", List.of("sqs:SendMessage"), List.of("%s")),
            "SNSPublishMessagePolicy", new Means("sns", List.of("sns:Publish"), List.of("%s")),
            "EventBridgePutEventsPolicy", new Means("events", List.of("events:PutEvents"), List.of("event-bus/%s")),
            "StepFunctionsExecutionPolicy",
                    new Means("states", List.of("states:StartExecution"), List.of("stateMachine:%s")),
            "FirehoseWritePolicy",
                    new Means(
                            "firehose",
                            List.of("firehose:PutRecord", "firehose:PutRecordBatch"),
                            List.of("deliverystream/%s")),
            "LambdaInvokePolicy",
                    new Means("lambda", List.of("lambda:InvokeFunction"), List.of("function:%s", "function:%s:*")),
            "DynamoDBReadPolicy",
                    new Means(
                            "dynamodb",
                            List.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan"),
                            List.of("table/%s", "table/%s/index/*")),
            "DynamoDBWritePolicy",
                    new Means(
                            "dynamodb",
                            List.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"),
                            List.of("table/%s", "table/%s/index/*")),
            "S3ReadPolicy", new Means("s3", List.of("s3:GetObject"), List.of("%s/*")),
            "S3WritePolicy", new Means("s3", List.of("s3:PutObject"), List.of("%s/*")));

    @Override
    public void policy(String name, String parameter, Object value) {
        Means means = TEMPLATES.get(name);
        if (means == null) {
            throw new IllegalStateException("no statement for the policy template " + name + ": add it to TaskCaller");
        }
        String named = text((Intrinsic) value);
        String prefix = "arn:${AWS::Partition}:" + means.service()
                + (means.service().equals("s3") ? ":::" : ":${AWS::Region}:${AWS::AccountId}:");
        List<Object> resources = means.resources().stream()
                .map(r -> (Object) sub(prefix + r.replace("%s", named)))
                .toList();
        statement(Ordered.of(
                "Effect", "Allow", "Action", one(List.<Object>copyOf(means.actions())), "Resource", one(resources)));
    }

    private static Object one(List<Object> several) {
        return several.size() == 1 ? several.get(0) : several;
    }

    private static String text(Intrinsic value) {
        return value instanceof Intrinsic.Sub ? value.argument() : "${" + value.argument() + "}";
    }

    @Override
    public void statement(Map<String, Object> statement) {
        List<Object> statements = statements();
        if (!statements.contains(statement)) {
            statements.add(statement);
        }
    }

    /** A policy apart from the role, so that whoever starts the tasks may refer to the role and be referred to here. */
    @SuppressWarnings("unchecked")
    private List<Object> statements() {
        String role = new TaskNetwork(template).taskRole(container);
        Map<String, Object> document = template.companion(container.name(), "TaskPolicy", "AWS::IAM::Policy")
                .with("PolicyName", "Work")
                .with("Roles", List.of(Intrinsic.ref(role)))
                .map("PolicyDocument");
        document.put("Version", Policies.VERSION);
        return (List<Object>) document.computeIfAbsent("Statement", s -> new ArrayList<>());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void variable(String name, Object value) {
        Map<String, Object> image = (Map<String, Object>)
                template.resource(container.name()).list("ContainerDefinitions").get(0);
        Map<String, Object> entry = Ordered.of("Name", name, "Value", value);
        List<Object> environment = (List<Object>) image.computeIfAbsent("Environment", e -> new ArrayList<>());
        if (!environment.contains(entry)) {
            environment.add(entry);
        }
    }
}
