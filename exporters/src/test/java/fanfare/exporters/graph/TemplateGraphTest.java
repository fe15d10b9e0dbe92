package fanfare.exporters.graph;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.template.Beside;
import fanfare.exporters.template.Template;
import fanfare.exporters.template.TemplateReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One shape of relation each, as the SAM specification and the CloudFormation reference describe them. */
class TemplateGraphTest {
    private static final String FUNCTION = "{Runtime: python3.13, Handler: a.b, CodeUri: ., ";

    private static List<String> lines(String resources, Map<String, String> files) {
        Beside beside = path -> Optional.ofNullable(files.get(path));
        Template t = TemplateReader.template(
                        "t.yaml", "Transform: AWS::Serverless-2016-10-31\nResources:\n" + resources, beside)
                .value()
                .orElseThrow();
        return TemplateGraph.of(t).core().stream()
                .map(e -> e.source() + " " + e.relation().word() + " " + e.target())
                .toList();
    }

    private static List<String> lines(String resources) {
        return lines(resources, Map.of());
    }

    private static String resource(String name, String type, String properties) {
        return "  " + name + ": {Type: '" + type + "', Properties: " + properties + "}\n";
    }

    private static String function(String name, String more) {
        return resource(name, "AWS::Serverless::Function", FUNCTION + more + "}");
    }

    private static String of(String type) {
        return resource("Target", type, "{}");
    }

    @Test
    void eventsBeginAtWhatTheyName() {
        assertThat(lines(of("AWS::SQS::Queue")
                        + function("F", "Events: {E: {Type: SQS, Properties: {Queue: !GetAtt Target.Arn}}}")))
                .containsExactly("Target trigger F");
        assertThat(lines(of("AWS::SNS::Topic")
                        + function("F", "Events: {E: {Type: SNS, Properties: {Topic: !Ref Target}}}")))
                .containsExactly("Target subscribe F");
        assertThat(
                        lines(
                                of("AWS::S3::Bucket")
                                        + function(
                                                "F",
                                                "Events: {E: {Type: S3, Properties: {Bucket: !Ref Target, Events: 's3:ObjectCreated:*'}}}")))
                .containsExactly("Target trigger F");
        assertThat(lines(function("F", "Events: {E: {Type: Schedule, Properties: {Schedule: rate(1 hour)}}}")))
                .containsExactly("@schedule trigger F");
        assertThat(
                        lines(
                                of("AWS::Events::EventBus")
                                        + function(
                                                "F",
                                                "Events: {E: {Type: EventBridgeRule, Properties: {EventBusName: !Ref Target, Pattern: {source: [a]}}}}")))
                .containsExactly("Target trigger F");
        assertThat(lines(function("F", "Events: {E: {Type: EventBridgeRule, Properties: {Pattern: {source: [a]}}}}")))
                .containsExactly("@default-bus trigger F");
    }

    @Test
    void eventsWithoutAnApiShareTheImplicitOne() {
        assertThat(lines(function("F", "Events: {E: {Type: Api, Properties: {Path: /, Method: get}}}")
                        + function("G", "Events: {E: {Type: HttpApi, Properties: {Path: /, Method: get}}}")))
                .containsExactlyInAnyOrder("ServerlessRestApi trigger F", "ServerlessHttpApi trigger G");
    }

    @Test
    void aTopicThroughAQueueThatSamMakes() {
        assertThat(lines(of("AWS::SNS::Topic")
                        + function(
                                "F",
                                "Events: {E: {Type: SNS, Properties: {Topic: !Ref Target, SqsSubscription: true}}}")))
                .containsExactlyInAnyOrder("Target subscribe FEQueue", "FEQueue trigger F");
    }

