package fanfare.exporters.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Imported;
import fanfare.exporters.Imported.Sort;
import fanfare.exporters.template.Beside;
import fanfare.exporters.template.FolderBeside;
import fanfare.model.check.DesignCheck;
import fanfare.model.check.Problem;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.file.Parsed;
import fanfare.model.kind.Function;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service is drawn with what its functions listen to and call, wherever its text stands. */
class ServerlessImporterTest {
    private static final Path PET_SHOP = Path.of("src/test/resources/services/pet-shop/serverless.yml");

    private static Parsed<Imported> read(String text) {
        return new ServerlessImporter().read("serverless.yml", text, Beside.NOTHING);
    }

    private static Imported imported(String text) {
        Parsed<Imported> parsed = read(text);
        assertThat(parsed.errors()).isEmpty();
        Imported imported = parsed.value().orElseThrow();
        assertThat(DesignCheck.check(imported.design()).stream().filter(Problem::isError))
                .isEmpty();
        return imported;
    }

    private static Imported petShop() throws IOException {
        return new ServerlessImporter()
                .read("serverless.yml", Files.readString(PET_SHOP), FolderBeside.of(PET_SHOP))
                .value()
                .orElseThrow();
    }

    private static List<String> lines(Imported imported) {
        return imported.design().connections().stream()
                .map(c -> c.from() + " " + c.as().name() + " " + c.to())
                .toList();
    }

    @Test
    void drawsAServiceOfSeveralFiles() throws IOException {
        Imported shop = petShop();
        assertThat(shop.design().name()).isEqualTo("pet-shop");
        assertThat(lines(shop))
                .containsExactlyInAnyOrder(
                        "HttpApi invoke CreateOrder",
                        "HttpApi authorize HttpApiAuthorizer",
                        "RestApi invoke work",
                        "RestApi start refund",
                        "RestApi authorize RestApiAuthorizer",
                        "RestApiAuthorizer invoke CreateOrder",
                        "WebsocketsApi invoke work",
                        "workUrl invoke work",
                        "CreateOrder on-failure JobsQueue",
                        "CreateOrder read OrdersTable",
                        "CreateOrder write OrdersTable",
                        "JobsQueue poll work",
                        "JobsQueue dead-letter DeadQueue",
                        "OrdersTable poll-stream work",
                        "PriceChanges deliver work",
                        "PetShopPhotos deliver work",
                        "ShopEvents deliver work",
                        "DefaultBus deliver work",
                        "workSchedule invoke-async work",
                        "workSchedule2 invoke-async work",
                        "work dead-letter DeadQueue",
                        "refundSchedule start refund",
                        "refund invoke CreateOrder",
                        "refund send JobsQueue",
                        "Users2 invoke HttpApi",
                        "Users2 invoke RestApi",
                        "Users2 invoke workUrl",
                        "Senders publish PriceChanges",
                        "Senders write PetShopPhotos",
                        "Senders put ShopEvents",
                        "Senders put DefaultBus",
                        "Users2 invoke WebsocketsApi");
    }

    @Test
    void settingsAreTheFunctionsOwnThenTheProviders() throws IOException {
        Component create = petShop().design().component("CreateOrder").orElseThrow();
        assertThat(create.get(Function.MEMORY)).isEqualTo(512);
        assertThat(create.get(Function.RUNTIME)).isEqualTo("nodejs20.x");
        assertThat(create.get(Function.TIMEOUT)).isEqualTo(10_000_000_000L);
        Component work = petShop().design().component("work").orElseThrow();
        assertThat(work.get(Function.MEMORY)).isEqualTo(256);
        assertThat(work.value(Function.PROVISIONED_CONCURRENCY)).contains(3L);
    }

    @Test
    void mappingsThatStandInOneFileKeepTheirOwnSettings() throws IOException {
        List<Connection> all = petShop().design().connections();
        Connection queue =
                all.stream().filter(c -> c.as() == Poll.INTERACTION).findFirst().orElseThrow();
        Connection stream = all.stream()
                .filter(c -> c.as() == PollStream.INTERACTION)
                .findFirst()
                .orElseThrow();
        assertThat(queue.get(Poll.BATCH_SIZE)).isEqualTo(5);
        assertThat(queue.get(Poll.PARTIAL_BATCH_RESPONSE)).isTrue();
        assertThat(stream.get(PollStream.BATCH_SIZE)).isEqualTo(50);
        assertThat(stream.get(PollStream.STARTING_POSITION)).isEqualTo("TRIM_HORIZON");
        assertThat(stream.value(PollStream.FILTER)).contains("{\"eventName\":[\"INSERT\"]}");
    }

