package fanfare.exporters.cdk;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * The table of mappings by type of resource. A type that is not here, or a resource that its construct cannot say, becomes the
 * low-level construct of its type.
 */
final class CdkMappings {
    private static final Map<String, Entry> TYPES = Map.ofEntries(
            entry("AWS::AppSync::DataSource", new Entry(GraphQlApi.Source::new, Map.of("Name", "name"))),
            entry(
                    "AWS::AppSync::FunctionConfiguration",
                    new Entry(GraphQlApi.Step::new, Map.of("FunctionId", "functionId"))),
            entry(
                    "AWS::CloudFront::CachePolicy",
                    new Entry(
                            Cdn.CachePolicy::new,
                            Map.of("", "cachePolicyId", "Id", "cachePolicyId"),
                            Cdn.CachePolicy::fits)),
            entry(
                    "AWS::CloudFront::Distribution",
                    new Entry(
                            Cdn.Distribution::new,
                            Map.of(
                                    "",
                                    "distributionId",
                                    "Id",
                                    "distributionId",
                                    "DomainName",
                                    "distributionDomainName"),
                            Cdn.Distribution::fits)),
            entry("AWS::CloudFront::OriginAccessControl", new Entry(Cdn.AccessControl::new, Map.of())),
            entry(
                    "AWS::Cognito::UserPool",
                    new Entry(Stores.UserPool::new, Map.of("", "userPoolId", "Arn", "userPoolArn"))),
            entry(
                    "AWS::DynamoDB::Table",
                    new Entry(
                            Stores.Table::new,
                            Map.of("", "tableName", "Arn", "tableArn", "StreamArn", "tableStreamArn!"))),
            entry(
                    "AWS::EC2::SecurityGroup",
                    new Entry(Network.SecurityGroup::new, Map.of("", "securityGroupId", "GroupId", "securityGroupId"))),
            entry("AWS::EC2::SecurityGroupIngress", new Entry(Network.Ingress::new, Map.of())),
            entry(
                    "AWS::Events::ApiDestination",
                    new Entry(
                            Eventing.ApiDestination::new,
                            Map.of("", "apiDestinationName", "Arn", "apiDestinationArn"))),
            entry(
                    "AWS::Events::Connection",
                    new Entry(
                            Eventing.Connection::new,
                            Map.of("", "connectionName", "Arn", "connectionArn", "SecretArn", "connectionSecretArn"))),
            entry(
                    "AWS::Events::EventBus",
                    new Entry(
                            Eventing.Bus::new,
                            Map.of("", "eventBusName", "Arn", "eventBusArn", "Name", "eventBusName"))),
            entry("AWS::Events::Rule", new Entry(Eventing.Rule::new, Map.of("Arn", "ruleArn"), Eventing.Rule::fits)),
            entry("AWS::IAM::Policy", new Entry(Roles.Policy::new, Map.of())),
            entry("AWS::IAM::Role", new Entry(Roles.Role::new, Map.of("", "roleName", "Arn", "roleArn"))),
            entry("AWS::Kinesis::Stream", new Entry(Stores.Stream::new, Map.of("", "streamName", "Arn", "streamArn"))),
            entry(
                    "AWS::Kinesis::StreamConsumer",
                    new Entry(
                            Stores.Consumer::new, Map.of("", "streamConsumerArn", "ConsumerARN", "streamConsumerArn"))),
            entry(
                    "AWS::Logs::LogGroup",
                    new Entry(Stores.LogGroup::new, Map.of("", "logGroupName", "Arn", "logGroupArn"))),
            entry(
                    "AWS::S3::Bucket",
                    new Entry(
                            Stores.Bucket::new,
                            Map.of(
                                    "", "bucketName",
                                    "Arn", "bucketArn",
                                    "RegionalDomainName", "bucketRegionalDomainName",
                                    "DomainName", "bucketDomainName"))),
            entry("AWS::S3::BucketPolicy", new Entry(Stores.BucketPolicy::new, Map.of())),
            entry("AWS::SNS::Subscription", new Entry(Messaging.Subscription::new, Map.of())),
            entry("AWS::SNS::Topic", new Entry(Messaging.Topic::new, Map.of("", "topicArn", "TopicName", "topicName"))),
            entry("AWS::SNS::TopicPolicy", new Entry(r -> CdkMappings::written, Map.of())),
            entry(
                    "AWS::SQS::Queue",
                    new Entry(
                            Messaging.Queue::new, Map.of("", "queueUrl", "Arn", "queueArn", "QueueName", "queueName"))),
            entry("AWS::SQS::QueuePolicy", new Entry(r -> CdkMappings::written, Map.of())),
            entry(
                    "AWS::Scheduler::Schedule",
                    new Entry(Eventing.Schedule::new, Map.of("Arn", "scheduleArn"), Eventing.Schedule::fits)),
            entry("AWS::SecretsManager::Secret", new Entry(Stores.Secret::new, Map.of("", "secretArn"))),
            entry(
                    "AWS::Serverless::Api",
                    new Entry(RestApi::new, Map.of("", "restApiId", "RootResourceId", "restApiRootResourceId"))),
            entry(Function.TYPE, new Entry(Function::new, Map.of("", "functionName", "Arn", "functionArn"))),
            entry(
                    "AWS::Serverless::GraphQLApi",
                    new Entry(
                            GraphQlApi::new,
                            Map.of("", "apiId", "ApiId", "apiId", "Arn", "arn", "GraphQLUrl", "graphqlUrl"))),
            entry(
                    "AWS::Serverless::HttpApi",
                    new Entry(HttpApi::new, Map.of("", "apiId", "ApiEndpoint", "apiEndpoint"))),
            entry(
                    "AWS::Serverless::StateMachine",
                    new Entry(
                            StateMachine::new,
                            Map.of("", "stateMachineArn", "Arn", "stateMachineArn", "Name", "stateMachineName"))),
            entry("AWS::Serverless::WebSocketApi", new Entry(WebSocketApi::new, WebSocketApi.MEMBERS)));