    @Test
    void policiesReadAndWriteAndCall() {
        assertThat(lines(of("AWS::DynamoDB::Table")
                        + function("F", "Policies: [{DynamoDBReadPolicy: {TableName: !Ref Target}}]")))
                .containsExactly("F read/write Target");
        assertThat(lines(function("G", "Timeout: 3")
                        + function("F", "Policies: [{LambdaInvokePolicy: {FunctionName: !Ref G}}]")))
                .containsExactly("F invoke G");
        assertThat(
                        lines(
                                of("AWS::SQS::Queue")
                                        + function(
                                                "F",
                                                "Policies: [{Statement: [{Effect: Allow, Action: 'sqs:SendMessage', Resource: !GetAtt Target.Arn}]}]")))
                .containsExactly("F read/write Target");
        assertThat(
                        lines(
                                of("AWS::SQS::Queue")
                                        + function(
                                                "F",
                                                "Policies: [{Statement: [{Effect: Deny, Action: 'sqs:SendMessage', Resource: !GetAtt Target.Arn}]}]")))
                .isEmpty();
    }

    @Test
    void whatAPollerNeedsIsNoRead() {
        assertThat(
                        lines(
                                of("AWS::SQS::Queue")
                                        + function(
                                                "F",
                                                "Policies: [{SQSPollerPolicy: {QueueName: !GetAtt Target.QueueName}}], Events: {E: {Type: SQS, Properties: {Queue: !GetAtt Target.Arn}}}")))
                .containsExactly("Target trigger F");
    }

    @Test
    void anEnvironmentVariableAloneIsNoLineAndSaysWhatAStarIsFor() {
        String environment = "Environment: {Variables: {T: !Ref Target}}";
        assertThat(lines(of("AWS::DynamoDB::Table") + function("F", environment)))
                .isEmpty();
        assertThat(
                        lines(
                                of("AWS::DynamoDB::Table")
                                        + function(
                                                "F",
                                                environment
                                                        + ", Policies: [{Statement: [{Effect: Allow, Action: 'dynamodb:PutItem', Resource: '*'}]}]")))
                .containsExactly("F read/write Target");
    }

    @Test
    void aNameSaysWhatAReferenceWouldSay() {
        assertThat(lines(resource("Target", "AWS::DynamoDB::Table", "{TableName: orders-table}")
                        + function("F", "Policies: [{DynamoDBCrudPolicy: {TableName: orders-table}}]")))
                .containsExactly("F read/write Target");
    }

    @Test
    void failuresAndResultsGoWhereTheyAreSent() {
        assertThat(lines(of("AWS::SQS::Queue")
                        + function("F", "DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Target.Arn}")))
                .containsExactly("F dead-letter Target");
        assertThat(lines(of("AWS::SQS::Queue")
                        + resource(
                                "Q",
                                "AWS::SQS::Queue",
                                "{RedrivePolicy: {deadLetterTargetArn: !GetAtt Target.Arn, maxReceiveCount: 5}}")))
                .containsExactly("Q dead-letter Target");
        assertThat(lines(function("F", "EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SQS}}}")))
                .containsExactly("F destination FEventInvokeConfigOnFailureQueue");
    }

    @Test
    void aCustomResourceSetsTheNotificationsOfABucket() {
        String bucket = resource("B", "AWS::S3::Bucket", "{}") + function("Setter", "");
        assertThat(
                        lines(
                                of("AWS::SQS::Queue")
                                        + bucket
                                        + resource(
                                                "N",
                                                "Custom::S3BucketNotifications",
                                                "{ServiceToken: !GetAtt Setter.Arn, BucketName: !Ref B, NotificationConfiguration: {QueueConfigurations: [{Events: ['s3:ObjectCreated:*'], QueueArn: !GetAtt Target.Arn}]}}")))
                .containsExactly("B trigger Target");
    }

