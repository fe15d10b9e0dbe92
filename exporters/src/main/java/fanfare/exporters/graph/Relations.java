package fanfare.exporters.graph;

import static java.util.Map.entry;

import fanfare.exporters.expand.Link;
import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import java.util.Map;

/** Who finds the lines of which resource type. A new type with relations gets a line here. */
final class Relations {
    /** Finds the lines of one resource. */
    @FunctionalInterface
    interface Finder {
        void find(Resource resource, Draft into);
    }

    private static final Map<String, Finder> OF = Map.ofEntries(
            entry("AWS::Lambda::Function", Functions::function),
            entry("AWS::Lambda::EventInvokeConfig", Functions::invokeConfig),
            entry("AWS::Lambda::EventSourceMapping", Functions::eventSourceMapping),
            entry("AWS::SNS::Topic", Messaging::topic),
            entry("AWS::SNS::Subscription", Messaging::subscription),
            entry("AWS::SQS::Queue", Messaging::queue),
            entry("AWS::S3::Bucket", Stores::bucket),
            entry("Custom::S3BucketNotifications", Stores::notifications),
            entry("AWS::S3ObjectLambda::AccessPoint", Stores::objectLambda),
            entry("AWS::DynamoDB::Table", Stores::table),
            entry("AWS::RDS::DBProxyTargetGroup", Stores::proxyTargets),
            entry("AWS::Events::Rule", Rules::rule),
            entry("AWS::Scheduler::Schedule", Rules::schedule),
            entry("AWS::Pipes::Pipe", Pipes::pipe),
            entry("AWS::KinesisFirehose::DeliveryStream", Pipes::deliveryStream),
            entry("AWS::KinesisAnalytics::Application", Pipes::analytics),
            entry("AWS::KinesisAnalyticsV2::Application", Pipes::analytics),
            entry("AWS::KinesisAnalytics::ApplicationOutput", Pipes::analyticsOutput),
            entry("AWS::KinesisAnalyticsV2::ApplicationOutput", Pipes::analyticsOutput),
            entry("AWS::ApiGateway::RestApi", Apis::api),
            entry("AWS::ApiGatewayV2::Api", Apis::api),
            entry("AWS::ApiGateway::Method", Apis::method),
            entry("AWS::ApiGatewayV2::Integration", Apis::integration),
            entry("AWS::ApiGateway::Authorizer", Apis::authorizer),
            entry("AWS::ApiGatewayV2::Authorizer", Apis::authorizer),
            entry("AWS::AppSync::GraphQLApi", Graphql::api),
            entry("AWS::AppSync::DataSource", Graphql::dataSource),
            entry("AWS::StepFunctions::StateMachine", StateMachines::stateMachine),
            entry("AWS::CloudFront::Distribution", Edges::distribution),
            entry("AWS::ElasticLoadBalancingV2::Listener", Edges::listener),
            entry("AWS::ElasticLoadBalancingV2::ListenerRule", Edges::listener),
            entry("AWS::ECS::Service", Others::containerService),
            entry("AWS::Cognito::UserPool", Others::userPool),
            entry("AWS::Cognito::IdentityPool", Others::identityPool),
            entry("AWS::Logs::SubscriptionFilter", Others::logSubscription),
            entry("AWS::IoT::TopicRule", Others::thingsRule),
            entry("AWS::CloudWatch::Alarm", Others::alarm),
            entry("AWS::CloudWatch::CompositeAlarm", Others::alarm),
            entry("AWS::SecretsManager::RotationSchedule", Others::rotation),
            entry("AWS::CloudFormation::Stack", Others::stack),
            entry("AWS::CloudFormation::CustomResource", Others::custom),
            entry("AWS::SES::ReceiptRule", Others::receiptRule),
            entry("AWS::Glue::Crawler", Others::crawler),
            entry("AWS::Bedrock::Agent", Others::agent));

    private Relations() {}

    static void find(Draft draft) {
        for (Resource r : draft.resources()) {
            Finder finder = OF.get(r.type());
            if (finder != null) {
                finder.find(r, draft);
            } else if (r.type().startsWith("Custom::")) {
                Others.custom(r, draft);
            }
        }
        for (Link link : draft.expansion().links()) {
            if (link.relation() == Relation.CONNECTOR) {
                Connectors.connect(link, draft);
            } else {
                Links.join(link, draft);
            }
        }
        Permissions.find(draft);
        LambdaPermissions.find(draft);
        Leftovers.find(draft);
    }
}
