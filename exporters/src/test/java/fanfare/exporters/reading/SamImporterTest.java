package fanfare.exporters.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Imported;
import fanfare.exporters.Imported.Sort;
import fanfare.exporters.template.Beside;
import fanfare.model.check.DesignCheck;
import fanfare.model.check.Problem;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Api;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Table;
import fanfare.model.kind.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A template is drawn, and simulates with assumptions that are told. */
class SamImporterTest {
    private static final String ORDERS = """
            Transform: AWS::Serverless-2016-10-31
            Description: Orders of a shop
            Parameters:
              Memory: {Type: Number, Default: 512}
              Stage: {Type: String, Default: prod}
            Mappings:
              Timeouts: {prod: {Seconds: 20}, test: {Seconds: 5}}
            Conditions:
              IsProd: !Equals [!Ref Stage, prod]
            Globals:
              Function: {Runtime: python3.13, MemorySize: !Ref Memory}
            Resources:
              Create:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: app.handler
                  CodeUri: src/create
                  Timeout: !FindInMap [Timeouts, !Ref Stage, Seconds]
                  Policies:
                    - DynamoDBCrudPolicy: {TableName: !Ref Orders}
                    - SQSSendMessagePolicy: {QueueName: !GetAtt Mails.QueueName}
                  Events:
                    Post: {Type: HttpApi, Properties: {Path: /orders, Method: post}}
              Orders:
                Type: AWS::Serverless::SimpleTable
                Properties: {PrimaryKey: {Name: orderId, Type: String}}
              Mails:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: !If [IsProd, 180, 30]
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
              Dead: {Type: AWS::SQS::Queue}
              Send:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: app.handler
                  CodeUri: src/send
                  MemorySize: 256
                  Events:
                    Mail: {Type: SQS, Properties: {Queue: !GetAtt Mails.Arn, BatchSize: 5, FunctionResponseTypes: [ReportBatchItemFailures]}}
                    Nightly: {Type: Schedule, Properties: {Schedule: 'cron(0 3 * * ? *)'}}
              Logs:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: !Sub "/aws/lambda/${Create}", RetentionInDays: 30}
            """;

    private static Imported imported(String text, Map<String, String> files) {
        Beside beside = path -> Optional.ofNullable(files.get(path));
        Imported imported =
                new SamImporter().read("template.yaml", text, beside).value().orElseThrow();
        assertThat(DesignCheck.check(imported.design()).stream().filter(Problem::isError))
                .isEmpty();
        return imported;
    }

    private static Imported orders() {
        return imported(ORDERS, Map.of());
    }

    private static Component component(Imported i, String name) {
        return i.design().component(name).orElseThrow();
    }

    private static List<String> connections(Imported i) {
        return i.design().connections().stream()
                .map(c -> c.from() + " " + c.as() + " " + c.to())
                .toList();
    }

    private static final String SYNTHESISED = """
            Resources:
              Photos8E2CF0E7:
                Type: AWS::S3::Bucket
                Metadata: {"aws:cdk:path": Shop/Photos/Resource}
              PhotosNotifications1A2B3C4D:
                Type: Custom::S3BucketNotifications
                Properties:
                  ServiceToken: !GetAtt BucketNotificationsHandler050a0587b7544547bf325f094a3db8347ECC3691.Arn
                  BucketName: !Ref Photos8E2CF0E7
                  NotificationConfiguration:
                    QueueConfigurations:
                      - {Events: ["s3:ObjectCreated:*"], QueueArn: !GetAtt Jobs4A5B6C7D.Arn}
                Metadata: {"aws:cdk:path": Shop/Photos/Notifications/Resource}
              Jobs4A5B6C7D:
                Type: AWS::SQS::Queue
                Metadata: {"aws:cdk:path": Shop/Jobs/Resource}
              BucketNotificationsHandler050a0587b7544547bf325f094a3db8347ECC3691:
                Type: AWS::Lambda::Function
                Properties: {Runtime: python3.13, Handler: index.handler}
                Metadata: {"aws:cdk:path": Shop/BucketNotificationsHandler050a0587b7544547bf325f094a3db834/Resource}
              Resize57196AE7:
                Type: AWS::Lambda::Function
                Properties: {Runtime: nodejs22.x, Role: !GetAtt ResizeServiceRoleE52F2EFC.Arn}
                Metadata: {"aws:cdk:path": Shop/Resize/Resource}
              ResizeServiceRoleE52F2EFC:
                Type: AWS::IAM::Role
                Metadata: {"aws:cdk:path": Shop/Resize/ServiceRole/Resource}
              ResizeServiceRoleDefaultPolicy0B1C2D3E:
                Type: AWS::IAM::Policy
                Properties:
                  Roles: [!Ref ResizeServiceRoleE52F2EFC]
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Action: ["dynamodb:PutItem", "dynamodb:DescribeTable"]
                        Resource: !GetAtt SizesFFFF0000.Arn
                Metadata: {"aws:cdk:path": Shop/Resize/ServiceRole/DefaultPolicy/Resource}
              ResizeLive0A1B2C3D:
                Type: AWS::Lambda::Alias
                Properties:
                  FunctionName: !Ref Resize57196AE7
                  Name: live
                  ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 4}
                Metadata: {"aws:cdk:path": Shop/ResizeLive/Resource}
              ResizeFunctionUrl12345678:
                Type: AWS::Lambda::Url
                Properties: {TargetFunctionArn: !Ref ResizeLive0A1B2C3D, AuthType: NONE}
                Metadata: {"aws:cdk:path": Shop/Resize/FunctionUrl/Resource}
              SizesFFFF0000:
                Type: AWS::DynamoDB::Table
                Metadata: {"aws:cdk:path": Shop/Sizes/Resource}
              CDKMetadata:
                Type: AWS::CDK::Metadata
                Metadata: {"aws:cdk:path": Shop/CDKMetadata/Default}
            """;