    @Test
    void theCodeSaysWhichCallComesFirst() throws IOException {
        List<String> steps = petShop()
                .design()
                .from("CreateOrder")
                .filter(c -> !c.as().name().startsWith("on-"))
                .map(c -> c.step() + " " + c.as().name())
                .sorted()
                .toList();
        assertThat(steps).containsExactly("1 write", "2 read");
    }

    @Test
    void whatIsNotDrawnIsTold() throws IOException {
        Parsed<Imported> parsed =
                new ServerlessImporter().read("serverless.yml", Files.readString(PET_SHOP), FolderBeside.of(PET_SHOP));
        assertThat(parsed.problems().stream().map(Problem::text))
                .containsExactlyInAnyOrder(
                        "serverless.yml:33: warning: The functions share one role: each is drawn with everything that it"
                                + " allows; remove what a function does not call",
                        "serverless.yml:40: warning: work listens to “strange”, which is no event of the framework's own;"
                                + " it is not drawn",
                        "serverless.yml:72: warning: The section “appSync” belongs to a plugin and is not drawn");
        assertThat(parsed.value().orElseThrow().remarks()).anySatisfy(r -> {
            assertThat(r.sort()).isEqualTo(Sort.NOT_UNDERSTOOD);
            assertThat(r.text()).contains("is reached from /aws/lambda/other");
        });
    }

    @Test
    void functionsMayBeAListAndHaveRolesOfTheirOwn() {
        Imported imported = imported("""
                service: {name: reports}
                provider: {name: aws, runtime: python3.12, architecture: arm64}
                functions:
                  - collect:
                      handler: app.collect
                      iamRoleStatements:
                        - {Effect: Allow, Action: 'dynamodb:Query', Resource: !GetAtt Sales.Arn}
                      destinations: {onSuccess: render, onFailure: {type: sns, arn: !Ref Alarms}}
                      events:
                        - schedule: cron(0 6 * * ? *)
                  - render:
                      handler: app.render
                      role: RenderRole
                      events:
                        - eventBridge:
                            eventBus: !Ref Bus
                            pattern: {detail-type: [Closed]}
                            deadLetterQueueArn: !GetAtt Lost.Arn
                        - sns: {arn: !Ref Alarms, topicName: alarms, redrivePolicy: {deadLetterTargetRef: Lost}}
                        - s3: {bucket: !Ref Uploads, existing: true}
                        - alb: {listenerArn: !Ref Listener, priority: 1, conditions: {path: [/r]}}
                resources:
                  Resources:
                    Sales: {Type: AWS::DynamoDB::Table}
                    Alarms: {Type: AWS::SNS::Topic}
                    Bus: {Type: AWS::Events::EventBus, Properties: {Name: shop}}
                    Lost: {Type: AWS::SQS::Queue}
                    Uploads: {Type: AWS::S3::Bucket}
                    Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer}
                    Listener:
                      Type: AWS::ElasticLoadBalancingV2::Listener
                      Properties: {LoadBalancerArn: !Ref Balancer}
                    RenderRole:
                      Type: AWS::IAM::Role
                      Properties:
                        Policies:
                          - PolicyDocument:
                              Statement: [{Effect: Allow, Action: 's3:PutObject', Resource: !Sub '${Uploads.Arn}/*'}]
                """);
        assertThat(lines(imported))
                .contains(
                        "collectSchedule invoke-async collect",
                        "collect read Sales",
                        "collect on-success render",
                        "collect on-failure Alarms",
                        "Bus deliver render",
                        "Alarms deliver render",
                        "Alarms dead-letter Lost",
                        "Uploads deliver render",
                        "Balancer invoke render",
                        "render write Uploads")
                .doesNotContain("render read Sales", "collect write Uploads");
        assertThat(imported.design().component("collect").orElseThrow().get(Function.ARCHITECTURE))
                .isEqualTo("arm64");
    }

    @Test
    void theFrameworksDefaultsCount() {
        Component f = imported("service: s\nprovider: aws\nfunctions:\n  f: {handler: a.b}\n")
                .design()
                .component("f")
                .orElseThrow();
        assertThat(f.get(Function.MEMORY)).isEqualTo(1024);
        assertThat(f.get(Function.TIMEOUT)).isEqualTo(6_000_000_000L);
    }

    @Test
    void aComponentStandsAtItsLine() {
        Imported imported = imported("service: s\nprovider: aws\nfunctions:\n  f:\n    handler: a.b\nresources:\n"
                + "  Resources:\n    Q:\n      Type: AWS::SQS::Queue\n");
        assertThat(imported.components()).containsEntry("f", 5).containsEntry("Q", 9);
    }