    @Test
    void samMakesTheDestinationThatIsNotNamedUnderSomeCondition() {
        assertThat(
                        lines(
                                of("AWS::SQS::Queue")
                                        + function(
                                                "F",
                                                "EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SQS, Destination: !If [Own, !GetAtt Target.Arn, !Ref 'AWS::NoValue']}}}")))
                .containsExactlyInAnyOrder("F destination Target", "F destination FEventInvokeConfigOnFailureQueue");
        assertThat(
                        lines(
                                function(
                                        "F",
                                        "EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: SNS, Destination: !Ref 'AWS::NoValue'}}}")))
                .containsExactly("F destination FEventInvokeConfigOnSuccessTopic");
    }

    @Test
    void aStateMachineCallsWhatItsStatesSay() {
        String machine = resource(
                "M",
                "AWS::Serverless::StateMachine",
                "{DefinitionUri: m.asl.json, DefinitionSubstitutions: {Fn: !GetAtt F.Arn}}");
        String states = """
                {"StartAt": "A", "States": {"A": {"Type": "Map", "MaxConcurrency": ${N}, "ItemProcessor": {"StartAt": "B",
                 "States": {"B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Parameters": {"FunctionName": "${Fn}"}, "End": true}}}, "End": true}}}
                """;
        assertThat(lines(function("F", "Timeout: 3") + machine, Map.of("m.asl.json", states)))
                .containsExactly("M invoke F");
    }

    @Test
    void anApiDescribedInAFileLeadsToItsIntegrations() {
        String body = """
                openapi: 3.0.1
                paths:
                  /orders:
                    post:
                      x-amazon-apigateway-integration:
                        type: aws_proxy
                        uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations
                  /queue:
                    post:
                      x-amazon-apigateway-integration:
                        type: aws
                        uri: !Sub arn:aws:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Target.QueueName}
                """;
        assertThat(lines(
                        of("AWS::SQS::Queue")
                                + function("F", "Timeout: 3")
                                + resource(
                                        "Api",
                                        "AWS::Serverless::Api",
                                        "{StageName: prod, DefinitionBody: {'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: api.yaml}}}}"),
                        Map.of("api.yaml", body)))
                .containsExactlyInAnyOrder("Api trigger F", "Api read/write Target");
    }

    @Test
    void connectorsMeanWhatTheTypesAtTheirEndsMean() {
        String connector =
                "  C: {Type: 'AWS::Serverless::Connector', Properties: {Source: {Id: F}, Destination: {Id: Target}, Permissions: [Write]}}\n";
        assertThat(lines(function("F", "Timeout: 3") + of("AWS::DynamoDB::Table") + connector))
                .containsExactly("F read/write Target");
        assertThat(lines(function("F", "Timeout: 3") + of("AWS::StepFunctions::StateMachine") + connector))
                .containsExactly("F invoke Target");
    }

    @Test
    void globalsHoldForEveryFunction() {
        Template t = TemplateReader.template(
                        "t.yaml",
                        "Globals: {Function: {MemorySize: 512, Environment: {Variables: {A: 1}}}}\nResources:\n"
                                + function("F", "Environment: {Variables: {B: 2}}"),
                        Beside.NOTHING)
                .value()
                .orElseThrow();
        var f = fanfare.exporters.expand.Expansion.of(t).resources().get("F");
        assertThat(f.properties().at("MemorySize").words()).hasValue("512");
        assertThat(f.properties().at("Environment", "Variables").entries()).containsOnlyKeys("A", "B");
    }

    @Test
    void aFileThatIsNotThereIsAWarning() {
        Template t = TemplateReader.template(
                        "t.yaml",
                        "Resources:\n" + resource("M", "AWS::Serverless::StateMachine", "{DefinitionUri: gone.json}"),
                        Beside.NOTHING)
                .value()
                .orElseThrow();
        assertThat(TemplateGraph.of(t).problems())
                .singleElement()
                .satisfies(
                        p -> assertThat(p.text())
                                .isEqualTo(
                                        "t.yaml:2: warning: /Resources/M: names the file gone.json, which is not beside the template"));
    }
}
