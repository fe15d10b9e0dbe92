package fanfare.exporters.terraform;

import static java.util.Map.entry;

import java.util.Map;

/** Buses with their rules, schedules and pipes. */
final class EventRows {
    private static final int LONGEST_NAME = 64;
    private static final String TARGET = "aws_cloudwatch_event_target";
    private static final Shape OF_TARGET = Shape.plain()
            .called(
                    "Id",
                    "target_id",
                    "EcsParameters",
                    "ecs_target",
                    "KinesisParameters",
                    "kinesis_target",
                    "SqsParameters",
                    "sqs_target",
                    "HttpParameters",
                    "http_target",
                    "HttpParameters.PathParameterValues",
                    "path_parameter_values",
                    "InputTransformer.InputPathsMap",
                    "input_paths")
            .lifted("EcsParameters.NetworkConfiguration.AwsVpcConfiguration")
            .each(EventRows::enabled, "EcsParameters.NetworkConfiguration.AwsVpcConfiguration.AssignPublicIp")
            .maps(
                    "HttpParameters.HeaderParameters",
                    "HttpParameters.QueryStringParameters",
                    "InputTransformer.InputPathsMap");

    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::Events::EventBus",
                    Row.of(
                            "aws_cloudwatch_event_bus",
                            "name",
                            Shape.plain().named("name", 256),
                            "Arn",
                            "arn",
                            "Name",
                            "name")),
            entry(
                    "AWS::Events::Rule",
                    Row.of(
                            "aws_cloudwatch_event_rule",
                            "name",
                            Shape.plain()
                                    .named("name", LONGEST_NAME)
                                    .json("EventPattern")
                                    .without("Targets")
                                    .then(EventRows::targets),
                            "Arn",
                            "arn")),
            entry(
                    "AWS::Events::ApiDestination",
                    Row.of(
                            "aws_cloudwatch_event_api_destination",
                            "name",
                            Shape.plain().named("name", LONGEST_NAME),
                            "Arn",
                            "arn")),
            entry(
                    "AWS::Events::Connection",
                    Row.of(
                            "aws_cloudwatch_event_connection",
                            "name",
                            Shape.plain()
                                    .named("name", LONGEST_NAME)
                                    .called(
                                            "AuthParameters.ApiKeyAuthParameters",
                                            "api_key",
                                            "AuthParameters.ApiKeyAuthParameters.ApiKeyName",
                                            "key",
                                            "AuthParameters.ApiKeyAuthParameters.ApiKeyValue",
                                            "value",
                                            "AuthParameters.BasicAuthParameters",
                                            "basic"),
                            "Arn",
                            "arn",
                            "SecretArn",
                            "secret_arn")),
            entry(
                    "AWS::Scheduler::Schedule",
                    Row.of(
                            "aws_scheduler_schedule",
                            "name",
                            Shape.plain()
                                    .named("name", LONGEST_NAME)
                                    .called(
                                            "Target.EventBridgeParameters",
                                            "eventbridge_parameters",
                                            "Target.SageMakerPipelineParameters",
                                            "sagemaker_pipeline_parameters")
                                    .lifted("Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration")
                                    .each(
                                            EventRows::enabled,
                                            "Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"),
                            "Arn",
                            "arn")),
            entry("AWS::Pipes::Pipe", Row.of("aws_pipes_pipe", "name", pipe(), "Arn", "arn")));

    private EventRows() {}

    private static Shape pipe() {
        return Shape.plain()
                .named("name", LONGEST_NAME)
                .called(
                        "SourceParameters.DynamoDBStreamParameters",
                        "dynamodb_stream_parameters",
                        "SourceParameters.FilterCriteria.Filters",
                        "filter",
                        "TargetParameters.EventBridgeEventBusParameters",
                        "eventbridge_event_bus_parameters",
                        "TargetParameters.EcsTaskParameters.NetworkConfiguration.AwsvpcConfiguration",
                        "aws_vpc_configuration")
                .each(Json::read, "SourceParameters.FilterCriteria.Filters.Pattern")
                .maps(
                        "EnrichmentParameters.HttpParameters.HeaderParameters",
                        "EnrichmentParameters.HttpParameters.QueryStringParameters",
                        "TargetParameters.HttpParameters.HeaderParameters",
                        "TargetParameters.HttpParameters.QueryStringParameters");
    }

    private static void targets(Source rule, Translation into) {
        rule.maps("Targets").forEach(target -> {
            Block block = into.beside(rule, TARGET).with("rule", into.of(rule, "name"));
            if (rule.has("EventBusName")) {
                block.with("event_bus_name", into.value(rule.get("EventBusName")));
            }
            into.add(rule, OF_TARGET.fill(block, target, "", into.values()));
        });
    }

    /** What CloudFormation says in capitals and Terraform as a truth value. */
    static Expression enabled(Object value, Values values) {
        if (value instanceof String text) {
            return Expression.code(String.valueOf(text.equals("ENABLED")));
        }
        Expression said = values.of(value);
        return said instanceof Expression.Code c ? Expression.code(c.code() + " == \"ENABLED\"") : said;
    }
}