    @Test
    void aFunctionNamedAsAResourceKeepsItsLongName() {
        Imported imported = imported("service: s\nprovider: aws\nfunctions:\n  Orders: {handler: a.b}\nresources:\n"
                + "  Resources:\n    Orders: {Type: AWS::DynamoDB::Table}\n");
        assertThat(imported.design().components())
                .extracting(Component::name)
                .containsExactlyInAnyOrder("OrdersLambdaFunction", "Orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serverless.yml | service: s | true",
                "serverless.dev.yaml | provider: aws | true",
                "my-service.yml | service: s\\nprovider: aws | true",
                "any.json | {\"service\": \"s\",\\n\"functions\": {}} | true",
                "serverless.yml | Resources:\\n  A: {} | false",
                "x.fanfare.json | {\"fanfare\": 1, \"service\": 1} | false",
                "compose.yml | services:\\n  a: {} | false",
                "template.yaml | Resources:\\n  A: {Properties: {service: x, provider: y}} | false",
            })
    void recognisesItsFiles(String file, String text, boolean expected) {
        assertThat(new ServerlessImporter().recognises(file, text.replace("\\n", "\n")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1|This is no service|provider: aws\nfunctions: {}\n",
                "1|The file is empty|",
                "3|neither YAML nor JSON|service: s\nprovider: aws\n  name: b\n",
                "2|The service is for “google”|service: s\nprovider: google\n",
                "4|The service is for “azure”|service: s\nprovider:\n  runtime: a\n  name: azure\n",
                "3|Functions are named parts|service: s\nprovider: aws\nfunctions: none\n",
                "3|leads back to itself|service: s\nprovider: aws\ncustom: {a: '${self:custom.a}'}\n",
            })
    void brokenFilesGiveOneMessageWithALine(String broken) {
        String[] said = broken.split("\\|", 3);
        Parsed<Imported> parsed = read(said[2]);
        assertThat(parsed.value()).isEmpty();
        assertThat(parsed.errors()).singleElement().satisfies(p -> {
            assertThat(p.line()).isEqualTo(Integer.parseInt(said[0]));
            assertThat(p.text()).contains("serverless.yml").contains(said[1]);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "functions: [1, 2]",
                "functions: {f: text}",
                "functions: {f: {handler: 5, events: {http: 1}}}",
                "functions: {f: {events: [sqs, {sqs: }, {http: }, {stream: []}, {s3: {bucket: [1]}}, {schedule: {rate: {a: 1}}}]}}",
                "functions: {f: {events: [{alb: 1}, {eventBridge: x}, {websocket: }, {sns: }, {cognitoUserPool: }, {httpApi: }]}}",
                "functions: {f: {events: [{sns: {arn: !GetAtt x}}, {sqs: !GetAtt []}, {sqs: !Ref [a]}, {cloudFront: 1}]}}",
                "functions: {f: {url: {cors: true}, vpc: no, image: x, environment: 1, destinations: 2, onError: []}}",
                "resources: [1, {Resources: 1}, {Resources: {A: 1, B: {Type: [x]}}}, {extensions: 2}]",
                "resources: {Resources: {FLambdaFunction: {Type: AWS::SQS::Queue}}}\nfunctions: {f: {handler: a.b}}",
                "stepFunctions: {stateMachines: [1, {m: 2}, {m: {definition: x, events: [1, {http: }]}}]}",
                "custom: '${file(a.yml):b.c}'\nlayers: 1\nplugins: {a: b}\nparams: x",
                "custom: {a: '${', b: '${}', c: '${:}', d: '${self:}', e: '${file()}', f: '${opt:}', g: '${a(b'}",
            })
    void oddServicesAreReadAllTheSame(String odd) {
        Parsed<Imported> parsed = read("service: s\nprovider: {name: aws, iam: 1, httpApi: x, s3: []}\n" + odd + "\n");
        assertThat(parsed.errors()).isEmpty();
        assertThat(parsed.value()).isPresent();
    }

    @Test
    void readsNothingOutsideTheFolder() throws IOException {
        Path inside = Path.of("src/test/resources/services/pet-shop/config/serverless.yml");
        Parsed<Imported> parsed = new ServerlessImporter()
                .read(
                        "serverless.yml",
                        "service: s\nprovider: aws\nfunctions: ${file(../functions.yml)}\n",
                        FolderBeside.of(inside));
        assertThat(parsed.problems().stream().map(Problem::text))
                .anyMatch(t -> t.contains("../functions.yml, which is not in the folder"));
    }
}
