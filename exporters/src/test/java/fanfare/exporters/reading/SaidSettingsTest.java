package fanfare.exporters.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Imported;
import fanfare.exporters.template.Beside;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Container;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a template says of a component or a connection is read, whichever resource says it. */
class SaidSettingsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String F = "  F: {Type: 'AWS::Lambda::Function', Properties: {Runtime: python3.13}}\n";

    private static Imported read(String resources) {
        return new SamImporter()
                .read("t.yaml", "Transform: AWS::Serverless-2016-10-31\nResources:\n" + resources, Beside.NOTHING)
                .value()
                .orElseThrow();
    }

    private static Component component(Imported i, String name) {
        return i.design().component(name).orElseThrow();
    }

    private static Connection connection(Imported i, String text) {
        return i.design().connections().stream()
                .filter(c -> (c.from() + " " + c.as() + " " + c.to()).equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is none of " + lines(i)));
    }

    private static List<String> lines(Imported i) {
        return i.design().connections().stream()
                .map(c -> c.from() + " " + c.as() + " " + c.to())
                .toList();
    }

    @Test
    void aServiceHasTheSizeOfItsTask() {
        Component service = component(
                read("  T: {Type: 'AWS::ECS::TaskDefinition', Properties: {Cpu: '2048', Memory: 4 GB}}\n"
                        + "  S: {Type: 'AWS::ECS::Service', Properties: {TaskDefinition: !Ref T}}\n"),
                "S");
        assertThat(service.get(Container.CPU)).isEqualTo("2");
        assertThat(service.get(Container.MEMORY)).isEqualTo(4_096);
    }

    @Test
    void anAsynchronousInvocationIsTriedAsOftenAsItsConfigurationSays() {
        Component plain = component(
                read(
                        F
                                + "  C: {Type: 'AWS::Lambda::EventInvokeConfig', Properties: {FunctionName: !Ref F, Qualifier: $LATEST, MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 300}}\n"),
                "F");
        assertThat(plain.get(Function.MAXIMUM_RETRY_ATTEMPTS)).isZero();
        assertThat(plain.get(Function.MAXIMUM_EVENT_AGE)).isEqualTo(300 * SECOND);
        Component sam = component(
                read(
                        "  F: {Type: 'AWS::Serverless::Function', Properties: {Runtime: java21, SnapStart: {ApplyOn: PublishedVersions}, EventInvokeConfig: {MaximumRetryAttempts: 1}}}\n"),
                "F");
        assertThat(sam.get(Function.MAXIMUM_RETRY_ATTEMPTS)).isEqualTo(1);
        assertThat(sam.get(Function.SNAP_START)).isTrue();
    }

    @Test
    void anAliasProvisionsAndItsUrlIsADoorOfTheFunction() {
        Imported i = read(F
                + "  A: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: !Ref F, FunctionVersion: '1', Name: live, ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 4}}}\n"
                + "  U: {Type: 'AWS::Lambda::Url', Properties: {TargetFunctionArn: !Ref A, AuthType: NONE}}\n");
        assertThat(component(i, "F").value(Function.PROVISIONED_CONCURRENCY)).contains(4L);
        assertThat(component(i, "FUrl").get(Api.FLAVOUR)).isEqualTo("function-url");
        assertThat(lines(i)).containsExactly("FUrl invoke F", "Users invoke FUrl");
    }

    @Test
    void aDistributionFetchesFromTheUrlOfAFunction() {
        Imported i = read(
                F
                        + "  U: {Type: 'AWS::Lambda::Url', Properties: {TargetFunctionArn: !GetAtt F.Arn, AuthType: NONE}}\n"
                        + "  D: {Type: 'AWS::CloudFront::Distribution', Properties: {DistributionConfig: {Origins: [{Id: f, DomainName: !Select [2, !Split [/, !GetAtt U.FunctionUrl]]}]}}}\n");
        assertThat(lines(i)).containsExactly("FUrl invoke F", "D fetch FUrl", "Users invoke D");
    }

    @Test
    void aStageThrottlesAndCaches() {
        Component api = component(
                read(
                        "  A: {Type: 'AWS::ApiGateway::RestApi'}\n"
                                + "  S: {Type: 'AWS::ApiGateway::Stage', Properties: {RestApiId: !Ref A, CacheClusterEnabled: true, CacheClusterSize: '1.6', MethodSettings: [{HttpMethod: '*', ResourcePath: '/*', CachingEnabled: true, CacheTtlInSeconds: 60, ThrottlingRateLimit: 25}]}}\n"),
                "A");
        assertThat(api.value(Api.CACHE_SIZE)).contains("1.6 GB");
        assertThat(api.get(Api.CACHE_TTL)).isEqualTo(60 * SECOND);
        assertThat(api.value(Api.THROTTLE_RATE)).contains(25.0);
    }

    @Test
    void aRegisteredConsumerHasItsOwnThroughput() {
        Imported i = read(
                F
                        + "  S: {Type: 'AWS::Kinesis::Stream'}\n"
                        + "  C: {Type: 'AWS::Kinesis::StreamConsumer', Properties: {ConsumerName: c, StreamARN: !GetAtt S.Arn}}\n"
                        + "  M: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {FunctionName: !Ref F, EventSourceArn: !Ref C, BatchSize: 20}}\n");
        Connection poll = connection(i, "S poll-stream F");
        assertThat(poll.get(PollStream.CONSUMER)).isEqualTo("enhanced-fan-out");
        assertThat(poll.get(PollStream.BATCH_SIZE)).isEqualTo(20);
    }

    @Test
    void aPipeTakesBatchesAndGivesUpAsItsSourceSays() {
        Imported i = read(
                F
                        + "  S: {Type: 'AWS::Kinesis::Stream'}\n  Q: {Type: 'AWS::SQS::Queue'}\n  L: {Type: 'AWS::SQS::Queue'}\n"
                        + "  P: {Type: 'AWS::Pipes::Pipe', Properties: {Source: !GetAtt S.Arn, Target: !GetAtt F.Arn, SourceParameters: {KinesisStreamParameters: {StartingPosition: LATEST, BatchSize: 30, MaximumRetryAttempts: 5, OnPartialBatchItemFailure: AUTOMATIC_BISECT, DeadLetterConfig: {Arn: !GetAtt L.Arn}}}}}\n"
                        + "  R: {Type: 'AWS::Pipes::Pipe', Properties: {Source: !GetAtt Q.Arn, Target: !GetAtt F.Arn, SourceParameters: {FilterCriteria: {Filters: [{Pattern: '{}'}]}, SqsQueueParameters: {BatchSize: 2}}}}\n");
        Connection stream = connection(i, "S poll-stream P");
        assertThat(stream.get(PollStream.BATCH_SIZE)).isEqualTo(30);
        assertThat(stream.value(PollStream.MAXIMUM_RETRY_ATTEMPTS)).contains(5L);
        assertThat(stream.get(PollStream.BISECT_BATCH_ON_ERROR)).isTrue();
        assertThat(connection(i, "Q poll R").get(Poll.BATCH_SIZE)).isEqualTo(2);
        assertThat(connection(i, "Q poll R").value(Poll.FILTER)).contains("{}");
        assertThat(lines(i)).contains("S dead-letter L");
    }

    @Test
    void aKafkaConsumerHasItsGroupAndBatch() {
        Imported i = read(
                "  K: {Type: 'AWS::MSK::Cluster', Properties: {ClusterName: k}}\n"
                        + "  F: {Type: 'AWS::Serverless::Function', Properties: {Runtime: python3.13, Events: {E: {Type: MSK, Properties: {Stream: !GetAtt K.Arn, Topics: [t], BatchSize: 300, StartingPosition: TRIM_HORIZON, MaximumBatchingWindowInSeconds: 4, ConsumerGroupId: readers}}}}}\n");
        Connection poll = connection(i, "K poll-kafka F");
        assertThat(poll.get(PollStream.BATCH_SIZE)).isEqualTo(300);
        assertThat(poll.get(PollStream.STARTING_POSITION)).isEqualTo("TRIM_HORIZON");
        assertThat(poll.get(PollKafka.BATCH_WINDOW)).isEqualTo(4 * SECOND);
        assertThat(poll.value(PollKafka.CONSUMER_GROUP)).contains("readers");
    }

    @Test
    void aRuleSaysWhatItWantsAndHowOftenItTries() {
        Imported i = read(
                F
                        + "  B: {Type: 'AWS::Events::EventBus', Properties: {Name: shop}}\n"
                        + "  R: {Type: 'AWS::Events::Rule', Properties: {EventBusName: !Ref B, EventPattern: {source: [orders]}, Targets: [{Id: f, Arn: !GetAtt F.Arn, RetryPolicy: {MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 600}}]}}\n");
        Connection delivery = connection(i, "B deliver F");
        assertThat(delivery.value(Deliver.FILTER)).contains("{\"source\":[\"orders\"]}");
        assertThat(delivery.get(Deliver.MAXIMUM_RETRY_ATTEMPTS)).isEqualTo(3);
        assertThat(delivery.get(Deliver.MAXIMUM_EVENT_AGE)).isEqualTo(600 * SECOND);
    }

    @Test
    void aSubscriptionFiltersBodiesButNotAttributes() {
        String topic = "  T: {Type: 'AWS::SNS::Topic'}\n  Q: {Type: 'AWS::SQS::Queue'}\n"
                + "  S: {Type: 'AWS::SNS::Subscription', Properties: {TopicArn: !Ref T, Protocol: sqs, Endpoint: !GetAtt Q.Arn, RawMessageDelivery: true, FilterPolicy: {kind: [a]}";
        Connection body = connection(read(topic + ", FilterPolicyScope: MessageBody}}\n"), "T deliver Q");
        assertThat(body.get(Deliver.RAW)).isTrue();
        assertThat(body.value(Deliver.FILTER)).contains("{\"kind\":[\"a\"]}");
        assertThat(connection(read(topic + "}}\n"), "T deliver Q").value(Deliver.FILTER))
                .isEmpty();
    }

    @Test
    void aScheduleOfAFunctionHasItsWindowAndItsRetries() {
        Imported i = read(
                "  F: {Type: 'AWS::Serverless::Function', Properties: {Runtime: python3.13, Events: {E: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(2 hours), FlexibleTimeWindow: {Mode: FLEXIBLE, MaximumWindowInMinutes: 10}, RetryPolicy: {MaximumRetryAttempts: 6}}}}}}\n");
        assertThat(component(i, "FE").value(Schedule.FLEXIBLE_WINDOW)).contains(600 * SECOND);
        assertThat(component(i, "FE").get(Schedule.MAXIMUM_RETRY_ATTEMPTS)).isEqualTo(6);
    }

    @Test
    void whatIsSwitchedOffOrGoesOffOnceMovesNothing() {
        Imported i = read(
                "  Q: {Type: 'AWS::SQS::Queue'}\n"
                        + "  F: {Type: 'AWS::Serverless::Function', Properties: {Runtime: python3.13, Events: {A: {Type: Schedule, Properties: {Schedule: rate(1 minute), Enabled: false}}, B: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 minute), State: DISABLED}}, C: {Type: ScheduleV2, Properties: {ScheduleExpression: at(2031-01-01T00:00:00)}}, D: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn, Enabled: false}}, E: {Type: Schedule, Properties: {Schedule: rate(2 hours)}}}}}\n");
        assertThat(lines(i)).containsExactly("FE invoke-async F");
        assertThat(i.remarks())
                .extracting(Imported.Remark::text)
                .contains(
                        "FA is switched off, and sets nothing off here.",
                        "FB is switched off, and sets nothing off here.",
                        "FC goes off only once, at(2031-01-01T00:00:00), and sets nothing off here.",
                        "FD is switched off, and sets nothing off here.");
    }
}