    @Test
    void aSynthesisedTemplateIsDrawnAsItsSourceSaysIt() {
        Imported i = imported(SYNTHESISED, Map.of());
        assertThat(i.design().components())
                .filteredOn(c -> c.kind() != Resource.KIND)
                .extracting(Component::name)
                .contains("Photos", "Jobs", "Resize", "Sizes", "ResizeUrl")
                .noneMatch(name -> name.contains("Handler"));
        assertThat(i.design().components())
                .extracting(Component::name)
                .noneMatch(name -> name.contains("Notifications") || name.contains("Metadata"));
        assertThat(connections(i))
                .contains("Photos deliver Jobs", "ResizeUrl invoke Resize", "Resize write Sizes")
                .doesNotContain("Resize read Sizes");
        assertThat(component(i, "Resize").value(Function.PROVISIONED_CONCURRENCY))
                .contains(4L);
    }

    @Test
    void aFunctionBundledFromTypeScriptIsInTypeScript() {
        String template = """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Metadata: {BuildMethod: esbuild, BuildProperties: {EntryPoints: [app.ENDING]}}
                    Properties: {Handler: app.handler, Runtime: nodejs22.x, CodeUri: src/work}
                """;
        for (Map.Entry<String, String> language :
                Map.of("ts", "typescript", "mjs", "javascript").entrySet()) {
            Imported imported = imported(template.replace("ENDING", language.getKey()), Map.of());
            assertThat(imported.design().component("Work").orElseThrow().get(Function.LANGUAGE))
                    .isEqualTo(language.getValue());
        }
    }

    @Test
    void everyRelationBecomesAConnection() {
        assertThat(connections(orders()))
                .containsExactlyInAnyOrder(
                        "Users invoke ServerlessHttpApi",
                        "ServerlessHttpApi invoke Create",
                        "Create read Orders",
                        "Create write Orders",
                        "Create send Mails",
                        "Mails poll Send",
                        "Mails dead-letter Dead",
                        "SendNightly invoke-async Send");
    }

    @Test
    void propertiesAreResolvedFromGlobalsParametersMappingsAndConditions() {
        Imported i = orders();
        assertThat(component(i, "Create").get(Function.MEMORY)).isEqualTo(512);
        assertThat(component(i, "Create").get(Function.TIMEOUT)).isEqualTo(20_000_000_000L);
        assertThat(component(i, "Send").get(Function.MEMORY)).isEqualTo(256);
        assertThat(component(i, "Create").get(Function.RUNTIME)).isEqualTo("python3.13");
        assertThat(component(i, "Mails").get(Queue.VISIBILITY_TIMEOUT)).isEqualTo(180_000_000_000L);
        assertThat(component(i, "Orders").get(Table.PARTITION_KEY)).isEqualTo("orderId");
        assertThat(component(i, "SendNightly").get(Schedule.EXPRESSION)).isEqualTo("cron(0 3 * * ? *)");
    }

    private static Connection connection(Imported i, String from, String to) {
        return i.design().from(from).filter(c -> c.to().equals(to)).findFirst().orElseThrow();
    }