    private CdkMappings() {}

    /**
     * A line of the table.
     *
     * @param members what attributes are called; the attribute of a reference is empty
     * @param fits whether the construct can say the resource
     */
    private record Entry(CdkMapping.OfResource maker, Map<String, String> members, BiPredicate<Resource, Stack> fits) {
        Entry(CdkMapping.OfResource maker, Map<String, String> members) {
            this(maker, members, (resource, stack) -> true);
        }

        UnaryOperator<String> member() {
            return attribute -> members.getOrDefault(attribute, Level1.member(attribute));
        }
    }

    /** Policies of queues and topics are written by the constructs that send to them. */
    private static void written(Stack stack) {}

    /** Says what the constructs of a stack are called, so that values can refer to them. */
    static void declare(Stack stack) {
        stack.resources().values().forEach(r -> {
            Entry entry = TYPES.get(r.type());
            if (stack.isAsItIs(r.id()) || entry == null && !Level1.isKnown(r.type())) {
                stack.declare(r.id(), "Resource", Level1::untyped);
                return;
            }
            stack.declare(r.id(), r.sort(), entry == null ? Level1::member : entry.member());
            if (r.type().equals(Function.TYPE)) {
                if (Function.hasAlias(r)) {
                    stack.declare(Function.alias(r.id()), "Alias", m -> "functionArn");
                }
                if (r.properties().has("FunctionUrlConfig")) {
                    stack.declare(r.id() + "Url", "FunctionUrl", m -> m.equals("FunctionUrl") ? "url" : "functionUrl");
                }
            }
        });
        // What cannot be said must be known before anything refers to it.
        stack.resources().values().forEach(r -> {
            Entry entry = TYPES.get(r.type());
            if (entry != null && !stack.isAsItIs(r.id()) && !entry.fits().test(r, stack)) {
                stack.declare(r.id(), "Cfn" + r.sort(), Level1::member);
            }
        });
    }

    /** The mapping of a resource. */
    static CdkMapping of(Resource r, Stack stack) {
        Entry entry = TYPES.get(r.type());
        if (stack.isAsItIs(r.id()) || entry == null || !entry.fits().test(r, stack)) {
            return new Level1(r, !stack.isAsItIs(r.id()));
        }
        return entry.maker().of(r);
    }
}