    @Test
    void connectionsHaveWhatMappingsRedrivePoliciesAndRoutesSay() {
        Imported i = orders();
        assertThat(connection(i, "Mails", "Send").get(Poll.BATCH_SIZE)).isEqualTo(5);
        assertThat(connection(i, "Mails", "Send").get(Poll.PARTIAL_BATCH_RESPONSE))
                .isTrue();
        assertThat(connection(i, "Mails", "Dead").get(DeadLetter.MAX_RECEIVE_COUNT))
                .isEqualTo(3);
        assertThat(connection(i, "ServerlessHttpApi", "Create").get(Interactions.PATH))
                .isEqualTo("/orders");
        assertThat(connection(i, "ServerlessHttpApi", "Create").get(Interactions.METHOD))
                .isEqualTo("POST");
    }

    @Test
    void whatIsNotDrawnIsKeptAsItStands() {
        Component logs = component(orders(), "Logs");
        assertThat(logs.kind()).isSameAs(Resource.KIND);
        assertThat(logs.get(Resource.TYPE)).isEqualTo("AWS::Logs::LogGroup");
        assertThat(logs.get(Resource.PROPERTIES))
                .isEqualTo("{\"LogGroupName\":{\"Fn::Sub\":\"/aws/lambda/${Create}\"},\"RetentionInDays\":30}");
    }

    @Test
    void everyConnectionKnowsTheLinesThatSayIt() {
        Imported i = orders();
        Connection send = connection(i, "Create", "Mails");
        assertThat(i.connections().get(send.id())).containsExactly(21);
        assertThat(i.components()).containsEntry("Orders", 25);
    }

    @Test
    void assumptionsAreTold() {
        Imported i = orders();
        assertThat(i.design().scenarios())
                .singleElement()
                .satisfies(s -> assertThat(s.traffic()).containsOnly(Map.entry("Users", new Traffic.Poisson(10))));
        assertThat(i.remarks()).filteredOn(r -> r.sort() == Sort.ASSUMED).hasSize(2);
    }

    @Test
    void callsAreMadeInTheOrderOfTheCode() {
        String code = """
                def handler(event, context):
                    queue.send_message(QueueUrl=url, MessageBody=body)
                    table.put_item(Item=item)
                    table.get_item(Key=key)
                """;
        Imported i = imported(ORDERS, Map.of("src/create/app.py", code));
        assertThat(i.design().from("Create").map(c -> c.as() + " " + c.step()))
                .containsExactlyInAnyOrder("send 1", "write 2", "read 3");
        assertThat(orders().design().from("Create").map(c -> c.as() + " " + c.step()))
                .as("the usual order where there is no code")
                .containsExactlyInAnyOrder("read 1", "write 2", "send 3");
    }

    @Test
    void aStateMachineKeepsItsDefinition() {
        String template = """
                Resources:
                  F: {Type: 'AWS::Serverless::Function', Properties: {InlineCode: x, Handler: a.b, Runtime: python3.13}}
                  M:
                    Type: AWS::Serverless::StateMachine
                    Properties:
                      Type: EXPRESS
                      DefinitionUri: m.asl.json
                      DefinitionSubstitutions: {Arn: !GetAtt F.Arn}
                      Policies: [{LambdaInvokePolicy: {FunctionName: !Ref F}}]
                """;
        String states =
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"${Arn}\",\"End\":true}}}";
        Component m = component(imported(template, Map.of("m.asl.json", states)), "M");
        assertThat(m.get(Workflow.TYPE)).isEqualTo("express");
        assertThat(m.get(Workflow.DEFINITION))
                .isEqualTo(fanfare.model.file.JsonDocument.kept(states.replace("${Arn}", "${F}")));
    }

    @Test
    void aFunctionUrlIsADoor() {
        Imported i = imported(
                "Resources:\n  F: {Type: 'AWS::Serverless::Function', Properties: {InlineCode: x, Handler: a.b, Runtime: python3.13, FunctionUrlConfig: {AuthType: NONE}}}\n",
                Map.of());
        assertThat(component(i, "FUrl").get(Api.FLAVOUR)).isEqualTo("function-url");
        assertThat(connections(i)).containsExactlyInAnyOrder("FUrl invoke F", "Users invoke FUrl");
    }

    @Test
    void aFunctionThatMayCallItselfDoesNotWaitForItself() {
        Imported i = imported(
                "Resources:\n  F: {Type: 'AWS::Serverless::Function', Properties: {InlineCode: x, Handler: a.b, Runtime: python3.13, FunctionName: self-caller, Policies: [{Statement: [{Effect: Allow, Action: 'lambda:InvokeFunction', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:self-caller'}]}]}}\n",
                Map.of());
        assertThat(connections(i)).containsExactly("F invoke-async F");
    }

    private static final String FUNCTION =
            "{Type: 'AWS::Serverless::Function', Properties: {InlineCode: x, Handler: a.b, Runtime: python3.13";

    @Test
    void anAuthorizerStandsBetweenItsApiAndItsFunction() {
        Imported i = imported(
                "Resources:\n  F: " + FUNCTION + "}}\n  G: " + FUNCTION
                        + ", Events: {E: {Type: Api, Properties: {Path: /, Method: get, RestApiId: !Ref A}}}}}\n"
                        + "  A: {Type: 'AWS::Serverless::Api', Properties: {StageName: p, Auth: {Authorizers: {T: {FunctionArn: !GetAtt F.Arn}}}}}\n",
                Map.of());
        assertThat(connections(i)).contains("A authorize AAuthorizer", "AAuthorizer invoke F", "A invoke G");
    }

    @Test
    void aPipeEnrichesAndDelivers() {
        Imported i = imported(
                "Resources:\n  F: " + FUNCTION
                        + "}}\n  Q: {Type: 'AWS::SQS::Queue'}\n  B: {Type: 'AWS::Events::EventBus', Properties: {Name: b}}\n"
                        + "  P: {Type: 'AWS::Pipes::Pipe', Properties: {Source: !GetAtt Q.Arn, Enrichment: !GetAtt F.Arn, Target: !GetAtt B.Arn}}\n",
                Map.of());
        assertThat(connections(i)).contains("Q poll P", "P enrich F", "P put B");
    }

    @Test
    void aDeliveryStreamReadsAStreamAndWritesToABucket() {
        Imported i = imported(
                "Resources:\n  S: {Type: 'AWS::Kinesis::Stream'}\n  B: {Type: 'AWS::S3::Bucket'}\n"
                        + "  D: {Type: 'AWS::KinesisFirehose::DeliveryStream', Properties: {KinesisStreamSourceConfiguration: {KinesisStreamARN: !GetAtt S.Arn}, ExtendedS3DestinationConfiguration: {BucketARN: !GetAtt B.Arn, BufferingHints: {IntervalInSeconds: 60}}}}\n",
                Map.of());
        assertThat(connections(i)).contains("S read-stream D", "D write B");
        assertThat(component(i, "D").get(fanfare.model.kind.Delivery.BUFFER_INTERVAL))
                .isEqualTo(60_000_000_000L);
    }

    @Test
    void aServiceAndItsTaskAreOneContainerAndAnInstanceBelongsToItsCluster() {
        Imported i = imported(
                "Resources:\n  T: {Type: 'AWS::ECS::TaskDefinition', Properties: {Cpu: '512', Memory: '1024'}}\n"
                        + "  S: {Type: 'AWS::ECS::Service', Properties: {TaskDefinition: !Ref T, DesiredCount: 3}}\n"
                        + "  C: {Type: 'AWS::RDS::DBCluster', Properties: {Engine: aurora-mysql}}\n"
                        + "  I: {Type: 'AWS::RDS::DBInstance', Properties: {DBClusterIdentifier: !Ref C}}\n",
                Map.of());
        assertThat(i.design().components()).extracting(Component::name).containsExactlyInAnyOrder("S", "C");
        assertThat(component(i, "S").get(fanfare.model.kind.Container.CPU)).isEqualTo("0.5");
        assertThat(component(i, "S").get(fanfare.model.kind.Container.DESIRED_TASKS))
                .isEqualTo(3);
        assertThat(component(i, "C").get(fanfare.model.kind.Database.ENGINE)).isEqualTo("mysql");
    }

    @Test
    void aBucketWhoseEventsARuleWantsTellsTheDefaultBus() {
        Imported i = imported(
                "Resources:\n  B: {Type: 'AWS::S3::Bucket', Properties: {BucketName: inbox-bucket}}\n  F: " + FUNCTION
                        + ", Events: {E: {Type: EventBridgeRule, Properties: {Pattern: {source: [aws.s3], detail: {bucket: {name: [inbox-bucket]}}}}}}}}\n",
                Map.of());
        assertThat(connections(i)).contains("B deliver DefaultBus", "DefaultBus deliver F");
    }
}
